"""Why the ranking is what it is, in sentences: reasons, bands, and how close the call was."""

from collections.abc import Callable
from fractions import Fraction

from engine.approaches import Approach
from engine.format import part_points, percent, points, rounded
from engine.scenarios import SCENARIOS, Kind
from engine.tools.decision_lab.model import PARTS, Position, Score
from engine.tools.decision_lab.sensitivity import Robustness

type Rule = tuple[Callable[[Position], bool], str]

CLOSE_CALL_E4 = 30_000
"""A lead below three points is too small to act on."""

PART_LABELS = {
    "fit": "Fit to the scenario",
    "stability": "Requirement stability",
    "data": "Labeled data",
    "volume": "Request volume",
    "freshness": "Freshness need",
    "tolerance": "Room for long prompts",
    "prompt_burden": "Rule: prompt burden",
    "data_gate": "Rule: data gate",
    "moving_facts": "Rule: moving facts",
}
"""What each part of a score is called beside its points."""

LAYER_ZERO = "Prompting is layer zero: it is part of every stack, whatever wins."
KEEP_VALIDATION = "Keep validation on, whatever wins here."
HONESTY = (
    "The scores are an open opinion with its weights on show, not a measurement. Where they "
    "disagree with your own test cases, believe the test cases."
)

FALLBACK = "No single input decides it; the fit to this scenario does."

REASONS: dict[Approach, tuple[Rule, ...]] = {
    Approach.LORA: (
        (lambda p: p["freshness"] >= 70, "Facts change too fast here: an adapter would learn answers that expire."),
        (lambda p: p["data"] < 40, "There are too few labeled examples yet. Collect and review some before training."),
        (
            lambda p: p["volume"] >= 70,
            "At this volume, every token trimmed from the prompt pays off on call after call.",
        ),
        (
            lambda p: p["data"] >= 70 and p["stability"] >= 70,
            "Enough labeled examples exist to learn a pattern that will stay put.",
        ),
        (lambda p: p["stability"] < 40, "The requirements still move, so a learned pattern would soon be out of date."),
        (lambda p: p["volume"] < 40, "With few calls, a shorter prompt saves little."),
        (
            lambda p: p["tolerance"] < 40,
            "Long prompts are unwelcome, which speaks for moving instructions into weights.",
        ),
    ),
    Approach.FULL: (
        (lambda p: p["freshness"] >= 70, "Facts change too fast here: retraining every weight cannot keep up."),
        (lambda p: p["data"] < 70, "Full tuning wants far more reviewed examples than there are."),
        (
            lambda p: p["data"] >= 70 and p["stability"] >= 70,
            "A large and settled data set is what makes updating every weight worth while.",
        ),
        (lambda p: p["volume"] >= 70, "High volume spreads the cost of training over many calls."),
        (lambda p: p["stability"] < 40, "The requirements still move, and each change would mean another full run."),
    ),
    Approach.RAG: (
        (lambda p: p["freshness"] >= 60, "Facts change often, so looking them up beats training them in."),
        (lambda p: p["freshness"] < 40, "Facts hardly change, so retrieval adds machinery and little else."),
        (lambda p: p["tolerance"] < 40, "Retrieved passages make prompts longer, which is unwelcome here."),
        (lambda p: p["tolerance"] >= 70, "There is room in the prompt for retrieved passages."),
        (
            lambda p: p["data"] < 40,
            "Retrieval lives on documents, not on labeled pairs, so scarce labels do not hold it back.",
        ),
    ),
    Approach.PROMPT: (
        (lambda p: p["stability"] < 40, "The requirements still move, and a prompt can change the same day."),
        (
            lambda p: p["data"] < 40,
            "With few labeled examples, instructions and a handful of demonstrations are the honest start.",
        ),
        (
            lambda p: p["volume"] >= 70 and p["tolerance"] < 40,
            "At this volume every extra instruction is paid for again on each call.",
        ),
        (
            lambda p: p["tolerance"] >= 70,
            "Long prompts are acceptable, so instructions and examples can stay where they are.",
        ),
        (lambda p: p["volume"] < 40, "With few calls, a long prompt costs next to nothing."),
        (
            lambda p: p["stability"] >= 70,
            "The task has settled, which is when repeated instructions start to look like waste.",
        ),
    ),
    Approach.GUARD: (
        (lambda p: p["volume"] >= 70, "At this volume even one failure in a hundred is a queue of broken output."),
        (lambda p: p["stability"] >= 70, "Rules that hold still can be written down once, as a schema and checks."),
        (
            lambda p: p["tolerance"] < 40,
            "Format rules that move from the prompt into a schema make the prompt shorter.",
        ),
        (lambda p: p["stability"] < 40, "Rules that change every week make validators costly to keep right."),
    ),
}


def reasons(approach: Approach, position: Position) -> tuple[str, ...]:
    """The first two reasons that apply to an approach; the fallback makes up for a missing second."""
    fired = [sentence for applies, sentence in REASONS[approach] if applies(position)][:2]
    return tuple(fired if len(fired) == 2 else [*fired, FALLBACK])


def band(score: Score) -> str:
    """What to do with an approach of that score (DOMAIN A6), judged by the score as shown."""
    tenths = rounded(Fraction(score.e4, 10_000), 1)
    if tenths >= 700:
        return "Adopt"
    if tenths >= 500:
        return "Combine"
    return "Keep in view" if tenths >= 300 else "Not now"


def lead_e4(ranking: list[Score]) -> int:
    """How far the winner is ahead of the second, in 1/10,000 point."""
    return ranking[0].e4 - ranking[1].e4


def lead_word(ranking: list[Score]) -> str:
    """One word or two for the size of the lead."""
    lead = lead_e4(ranking)
    if lead == 0:
        return "tied"
    if lead < CLOSE_CALL_E4:
        return "close call"
    return "narrow" if lead < 100_000 else "firm"


def lead_sentence(ranking: list[Score]) -> str:
    """How the winner stands against the second, and what to do when the call is close."""
    second = ranking[1].approach.profile.name
    lead = lead_e4(ranking)
    if lead == 0:
        return f"Level with {second}; the one that is easier to undo goes first. Run both on 50 test cases."
    text = f"{points(lead)} points ahead of {second}"
    if lead < CLOSE_CALL_E4:
        return f"{text}: too close to call. Run both on 50 test cases."
    return f"{text}."


def versus_sentence(winner: Score, other: Score) -> str:
    """What puts the winner ahead of another approach, and what speaks for the other."""
    leads = sorted(
        ((winner.parts[part] - other.parts[part], PART_LABELS[part]) for part in PARTS), key=lambda lead: -lead[0]
    )
    ahead = [f"{_noun(label)} ({part_points(lead)})" for lead, label in leads[:2] if lead > 0]
    behind = [f"{_noun(label)} ({part_points(-lead)})" for lead, label in leads[:-3:-1] if lead < 0]
    first, second = winner.approach.profile.name, other.approach.profile.name
    if not ahead:
        return f"{first} and {second} are level in every part; the one that is easier to undo goes first."
    text = f"{first} is ahead of {second} mostly by {' and '.join(ahead)}."
    if not behind:
        return f"{text} Nothing speaks for {second} against it."
    return f"{text} For {second} {'speak' if behind[1:] else 'speaks'} {' and '.join(behind)}."


def robustness_word(robustness: Robustness) -> str:
    """One word or two for the share of neighbouring settings that agree."""
    share = Fraction(robustness.kept, robustness.of)
    if share >= Fraction(95, 100):
        return "robust"
    return "fairly robust" if share >= Fraction(80, 100) else "fragile"


def robustness_sentence(robustness: Robustness) -> str:
    """How many of the neighbouring settings agree, and what to do when many do not."""
    word = robustness_word(robustness)
    share = percent(Fraction(robustness.kept, robustness.of))
    text = f"{word.capitalize()}: still first in {robustness.kept} of {robustness.of} nearby settings ({share})."
    if word == "fragile":
        return f"{text} A small mistake in the inputs changes the answer, so measure before you decide."
    return text


def yours_sentence(edited: int) -> str:
    """Whose opinion an answer is when so many of the model's numbers, at least one, are the reader's."""
    whose = "One of the model's numbers is" if edited == 1 else f"{edited} of the model's numbers are"
    return f"{whose} yours; the reasons in words are written for the published ones."


def standing_advice(scenario: str) -> tuple[str, ...]:
    """What holds whatever the ranking says."""
    if SCENARIOS[scenario].kind is Kind.CONTRACT:
        return (LAYER_ZERO, KEEP_VALIDATION)
    return (LAYER_ZERO,)


def _noun(label: str) -> str:
    """The label of a part within a sentence."""
    return f"the {label[0].lower()}{label[1:]}".replace("the rule: ", "the rule on ")
