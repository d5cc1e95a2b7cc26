"""The five approaches the article compares, cheapest and most reversible first.

That order also settles ties: between equal scores the approach that is easier to undo goes first.
The ratings are those of DOMAIN (A7): coarse, editorial, and the same in both tools.
"""

from dataclasses import dataclass
from enum import Enum


class Approach(Enum):
    """One way to make a model behave; the value is its name in JSON and on the command line."""

    PROMPT = "prompt"
    GUARD = "guard"
    RAG = "rag"
    LORA = "lora"
    FULL = "full"

    @property
    def profile(self) -> "Profile":
        """What the article says about this approach."""
        return PROFILES[self]


@dataclass(frozen=True, slots=True)
class Rating:
    """A coarse judgement of one aspect, such as Latency: Fast."""

    aspect: str
    word: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What a reader should know about an approach before choosing it.

    `name` is the full name, `short` fits a chart label, `letter` tells approaches apart where
    colour cannot.
    """

    name: str
    short: str
    letter: str
    summary: str
    wins: str
    caution: str
    ratings: tuple[Rating, ...]


ASPECTS = ("Reliability", "Latency", "Maintenance", "Freshness", "Implementation effort")


def _ratings(*words: str) -> tuple[Rating, ...]:
    return tuple(Rating(aspect, word) for aspect, word in zip(ASPECTS, words, strict=True))


PROFILES = {
    Approach.PROMPT: Profile(
        name="Prompt engineering",
        short="Prompting",
        letter="P",
        summary="Leave the model alone and change what it reads: a clearer brief, a few worked "
        "examples, a stated shape for the answer.",
        wins="While the requirements still move, the traffic is modest, or nobody has measured yet "
        "what actually goes wrong.",
        caution="The whole brief is paid for on every call, and a small change of wording or layout "
        "can shift accuracy. Keep test cases, and keep prompts under version control like code.",
        ratings=_ratings("Medium", "Medium", "Low", "Medium", "Low"),
    ),
    Approach.GUARD: Profile(
        name="Guardrails / validation",
        short="Guardrails",
        letter="G",
        summary="Make a wrong answer impossible, or at least visible: decoding that follows a schema, "
        "validators, allow-lists, a repair step, a person for the rest.",
        wins="When the failure is about shape or rules: JSON that must parse, values from a fixed "
        "list, checks that have to happen every time.",
        caution="A valid form can hold a wrong value. Strict formats can also cost some reasoning, so "
        "let the model think first and fill in the form afterwards.",
        ratings=_ratings("High", "Medium", "Medium", "Medium", "Medium"),
    ),
    Approach.RAG: Profile(
        name="RAG",
        short="RAG",
        letter="R",
        summary="Look the facts up when the question arrives and put them into the prompt, together "
        "with where they came from.",
        wins="When answers rest on private or changing facts, or when a reader has to see the source.",
        caution="An answer is only as good as the passages found. Splitting, ranking and access rules "
        "need looking after, and every passage adds tokens to the call.",
        ratings=_ratings("Medium", "Slow", "Medium", "Strong", "Medium"),
    ),
    Approach.LORA: Profile(
        name="LoRA / PEFT",
        short="LoRA",
        letter="L",
        summary="Train a small set of extra weights once the task has settled and the prompt that "
        "holds it together has grown expensive.",
        wins="For tone, routing and structured habits that repeat many times a day and have enough "
        "good examples behind them.",
        caution="It changes how the model behaves, not what it knows this morning. Evaluation and a "
        "careful rollout are still owed.",
        ratings=_ratings("High", "Fast", "Medium", "Weak", "Medium"),
    ),
    Approach.FULL: Profile(
        name="Full fine-tuning",
        short="Full tuning",
        letter="F",
        summary="Update every weight, so that the model can learn a skill it lacks rather than a style it nearly has.",
        wins="When the capability itself is missing (a private language, an unusual notation), the "
        "data is large, and an adapter has stopped improving.",
        caution="It asks for the most data, the most compute and the most upkeep, and it can forget. "
        "Test general ability and safety again after every run, and try an adapter first.",
        ratings=_ratings("High", "Fast", "High", "Weak", "High"),
    ),
}
