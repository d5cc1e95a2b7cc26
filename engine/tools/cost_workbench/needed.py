"""How much tuning has to save to pay back in time: `payback_months` the other way round.

By the end of a month savings have to cover what was spent until then, so each month asks for a saving of its own, and
the least of them is enough (DOMAIN B2).
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from engine.tools.cost_workbench.payback import Stream, first, twelfth_root


@dataclass(frozen=True, slots=True)
class Needed:
    """What tokens have to save in the first month, in US dollars: this much, or anything `more`."""

    usd: Fraction
    more: bool = False

    def met_by(self, saving_usd: Fraction) -> bool:
        """Whether a saving is enough."""
        return saving_usd > self.usd or (saving_usd == self.usd and not self.more)


def needed(stream: Stream, months: int | None = None) -> Needed:
    """The token saving from which a stream pays back within so many whole months, or ever; what the stream itself
    saves plays no part.
    """
    if stream.one_time_usd <= 0:
        return Needed(stream.hosting_usd, more=True)
    if months is not None:
        return Needed(min(_asked(stream, month, _owed(stream, month)) for month in _moments(stream, months)))
    if stream.price_decline_per_year:
        return Needed(_ever_while_prices_fall(stream))
    return _ever_at_steady_prices(stream)


def _moments(stream: Stream, months: int) -> set[int]:
    """The months at whose end a stream may first have paid back: the last ones before a refresh, and the very last.
    Where hosting may come to cost more than falling prices save it can be any.
    """
    shrinks = stream.price_decline_per_year and stream.hosting_usd
    every = 1 if shrinks else stream.refresh_months or months
    return {*range(every, months, every), months}


def _owed(stream: Stream, month: int) -> Fraction:
    """What was spent by the end of a month, without hosting; a refresh that falls due just then is still to pay."""
    return stream.one_time_usd + stream.refreshes_by(month - 1) * stream.refresh_usd


def _asked(stream: Stream, month: int, owed_usd: Fraction) -> Fraction:
    """The saving that covers what is owed, and hosting, by the end of a month."""
    return (owed_usd + month * stream.hosting_usd) / stream.price_sum(month)


def _ever_at_steady_prices(stream: Stream) -> Needed:
    """Whatever outgrows hosting and refreshes pays back some day, and so does what is through before a refresh."""
    every = stream.refresh_months
    if not every:
        return Needed(stream.hosting_usd, more=True)
    forever = stream.hosting_usd + stream.refresh_usd / every
    at_once = _asked(stream, every, stream.one_time_usd)
    return Needed(at_once) if at_once <= forever else Needed(forever, more=True)


def _ever_while_prices_fall(stream: Stream) -> Fraction:
    """The least that any cycle between refreshes asks for. It falls from cycle to cycle as long as a cycle brings in
    more than the refresh before it costs, and then it rises.
    """
    every = stream.refresh_months
    if not every or not stream.refresh_usd:
        return _least(stream, stream.one_time_usd)

    @cache
    def asked(cycle: int) -> Fraction:
        return _least(stream, stream.one_time_usd + (cycle - 1) * stream.refresh_usd, cycle * every)

    return asked(_lowest(asked))


def _least(stream: Stream, owed_usd: Fraction, end: int | None = None) -> Fraction:
    """The least saving that covers what is owed, and hosting, at the end of some month up to `end`."""
    if stream.hosting_usd:
        month = _lowest(lambda month: _asked(stream, month, owed_usd))
        return _asked(stream, month if end is None else min(month, end), owed_usd)
    if end is not None:
        return _asked(stream, end, owed_usd)
    return owed_usd * (1 - twelfth_root(1 - stream.price_decline_per_year))


def _lowest(asked: Callable[[int], Fraction]) -> int:
    """Where a sequence that falls and then rises, counted from 1, is lowest."""
    limit = 1
    while asked(limit + 1) < asked(limit):
        limit *= 2
    return first(lambda turn: asked(turn + 1) >= asked(turn), 1, limit)
