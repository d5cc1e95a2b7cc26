"""The seven product situations that both tools start from.

Each one gives every control of both tools a starting value, so that switching scenarios in one
tool and then the other compares like with like. Values: DOMAIN A3 (lab) and B5 (cost).
"""

from dataclasses import dataclass
from enum import Enum

from engine.format import in_words


class Kind(Enum):
    """What is going wrong when the product fails; it decides which lever can help."""

    BEHAVIOUR = "behaviour"
    CONTRACT = "contract"
    KNOWLEDGE = "knowledge"
    CAPABILITY = "capability"


@dataclass(frozen=True, slots=True)
class LabStart:
    """Opening positions of the Decision Lab's inputs, each from 0 to 100."""

    stability: int
    data: int
    volume: int
    freshness: int
    tolerance: int


@dataclass(frozen=True, slots=True)
class CostStart:
    """Opening values of the Cost Workbench's controls: per month, per call, US dollars."""

    monthly_requests: int
    extra_prompt_tokens: int
    training_usd: int
    evaluation_usd: int
    prompt_reduction_tokens: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """A product situation: what happens there, what is wanted, and what is at issue."""

    id: str
    title: str
    short: str
    kind: Kind
    about: str
    goal: str
    note: str
    lab: LabStart
    cost: CostStart


SCENARIOS = {
    scenario.id: scenario
    for scenario in (
        Scenario(
            id="support",
            title="Customer support tone",
            short="Support tone",
            kind=Kind.BEHAVIOUR,
            about="Thousands of replies a day have to sound like one calm person. What they say "
            "changes slowly; how they say it must not drift.",
            goal="A steadier tone without a long style guide in every call.",
            note="What fails here is a habit, not a fact, so training a small adapter gains as traffic grows.",
            lab=LabStart(82, 72, 84, 18, 36),
            cost=CostStart(120_000, 420, 1_800, 400, 260),
        ),
        Scenario(
            id="extract",
            title="Structured extraction (forms to JSON)",
            short="Forms to JSON",
            kind=Kind.CONTRACT,
            about="Scanned forms become JSON records. The fields and the values they may hold are "
            "fixed, and a record that does not parse is work thrown away.",
            goal="Every record parses; then the fields get more accurate.",
            note="A schema that cannot be broken is a matter of architecture, not of wording: fix the "
            "shape first, then train if the values are still wrong.",
            lab=LabStart(84, 48, 70, 12, 45),
            cost=CostStart(53_000, 650, 2_400, 900, 380),
        ),
        Scenario(
            id="brand",
            title="Internal writing assistant (brand voice)",
            short="Brand voice",
            kind=Kind.BEHAVIOUR,
            about="A few dozen colleagues draft posts and briefs. The style guide is still being "
            "written, and hardly any text has been approved yet.",
            goal="Drafts that sound like the company, without a training project.",
            note="Little traffic and a guide that still moves: a good prompt with a handful of "
            "approved examples is enough until both settle.",
            lab=LabStart(54, 38, 26, 26, 74),
            cost=CostStart(4_200, 520, 1_500, 500, 300),
        ),
        Scenario(
            id="routing",
            title="Classification and routing",
            short="Routing",
            kind=Kind.BEHAVIOUR,
            about="Each incoming message gets one label from a fixed list and goes to a queue. Years "
            "of labeled tickets are on file.",
            goal="Sharper boundaries between labels, at a lower cost per message.",
            note="Stable labels, many examples, heavy traffic: this is what supervised tuning is for, "
            "and a small tuned model is often enough.",
            lab=LabStart(80, 84, 92, 20, 30),
            cost=CostStart(188_000, 560, 1_600, 600, 430),
        ),
        Scenario(
            id="policy",
            title="Policy and product knowledge assistant",
            short="Policy answers",
            kind=Kind.KNOWLEDGE,
            about="Staff ask about policies, prices and products that change from week to week, and an "
            "answer has to point at the page it came from.",
            goal="Answers from today's documents, with a source.",
            note="What is missing is information at the moment of asking, and weights cannot hold "
            "what will change next week.",
            lab=LabStart(44, 30, 56, 84, 66),
            cost=CostStart(24_000, 1_800, 2_500, 900, 250),
        ),
        Scenario(
            id="dsl",
            title="Code assistant for a private DSL",
            short="Private DSL",
            kind=Kind.CAPABILITY,
            about="The model has to write programs in an in-house language that it has never read. "
            "Years of reviewed code are at hand.",
            goal="A skill that the base model does not have.",
            note="This is a gap in ability, not in style: with a large body of code deeper training "
            "can pay. Try an adapter first all the same.",
            lab=LabStart(90, 95, 86, 14, 20),
            cost=CostStart(133_000, 2_400, 18_000, 6_000, 1_900),
        ),
        Scenario(
            id="safety",
            title="Safety-critical workflow with strict output rules",
            short="Strict rules",
            kind=Kind.CONTRACT,
            about="Every output sets off an action with consequences. Some values must never appear, "
            "and some checks must never be skipped.",
            goal="Make the forbidden impossible and everything else open to review.",
            note="A request is not a control. A rule that has to hold every time belongs in the code around the model.",
            lab=LabStart(78, 34, 44, 38, 58),
            cost=CostStart(12_000, 700, 2_200, 2_600, 220),
        ),
    )
}

FIRST = "support"
"""The scenario both tools open with: the reference case."""


def edited_sentence(edited: int, of: int, what: str) -> str:
    """How far a reader has departed from a scenario; there is always something to say, so that the
    controls below it never move.
    """
    if not edited:
        return f"All {in_words(of)} {what} are as the scenario sets them."
    return f"{edited} of {of} {what} {'differs' if edited == 1 else 'differ'} from this scenario."
