"""The Decision Lab's five inputs, and what a position on each means in the world."""

from dataclasses import dataclass
from fractions import Fraction

from engine.approaches import Approach
from engine.controls import Choice, Number, Option, control
from engine.format import grouped
from engine.scenarios import FIRST, SCENARIOS
from engine.tools.decision_lab.opinion import EDITS
from engine.tools.decision_lab.weights import INPUTS
from engine.volume import volume_in_words

POSITIONS = tuple(Fraction(position) for position in range(101))

FOLLOW = "winner"
"""The inspected option that means: whichever leads."""


def _slider(label: str, hint: str) -> Number:
    return Number(label, hint, low=0, high=100, positions=POSITIONS)


_START = SCENARIOS[FIRST].lab


@dataclass(frozen=True, slots=True)
class LabInputs:
    """A product situation as five positions from 0 to 100, the option being inspected, and edits to the model."""

    scenario: str = control(
        Choice(
            "Decision scenario",
            "Choosing one sets all five inputs.",
            tuple(
                Option(
                    s.id,
                    s.short,
                    {
                        "stability": s.lab.stability,
                        "data": s.lab.data,
                        "volume": s.lab.volume,
                        "freshness": s.lab.freshness,
                        "tolerance": s.lab.tolerance,
                    },
                )
                for s in SCENARIOS.values()
            ),
        ),
        default=FIRST,
    )
    stability: int = control(
        _slider(
            "Requirement stability",
            "Training repays a task that holds still. One that changes every week outruns it.",
        ),
        default=_START.stability,
    )
    data: int = control(
        _slider(
            "Labeled-data availability",
            "Reviewed examples have to exist before a training run can begin.",
        ),
        default=_START.data,
    )
    volume: int = control(
        _slider(
            "Request volume",
            "The more calls, the more a shorter prompt and steadier answers are worth.",
        ),
        default=_START.volume,
    )
    freshness: int = control(
        _slider(
            "Freshness need",
            "Facts that keep changing want looking up, not new weights.",
        ),
        default=_START.freshness,
    )
    tolerance: int = control(
        _slider(
            "Tolerance for long prompts",
            "The less room a prompt may take, the more it pays to move instructions into the model.",
        ),
        default=_START.tolerance,
    )
    inspect: str = control(
        Choice(
            "Inspected approach",
            "Which approach the panel explains.",
            (
                Option(FOLLOW, "Current winner"),
                *(Option(approach.value, approach.profile.name) for approach in Approach),
            ),
            on_page_only=True,
        ),
        default=FOLLOW,
    )
    model: str = control(EDITS, default="")


def position(inputs: LabInputs) -> dict[str, int]:
    """The five positions by name, as the model takes them."""
    return {name: getattr(inputs, name) for name in INPUTS}


def level(at: int) -> str:
    """The word for a position: Low below 40, Medium below 70, High from there (DOMAIN A4)."""
    if at >= 70:
        return "High"
    return "Medium" if at >= 40 else "Low"


def meaning(name: str, at: int) -> str:
    """What a position on an input means in the world, such as "about 4,000 examples" (DOMAIN A4)."""
    if name == "data":
        return _examples(at)
    if name == "volume":
        return volume_in_words(at)
    return next(words for floor, words in _ANCHORS[name] if at >= floor)


_ANCHORS = {
    "stability": (
        (95, "frozen by contract or regulation"),
        (75, "unchanged for about a year"),
        (60, "rules change a few times a year"),
        (40, "rules change about monthly"),
        (20, "rules change about weekly"),
        (0, "rules change from day to day"),
    ),
    "freshness": (
        (90, "facts change daily or live"),
        (70, "facts change about weekly"),
        (50, "facts change about monthly"),
        (30, "facts change about quarterly"),
        (10, "facts change about yearly"),
        (0, "facts never change"),
    ),
    "tolerance": (
        (90, "thousands of tokens are fine"),
        (65, "a few pages of instructions are fine"),
        (40, "about a page of instructions is fine"),
        (15, "a few lines of instructions at most"),
        (0, "every token counts"),
    ),
}


def _examples(at: int) -> str:
    """Reviewed examples: 10^(position/20)."""
    if at == 0:
        return "no reviewed examples"
    if at < 4:
        return "one or two examples"
    return f"about {_about(at / 20)} examples"


def _about(exponent: float) -> str:
    """10^exponent to one significant figure.

    A float will do: no position comes near a tie (tests hold the distance), so the last bits in
    which C libraries differ cannot reach the text.
    """
    unit = 10 ** int(exponent)
    return grouped(int(10**exponent / unit + 0.5) * unit)
