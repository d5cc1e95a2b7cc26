"""How often a prompt is still in the provider's cache when calls come evenly (DOMAIN B2)."""

from fractions import Fraction

from engine.format import rounded

MINUTES_PER_MONTH = 43_200

KEPT_MINUTES = 5
"""How long a provider keeps a prompt that nobody asks for: the shortest that is usual."""

CERTAIN = 6
"""Calls per kept time from which the share rounds to all of them: e**-6 is under half a percent."""

SCALE = 10**40


def warm_share(monthly_requests: int) -> Fraction:
    """The share of calls that come within the kept time of another, 1 - e**-x, to the nearest hundredth.

    x is the calls that come, on average, while a prompt is kept. It is an upper bound: bursts leave longer gaps, and
    calls are spread over many machines. The power series of e**x is summed in whole numbers, so that the share is
    the same on every machine.

    >>> [int(100 * warm_share(requests)) for requests in (120_000, 20_000, 5_000, 1_000, 0)]
    [100, 90, 44, 11, 0]
    """
    calls = monthly_requests * KEPT_MINUTES
    if calls >= CERTAIN * MINUTES_PER_MONTH:
        return Fraction(1)
    term = total = SCALE
    count = 0
    while term:
        count += 1
        term = term * calls // (MINUTES_PER_MONTH * count)
        total += term
    return Fraction(rounded(1 - Fraction(SCALE, total), 2), 100)
