"""When monthly savings have repaid a one-time cost, with refreshes and falling prices (DOMAIN B2).

Savings accrue evenly within a month. A refresh falls due at the end of every so many months and is
repaid before the tune has paid back, unless the tune paid back first.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm

DECIMALS = 40
"""Decimals kept of a monthly rate; powers of it keep as many."""

SCALE: int = 10**DECIMALS


@dataclass(frozen=True, slots=True)
class Stream:
    """What tuning brings in and costs over time, in US dollars.

    `token_saving_usd` is the first month's; it falls by `price_decline_per_year` (a share of one),
    month by month. Hosting and refreshes do not fall. `refresh_months` of zero means never.
    """

    token_saving_usd: Fraction
    hosting_usd: Fraction
    one_time_usd: Fraction
    refresh_usd: Fraction
    refresh_months: int
    price_decline_per_year: Fraction

    @property
    def first_saving_usd(self) -> Fraction:
        """What tuning saves in the first month, after hosting."""
        return self.token_saving_usd - self.hosting_usd

    def saving_usd(self, month: int) -> Fraction:
        """What tuning saves in a month, counted from 1, after hosting."""
        return self.token_saving_usd * price(self.price_decline_per_year, month - 1) - self.hosting_usd

    def saved_usd(self, months: int) -> Fraction:
        """What tuning has saved after so many whole months, before what it cost to train."""
        return self.token_saving_usd * self.price_sum(months) - months * self.hosting_usd

    def price_sum(self, months: int) -> Fraction:
        """The token prices of so many months added up, in months at the first month's price."""
        return price_sum(self.price_decline_per_year, months)

    def refreshes_by(self, months: int) -> int:
        """How many refreshes have fallen due by the end of so many months."""
        return months // self.refresh_months if self.refresh_months else 0

    def net_present_value_usd(self, horizon_months: int, discount_rate: Fraction) -> Fraction:
        """Savings less costs over the horizon, in today's money at a yearly `discount_rate`.

        A refresh that falls due at the end of the horizon itself is no longer paid.
        """
        value = -self.one_time_usd
        if not discount_rate:
            refreshes = self.refreshes_by(horizon_months - 1)
            return value + self.saved_usd(horizon_months) - refreshes * self.refresh_usd
        worth = _powers(twelfth_root(1 / (1 + Fraction(discount_rate))))
        prices = _powers(twelfth_root(1 - self.price_decline_per_year))
        next(worth)
        for month, price, today in zip(range(1, horizon_months + 1), prices, worth, strict=False):
            value += (self.token_saving_usd * price - self.hosting_usd) * today
            if self.refresh_months and month % self.refresh_months == 0 and month < horizon_months:
                value -= self.refresh_usd * today
        return value


def payback_months(stream: Stream) -> Fraction | None:
    """Months until savings have repaid what was spent until then, or None if they never do."""
    if stream.first_saving_usd <= 0:
        return None
    if stream.one_time_usd <= 0:
        return Fraction(0)
    if stream.price_decline_per_year:
        return _payback_while_prices_fall(stream)
    return _payback_at_steady_prices(stream)


def first(holds: Callable[[int], bool], low: int, high: int) -> int:
    """The first integer from `low` on that satisfies a condition which, once true, stays true;
    `high` if none before it does.
    """
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


@lru_cache(maxsize=4096)
def whole_price(decline_per_year: Fraction, months: int) -> int:
    """The token price after so many months, as a share of today's, in units of 10**-40."""
    squares = _squares(decline_per_year)
    if months >> len(squares):
        return 0
    result = SCALE
    for place, square in enumerate(squares[: months.bit_length()]):
        if months >> place & 1:
            result = result * square // SCALE
    return result


@lru_cache(maxsize=64)
def whole_loss(decline_per_year: Fraction) -> int:
    """What the token price loses in the first month, as a share of today's, in units of 10**-40."""
    return SCALE - whole_price(decline_per_year, 1)


def price(decline_per_year: Fraction, months: int) -> Fraction:
    """The token price after so many months, as a share of today's."""
    return Fraction(whole_price(decline_per_year, months), SCALE) if decline_per_year else Fraction(1)


@lru_cache(maxsize=4096)
def price_sum(decline_per_year: Fraction, months: int) -> Fraction:
    """The token prices of so many months added up, in months at the first month's price."""
    if not decline_per_year:
        return Fraction(months)
    return (1 - price(decline_per_year, months)) / (1 - twelfth_root(1 - decline_per_year))


@lru_cache(maxsize=64)
def twelfth_root(value: Fraction) -> Fraction:
    """The twelfth root of a number from 0 up, cut to 40 decimals; exact where it has no more.

    >>> twelfth_root(Fraction(1)), twelfth_root(Fraction(0))
    (Fraction(1, 1), Fraction(0, 1))
    """
    if not value:
        return Fraction(0)
    target = value.numerator * 10 ** (12 * DECIMALS) // value.denominator
    guess = 1 << -(-target.bit_length() // 12)
    while True:
        better = (11 * guess + target // guess**11) // 12
        if better >= guess:
            return Fraction(guess, SCALE)
        guess = better


def _payback_at_steady_prices(stream: Stream) -> Fraction | None:
    """The closed form: count the refreshes that have to be repaid along the way."""
    saving, one_time, refresh = stream.first_saving_usd, stream.one_time_usd, stream.refresh_usd
    alone = one_time / saving
    every = stream.refresh_months
    if not every or alone <= every:
        return alone
    if refresh / saving >= every:
        return None
    refreshes = -(-(alone - every) // (every - refresh / saving))
    return (one_time + refreshes * refresh) / saving


@dataclass(frozen=True, slots=True)
class _Falling:
    """A stream in whole numbers, because fractions are slow: amounts in the same small part of a dollar, prices in
    units of 10**-40.
    """

    tokens: int
    hosting: int
    one_time: int
    refresh: int
    decline_per_year: Fraction
    rest: int

    def saves(self, month: int) -> bool:
        """Whether tuning saves anything in a month, counted from 1."""
        return self.tokens * whole_price(self.decline_per_year, month - 1) > self.hosting * SCALE

    def saved(self, months: int) -> int:
        """What tuning has saved after so many months, times `rest`."""
        prices = SCALE - whole_price(self.decline_per_year, months)
        return self.tokens * prices - months * self.hosting * self.rest


def _falling(stream: Stream) -> _Falling:
    parts = (stream.token_saving_usd, stream.hosting_usd, stream.one_time_usd, stream.refresh_usd)
    unit = lcm(*(part.denominator for part in parts))
    tokens, hosting, one_time, refresh = (part.numerator * (unit // part.denominator) for part in parts)
    decline = stream.price_decline_per_year
    return _Falling(tokens, hosting, one_time, refresh, decline, whole_loss(decline))


def _payback_while_prices_fall(stream: Stream) -> Fraction | None:
    """A search: savings shrink month by month, so what is gained rises at first and then falls."""
    falling = _falling(stream)
    every = stream.refresh_months if stream.refresh_usd else 0
    if not every:
        low, high = _stretch(falling)
        return _month_reached(stream, falling, 0, low, high)
    last = _last_saving_month(falling)

    def gained(cycle: int) -> int:
        """Net of refreshes, at the end of a cycle, just before the next refresh."""
        return falling.saved(min(cycle * every, last)) - (cycle - 1) * falling.refresh * falling.rest

    cycles = -(-last // every)
    owed = falling.one_time * falling.rest
    peak = first(lambda cycle: gained(cycle + 1) <= gained(cycle), 1, cycles)
    if gained(peak) < owed:
        return None
    cycle = first(lambda cycle: gained(cycle) >= owed, 1, peak)
    return _month_reached(stream, falling, cycle - 1, (cycle - 1) * every, min(cycle * every, last))


def _stretch(falling: _Falling) -> tuple[int, int]:
    """Two months between which payback comes, if at all: looking twice as far each time, for most come long before
    the last saving.
    """
    month = 1
    while falling.saves(month):
        if falling.saved(month) >= falling.one_time * falling.rest:
            return month // 2, month
        month *= 2
    return 0, _last_saving_month(falling)


def _last_saving_month(falling: _Falling) -> int:
    """The last month in which tuning still saves enough to matter.

    Without hosting every month saves something, but by the time the price has shrunk below what 40
    decimals can hold nothing is left to add.
    """
    limit = 1
    while falling.saves(limit):
        limit *= 2
    return first(lambda month: not falling.saves(month + 1), 1, limit)


def _month_reached(stream: Stream, falling: _Falling, refreshes: int, low: int, high: int) -> Fraction | None:
    """When savings reach what is owed after some refreshes, between two months across which they only grow."""
    owed = (falling.one_time + refreshes * falling.refresh) * falling.rest
    if falling.saved(high) < owed:
        return None
    month = first(lambda month: falling.saved(month) >= owed, low + 1, high)
    owed_usd = stream.one_time_usd + refreshes * stream.refresh_usd
    return month - 1 + (owed_usd - stream.saved_usd(month - 1)) / stream.saving_usd(month)


def _powers(base: Fraction) -> Iterator[Fraction]:
    """1, base, base squared and so on, each kept to 40 decimals."""
    power = Fraction(1)
    while True:
        yield power
        power = _cut(power * base)


@lru_cache(maxsize=64)
def _squares(decline_per_year: Fraction) -> Sequence[int]:
    """The token prices after 1, 2, 4 months and so on, in units of 10**-40, until nothing is left of them."""
    square = int(twelfth_root(1 - decline_per_year) * SCALE)
    found = []
    while square:
        found.append(square)
        square = square * square // SCALE
    return found


def _cut(value: Fraction) -> Fraction:
    return Fraction(value.numerator * SCALE // value.denominator, SCALE)
