"""What would flip the cost answer, and what moves break-even most, as the page shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.chart import Scale, ticks
from engine.controls import Control, Number, Value, controls, entered, starting_point
from engine.format import counted, fixed, grouped, in_words, percent, signed
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import stream
from engine.tools.cost_workbench.payback import payback_months
from engine.tools.cost_workbench.swings import Swing, swings
from engine.tools.cost_workbench.threshold import pays_back, thresholds

ZERO_IS_NEVER = ("refresh_months",)
"""Controls for which nothing is not little but none at all."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How one control would have to move for the other answer; `sets` is what moves it, empty when nothing does."""

    name: str
    label: str
    here: str
    there: str
    change: str
    sets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bar:
    """What one input does to break-even, from a fifth lower to a fifth higher; places are percent of the width.

    `never` is whether the bar runs on beyond the axis, because tuning never pays back at one of its ends.
    """

    label: str
    low: str
    high: str
    months_low: str
    months_high: str
    start: str
    width: str
    never: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the axis of months, in percent of the width."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Turning:
    """The panel. `here` is where break-even stands on the axis, or nothing when there is none."""

    sentence: str
    turns: tuple[Turn, ...]
    assumptions: tuple[Turn, ...]
    others: str
    swings: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    here: str


def turning(inputs: CostInputs, _: Mapping[str, Any]) -> Turning:
    """Both parts for one setting of the inputs."""
    found = thresholds(inputs)
    main = starting_point(inputs)
    turns = {name: _turn(name, inputs, value) for name, value in found.items()}
    folded = [name for name in _nearest_first(inputs, found) if name not in main and found[name] is not None]
    moved = swings(inputs)
    here = payback_months(stream(inputs))
    values = _axis(moved, here)
    across = Scale(0, values[-1], 0, 100)
    return Turning(
        sentence=flip_sentence(inputs),
        turns=tuple(turns[name] for name in _nearest_first(inputs, found) if name in main),
        assumptions=tuple(turns[name] for name in folded),
        others=_others(len(folded)),
        swings=_swings_sentence(moved),
        bars=tuple(_bar(swing, across) for swing in moved),
        ticks=tuple(Tick(across.at(value), grouped(value)) for value in values),
        here=across.at(here) if here is not None and here <= values[-1] else "",
    )


def flip_lines(inputs: CostInputs) -> list[str]:
    """What would flip the answer, a line for each control that does it alone, those that have to move least first."""
    found = thresholds(inputs)
    turns = [_turn(name, inputs, found[name]) for name in _nearest_first(inputs, found) if found[name] is not None]
    lines = [f"{turn.label}: {turn.here} → {turn.there}" + f" ({turn.change})" * bool(turn.change) for turn in turns]
    return lines or ["No input does, changed alone."]


def flip_sentence(inputs: CostInputs) -> str:
    """Whether tuning pays back within the horizon, and what the lines say."""
    here = payback_months(stream(inputs))
    horizon = counted(inputs.horizon_months, "months")
    if pays_back(stream(inputs), inputs.horizon_months):
        return f"Tuning pays back within the horizon of {horizon}. Any one of these, alone, would end that."
    late = "Tuning never pays back" if here is None else f"Tuning pays back after the horizon of {horizon}"
    return f"{late}. With any one of these, alone, it would pay back in time."


def _others(count: int) -> str:
    if not count:
        return "No assumption, changed alone, does."
    return f"So would {in_words(count)} of the assumptions, changed alone:"


def _swings_sentence(moved: tuple[Swing, ...]) -> str:
    if not moved:
        return "No input changes when tuning pays back, a fifth lower or a fifth higher."
    return "Months to break-even with each input a fifth lower and a fifth higher, the others as they are."


def _nearest_first(inputs: CostInputs, found: Mapping[str, Value | None]) -> list[str]:
    """By how far each has to move in proportion; from nothing is far, and those that never do it come last."""

    def far(name: str) -> tuple[int, Fraction]:
        here, there = getattr(inputs, name), found[name]
        if there is None or isinstance(there, str):
            return 3, Fraction(0)
        if isinstance(there, bool) or not here:
            return 1, Fraction(0)
        return 0, abs(Fraction(there - here) / here)

    return sorted(found, key=far)


def _turn(name: str, inputs: CostInputs, there: Value | None) -> Turn:
    kind, here = controls(CostInputs)[name], getattr(inputs, name)
    if there is None:
        return Turn(name, kind.label, _said(name, kind, here), "", "", {})
    return Turn(
        name=name,
        label=kind.label,
        here=_said(name, kind, here),
        there=_said(name, kind, there),
        change=_change(here, there),
        sets={name: entered(there)},
    )


def _said(name: str, kind: Control, value: Value) -> str:
    """A value with its sign of dollars, to the cent where it is not whole."""
    if not isinstance(kind, Number) or isinstance(value, str):
        return kind.spoken(value)
    if name in ZERO_IS_NEVER and not value:
        return "never"
    cents = kind.prefix and (value * 100).denominator == 1 != Fraction(value).denominator
    return f"{kind.prefix}{fixed(value, 2) if cents else grouped(value)}"


def _change(here: Value, there: Value) -> str:
    if isinstance(here, bool | str) or isinstance(there, str) or not here or not there:
        return ""
    share = Fraction(there - here) / here
    return signed(share, percent(abs(share), 0 if abs(share) >= Fraction(1, 100) else 2))


def _axis(moved: tuple[Swing, ...], here: Fraction | None) -> list[int]:
    ends = [months for swing in moved for months in (swing.months_low, swing.months_high)]
    return ticks(max((months for months in (*ends, here) if months is not None), default=0) or 1, most=6)


def _bar(swing: Swing, across: Scale) -> Bar:
    kind = controls(CostInputs)[swing.name]
    ends = [Fraction(across.high) if at is None else at for at in (swing.months_low, swing.months_high)]
    return Bar(
        label=kind.label,
        low=_said(swing.name, kind, swing.low),
        high=_said(swing.name, kind, swing.high),
        months_low=_months(swing.months_low),
        months_high=_months(swing.months_high),
        start=across.at(min(ends)),
        width=across.span(max(ends) - min(ends)),
        never=None in (swing.months_low, swing.months_high),
    )


def _months(count: Fraction | None) -> str:
    return "never" if count is None else fixed(count, 1)
