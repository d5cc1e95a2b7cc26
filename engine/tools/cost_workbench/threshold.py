"""The value of one control at which tuning pays back just within the horizon, or just no longer does.

Tuning has paid back within the horizon when, at the end of some month of it, what it has saved covers what was paid
until then. At the end of a given month that difference moves along a straight line with nearly every control, so
where it is zero is found exactly, from its ends; what does not move it along a line is searched, exactly too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import lcm

from engine.controls import Number, Switch, Value, controls
from engine.tools.cost_workbench.inputs import BENDS, INDIFFERENT, CostInputs, with_value
from engine.tools.cost_workbench.model import stream
from engine.tools.cost_workbench.payback import Stream, first, payback_months


def pays_back(stream: Stream, horizon_months: int) -> bool:
    """Whether tuning pays back by the end of so many months."""
    after = payback_months(stream)
    return after is not None and after <= horizon_months


def thresholds(inputs: CostInputs) -> Mapping[str, Value | None]:
    """For each control the nearest value with which the answer is the other one, or None where there is none.

    Values are those one would write: whole where the control is whole, else cents, or thousandths.
    """
    now = _pays(inputs)
    return {
        name: _found(name, kind, inputs, now)
        for name, kind in controls(CostInputs).items()
        if isinstance(kind, Number | Switch) and name not in INDIFFERENT
    }


def written_step(kind: Number) -> Fraction:
    """The smallest step that anybody would write: 1, a cent, a hundredth of a cent of a token price, a thousandth."""
    if not kind.decimals:
        return Fraction(1)
    if kind.prefix:
        return Fraction(1, 10_000 if "tokens" in kind.unit else 100)
    return Fraction(1, 1_000)


def _found(name: str, kind: Number | Switch, inputs: CostInputs, now: bool) -> Value | None:
    if isinstance(kind, Switch):
        other = replace(inputs, tuned_prompt_cached=not inputs.tuned_prompt_cached)
        return other.tuned_prompt_cached if _pays(other) != now else None
    match name:
        case "horizon_months":
            return _horizon(inputs, kind)
        case "refresh_months":
            return _refresh(inputs, kind, now)
        case "price_decline_per_year":
            return _decline(inputs, kind, now)
        case _:
            return _along_lines(name, kind, inputs, now)


def _pays(inputs: CostInputs) -> bool:
    return pays_back(stream(inputs), inputs.horizon_months)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a control's values over which everything moves along straight lines, in steps from its lower end.

    A line is where it starts and where it ends, in units of its own. The last is the first month's saving, which must
    be more than nothing; of the others, what was gained by the end of some month, one must not be less.
    """

    low: Fraction
    steps: int
    lines: list[tuple[int, int]]

    def pays(self, at: int) -> bool:
        """Whether tuning pays back within the horizon so many steps on."""
        *nets, saving = (low * (self.steps - at) + high * at for low, high in self.lines)
        return saving > 0 and max(nets) >= 0

    def turns(self) -> set[int]:
        """Every place at which the answer may be another than one step before, or after.

        Nothing is gained where all falling lines are past their zero and no rising one has reached its own.
        """
        zeros = [(high > low, low * self.steps // (low - high)) for low, high in self.lines[:-1] if low != high]
        low, high = self.lines[-1]
        ends = [
            *([low * self.steps // (low - high)] if low != high else ()),
            *sorted(zero for rises, zero in zeros if rises)[:1],
            *sorted(zero for rises, zero in zeros if not rises)[-1:],
        ]
        beside = (zero + more for zero in ends for more in (-1, 0, 1, 2))
        return {0, self.steps, *(place for place in beside if 0 <= place <= self.steps)}


def _along_lines(name: str, kind: Number, inputs: CostInputs, now: bool) -> Value | None:
    bends = {min(kind.high, getattr(inputs, BENDS[name]))} if name in BENDS else set()
    places = [Fraction(place) for place in sorted({kind.low, kind.high, *bends})]
    streams = [stream(with_value(inputs, name, place)) for place in places]
    if all(at == streams[0] for at in streams):
        return None
    step = written_step(kind)
    moments = _moments(streams, inputs.horizon_months)
    here, found = Fraction(getattr(inputs, name)), []
    for (low, at_low), (high, at_high) in pairwise(zip(places, _lines(streams, moments), strict=True)):
        piece = _Piece(low, int((high - low) / step), list(zip(at_low, at_high, strict=True)))
        found += [low + at * step for at in piece.turns() if piece.pays(at) != now]
    nearest = min(found, key=lambda value: (abs(value - here), value), default=None)
    return nearest if nearest is None or nearest.denominator != 1 else int(nearest)


type _Moment = tuple[int, Fraction, int]
"""The end of a month, token prices until then in months at today's price, and how many refreshes are paid by then."""


def _moments(streams: list[Stream], horizon_months: int) -> list[_Moment]:
    """The months at whose end tuning may have gained most: those before a refresh, and the last; at steady prices
    only the first and the last of them. While both hosting is paid and prices fall it may be any.
    """
    one = streams[0]
    every = one.refresh_months
    ends = [*(range(every, horizon_months, every) if every else ()), horizon_months]
    months: Iterable[int] = ends
    if not one.price_decline_per_year:
        months = {ends[0], *ends[-2:]}
    elif any(at.hosting_usd for at in streams):
        months = range(1, horizon_months + 1)
    return [(month, one.price_sum(month), one.refreshes_by(month - 1)) for month in months]


def _lines(streams: list[Stream], moments: list[_Moment]) -> Iterator[list[int]]:
    """For each stream what was gained by the end of some months, and the first month's saving; in units of which
    only the sign and the proportion between streams matter. Whole numbers, because fractions are slow.
    """
    parts = [(at.token_saving_usd, at.hosting_usd, at.one_time_usd, at.refresh_usd) for at in streams]
    unit = lcm(*(part.denominator for at in parts for part in at))
    for at in parts:
        tokens, hosting, one_time, refresh = (part.numerator * (unit // part.denominator) for part in at)
        yield [
            *(
                tokens * price.numerator - price.denominator * (month * hosting + one_time + refreshes * refresh)
                for month, price, refreshes in moments
            ),
            tokens - hosting,
        ]


def _horizon(inputs: CostInputs, kind: Number) -> int | None:
    after = payback_months(stream(inputs))
    if not after:
        return None
    whole = -(-after // 1)
    value = whole - 1 if after <= inputs.horizon_months else whole
    return value if kind.low <= value <= kind.high else None


def _refresh(inputs: CostInputs, kind: Number, now: bool) -> int | None:
    """The rarer a refresh, the better; one that is due when the horizon ends is not paid within it."""

    def pays(months: int) -> bool:
        return _pays(replace(inputs, refresh_months=months))

    here, last = inputs.refresh_months or kind.high, min(kind.high, inputs.horizon_months)
    if now:
        least = first(pays, 1, min(here, last))
        return least - 1 or None
    return first(pays, here, last) if here < last and pays(last) else None


def _decline(inputs: CostInputs, kind: Number, now: bool) -> Value | None:
    """Falling prices only ever delay break-even."""
    step = written_step(kind)

    def fails(steps: int) -> bool:
        return not _pays(replace(inputs, price_decline_per_year=steps * step))

    here, most = inputs.price_decline_per_year / step, int(kind.high / step)
    if now:
        return first(fails, here // 1, most) * step if fails(most) else None
    return None if fails(0) else (first(fails, 0, -(-here // 1)) - 1) * step
