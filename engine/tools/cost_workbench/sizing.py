"""The panel that sizes a prompt: about how many tokens a text has, to be set as the extra prompt tokens per call.

details  {"text": "You answer customers ..."}

Without a text, as the page opens, it is the whole panel; with one it is only what is said of the text. The text itself
is never in the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.controls import controls
from engine.errors import InvalidInput, Problem
from engine.format import grouped
from engine.tokens import (
    ENGLISH_AND_CODE,
    HOW_MADE,
    MOST_BYTES,
    OTHER_LANGUAGES,
    OTHER_VENDORS,
    TOO_LONG,
    Within,
    estimate,
    too_long,
)
from engine.tools.cost_workbench.inputs import MOST_TOKENS, CostInputs

SETS = "extra_prompt_tokens"


@dataclass(frozen=True, slots=True)
class Sized:
    """What is said of a text. `value` is what the button sets, as a box shows it; empty when there is no text."""

    sentence: str
    value: str
    clamped: str


@dataclass(frozen=True, slots=True)
class SizingView:
    """The panel, or the part of it that says the size. `most` is how many characters are worth asking about."""

    whole: bool
    sized: Sized
    name: str
    label: str
    most: int
    too_long: str
    how_made: str
    other_vendors: str


def sizing(_: CostInputs, details: Mapping[str, Any]) -> SizingView:
    """The size of a text; InvalidInput when it is too long to be sized."""
    text = details.get("text", "")
    if not isinstance(text, str):
        raise InvalidInput([Problem("text", "", "A prompt is given as text.")])
    if too_long(text):
        raise InvalidInput([Problem("text", "", TOO_LONG)])
    return SizingView(
        whole="text" not in details,
        sized=sized(estimate(text)),
        name=SETS,
        label=controls(CostInputs)[SETS].label,
        most=MOST_BYTES,
        too_long=TOO_LONG,
        how_made=HOW_MADE,
        other_vendors=OTHER_VENDORS,
    )


def sized(tokens: int) -> Sized:
    """What is said of a text that has about so many tokens."""
    if not tokens:
        return Sized("There is no text yet.", "", "")
    ranges = f"{_range(tokens, ENGLISH_AND_CODE)}, {_range(tokens, OTHER_LANGUAGES)}"
    clamped = f"The control takes no more than {grouped(MOST_TOKENS)}." if tokens > MOST_TOKENS else ""
    unit = "token" if tokens == 1 else "tokens"
    return Sized(f"About {grouped(tokens)} {unit}: {ranges}.", grouped(min(tokens, MOST_TOKENS)), clamped)


def _range(tokens: int, within: Within) -> str:
    fewest, most = within.around(tokens)
    return f"{grouped(fewest)} to {grouped(most)} in {within.kind}"
