"""How much tuning has to save to pay back in time: `payback_months` the other way round.

By the end of a month savings have to cover what was spent until then, so each month asks for a saving of its own, and
the least of them is enough (DOMAIN B2). All of it in whole numbers, because a map asks for it thousands of times.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import Protocol

from engine.tools.cost_workbench.payback import (
    SCALE,
    Stream,
    first,
    payback_months,
    twelfth_root,
    whole_loss,
    whole_price,
)


class Needed(Protocol):
    """What tokens have to save in the first month."""

    def met_by(self, saving_usd: Fraction) -> bool:
        """Whether a saving, in US dollars, is enough."""


def needed(stream: Stream, months: int | None = None) -> Needed:
    """The token saving from which a stream pays back within so many whole months, or ever; what the stream itself
    saves plays no part.
    """
    if stream.one_time_usd <= 0:
        return Least(stream.hosting_usd, more=True)
    if months is not None:
        return Least(_Costs(stream).least(_moments(stream, months)))
    if not stream.price_decline_per_year:
        return _ever_at_steady_prices(stream)
    if stream.refresh_months and stream.refresh_usd:
        return Some(replace(stream, token_saving_usd=Fraction(0)))
    costs = _Costs(stream)
    if not stream.hosting_usd:
        return Least(stream.one_time_usd * (1 - twelfth_root(1 - stream.price_decline_per_year)))
    return Least(costs.least([_lowest(costs.asks_less)]))


@dataclass(frozen=True, slots=True)
class Least:
    """So much, in US dollars, or anything `more`."""

    usd: Fraction
    more: bool = False

    def met_by(self, saving_usd: Fraction) -> bool:
        """Whether a saving is enough."""
        return saving_usd > self.usd or (saving_usd == self.usd and not self.more)


@dataclass(frozen=True, slots=True)
class Some:
    """Whatever pays back some day. Where prices fall and refreshes cost, trying a saving is sooner than finding the
    least: that may be the one of any month of any cycle.
    """

    stream: Stream

    def met_by(self, saving_usd: Fraction) -> bool:
        """Whether a saving is enough."""
        return payback_months(replace(self.stream, token_saving_usd=saving_usd)) is not None


class _Costs:
    """What a stream costs, in the same small part of a dollar."""

    def __init__(self, stream: Stream) -> None:
        parts = (stream.hosting_usd, stream.one_time_usd, stream.refresh_usd)
        self._stream = stream
        self._unit = lcm(*(part.denominator for part in parts))
        self._hosting, self._one_time, self._refresh = (
            part.numerator * (self._unit // part.denominator) for part in parts
        )

    def least(self, months: Iterable[int]) -> Fraction:
        """The least of what some months ask for, in US dollars."""
        asked = [self._asked(month) for month in months]
        owed, prices = asked[0]
        for other, more in asked[1:]:
            if other * prices < owed * more:
                owed, prices = other, more
        return Fraction(owed * self._rest, prices * self._unit)

    def asks_less(self, month: int) -> bool:
        """Whether the month after asks for less."""
        (owed, prices), (later, more) = self._asked(month), self._asked(month + 1)
        return later * prices < owed * more

    def _asked(self, month: int) -> tuple[int, int]:
        """What was spent by the end of a month, where a refresh that falls due just then is still to pay; and the
        token prices until then, times `_rest`, by which it is to be divided.
        """
        owed = self._one_time + self._stream.refreshes_by(month - 1) * self._refresh + month * self._hosting
        decline = self._stream.price_decline_per_year
        return owed, SCALE - whole_price(decline, month) if decline else month

    @property
    def _rest(self) -> int:
        decline = self._stream.price_decline_per_year
        return whole_loss(decline) if decline else 1


def _moments(stream: Stream, months: int) -> set[int]:
    """The months at whose end a stream may first have paid back: the last ones before a refresh, and the very last.
    Where hosting may come to cost more than falling prices save it can be any.
    """
    shrinks = stream.price_decline_per_year and stream.hosting_usd
    every = 1 if shrinks else stream.refresh_months or months
    return {*range(every, months, every), months}


def _ever_at_steady_prices(stream: Stream) -> Least:
    """Whatever outgrows hosting and refreshes pays back some day, and so does what is through before a refresh."""
    every = stream.refresh_months
    if not every:
        return Least(stream.hosting_usd, more=True)
    forever = stream.hosting_usd + stream.refresh_usd / every
    at_once = _Costs(stream).least([every])
    return Least(at_once) if at_once <= forever else Least(forever, more=True)


def _lowest(asks_less: Callable[[int], bool]) -> int:
    """Where a sequence that falls and then rises, counted from 1, is lowest."""
    limit = 1
    while asks_less(limit):
        limit *= 2
    return first(lambda turn: not asks_less(turn), 1, limit)
