"""How much traffic: the Decision Lab's position and the Cost Workbench's count, each from the other (DOMAIN A4).

position = 40 × log10(requests a month) − 119, to the nearest whole number, from 0 to 100
"""

from engine.format import grouped
from engine.scenarios import SCENARIOS

HIGHEST = 100

_DECADE = (
    1000, 1050, 1100, 1200, 1250, 1300, 1400, 1500, 1600, 1700,
    1800, 1900, 2000, 2100, 2200, 2400, 2500, 2700, 2800, 3000,
    3200, 3300, 3500, 3800, 4000, 4200, 4500, 4700, 5000, 5300,
    5600, 6000, 6300, 6700, 7100, 7500, 7900, 8400, 8900, 9400,
)  # fmt: skip
"""Forty positions multiply by ten. What they stand for, to two figures; where two would lead to a neighbor, to half a
step more.
"""

_OWN = {scenario.lab.volume: scenario.cost.monthly_requests for scenario in SCENARIOS.values()}
"""A scenario's own requests a month, by its position, so that both tools open alike."""


def requests_at(position: int) -> int:
    """Requests a month at a position: a round number that leads back to it.

    >>> requests_at(41), requests_at(84), requests_at(92)
    (10000, 120000, 188000)
    """
    decades, step = divmod(position + 119, len(_DECADE))
    return _OWN.get(position) or _DECADE[step] * 10**decades // 1000


def position_of(requests: int) -> int:
    """The position nearest to so many requests a month, without a logarithm.

    80 × log10(requests), rounded down, is one less than the digits of their 80th power; and rounding the position is
    rounding down half of that less 237.

    >>> position_of(0), position_of(120_000), position_of(10_000_000)
    (0, 84, 100)
    """
    digits = len(str(requests**80))
    return max(0, min(HIGHEST, (digits - 1 - 237) // 2))


def volume_in_words(position: int) -> str:
    """What a position means, such as "about 120,000 requests a month"; the ends of the scale are open."""
    if position == 0:
        return "under 1,000 requests a month"
    if position == HIGHEST:
        return f"{grouped(requests_at(position))} requests a month and up"
    return f"about {grouped(requests_at(position))} requests a month"
