"""What moves break-even most: each number a fifth lower and a fifth higher, the others as they are."""

from dataclasses import dataclass
from fractions import Fraction

from engine.controls import Number, Value, controls, departures, starting_point
from engine.tools.cost_workbench.inputs import INDIFFERENT, CostInputs, with_value
from engine.tools.cost_workbench.model import stream
from engine.tools.cost_workbench.payback import payback_months
from engine.tools.cost_workbench.threshold import written_step

FIFTH = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class Swing:
    """Break-even in months with one input lower and higher; None is never."""

    name: str
    low: Value
    high: Value
    months_low: Fraction | None
    months_high: Fraction | None


def swings(inputs: CostInputs) -> tuple[Swing, ...]:
    """The five controls, the input price and whatever is not neutral, as far as they move break-even; the one that
    moves it most comes first, those that make it never before all others.
    """
    names = starting_point(inputs).keys() | {"input_usd_per_million"} | departures(inputs).keys()
    here = payback_months(stream(inputs))
    found = [
        _swing(name, kind, inputs)
        for name, kind in controls(CostInputs).items()
        if name in names and isinstance(kind, Number) and name not in (*INDIFFERENT, "horizon_months")
    ]
    moving = [swing for swing in found if (swing.months_low, swing.months_high) != (here, here)]
    return tuple(sorted(moving, key=_spread, reverse=True))


def _swing(name: str, kind: Number, inputs: CostInputs) -> Swing:
    value, step = getattr(inputs, name), written_step(kind)
    low, high = (_within(kind, round(value * share / step) * step) for share in (1 - FIFTH, 1 + FIFTH))
    return Swing(name, low, high, *(payback_months(stream(with_value(inputs, name, value))) for value in (low, high)))


def _within(kind: Number, value: Fraction) -> int | Fraction:
    held = max(Fraction(kind.low), min(Fraction(kind.high), value))
    return held if kind.decimals else int(held)


def _spread(swing: Swing) -> tuple[bool, Fraction]:
    """How far break-even moves; to never and back is farther than any number of months."""
    if swing.months_low is None or swing.months_high is None:
        return True, Fraction(0)
    return False, abs(swing.months_high - swing.months_low)
