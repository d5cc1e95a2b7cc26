"""How many months tuning takes to pay back across two inputs, the others unmoved: the rows of the cost map.

Along an input the token saving and every cost change evenly, but for a knee where a reduction has used up what it
reduces; and more saving or less cost never delays the payback. So rows can be found by halving, and what a cell saves
by drawing a straight line between two knots.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from engine.controls import Number, controls, number
from engine.map_rows import Kind, Row, halved
from engine.tools.cost_workbench.inputs import BENDS, INDIFFERENT, CostInputs, with_value
from engine.tools.cost_workbench.model import stream
from engine.tools.cost_workbench.needed import Needed, needed
from engine.tools.cost_workbench.payback import Stream

MONTHS = (6, 12, 24, 36)
"""Where one class of paybacks ends and the next begins; the earlier one holds the month itself."""

KINDS = (
    Kind("months-6", "A", "Up to 6 months", pattern=False),
    Kind("months-12", "B", "6 to 12 months", pattern=False),
    Kind("months-24", "C", "12 to 24 months", pattern=False),
    Kind("months-36", "D", "24 to 36 months", pattern=False),
    Kind("later", "E", "More than 36 months", pattern=False),
    Kind("never", "N", "Never"),
)
"""The classes, from the soonest payback on."""

ASIDE = ("scenario", "scale", "horizon_months", *INDIFFERENT)
"""Inputs that do not move the break-even."""

UNEVEN = ("refresh_months", "price_decline_per_year")
"""Inputs along which costs or savings do not change evenly."""

AXES = tuple(
    name
    for name, kind in controls(CostInputs).items()
    if isinstance(kind, Number) and kind.positions and name not in (*ASIDE, *UNEVEN)
)
"""The inputs that may be mapped: those with a slider."""


def rows(inputs: CostInputs, x: str, y: str, at: Iterable[int]) -> list[Row]:
    """The rows at some places of the input `y`, each along the input `x`."""
    return [_row(_moved(inputs, y, up), x) for up in at]


def _row(inputs: CostInputs, x: str) -> Row:
    positions = number(CostInputs, x).positions
    knots = _knots(positions, getattr(inputs, BENDS[x]) if x in BENDS else None)
    streams = {knot: stream(_moved(inputs, x, knot)) for knot in knots}
    stretches = [
        _stretch(streams[low], streams[high], positions[low], positions[high]) for low, high in pairwise(knots)
    ]

    def standing(place: int) -> int:
        return stretches[min(bisect_right(knots, place), len(stretches)) - 1](positions[place])

    return halved(standing, knots, KINDS.__getitem__)


def _knots(positions: Sequence[Fraction], knee: Fraction | int | None) -> list[int]:
    """The places between which everything changes evenly: the ends, and those on both sides of a knee."""
    last = len(positions) - 1
    if knee is None or not positions[0] < knee < positions[-1]:
        return [0, last]
    after = bisect_right(positions, knee)
    return sorted({0, after - 1, after, last})


def _stretch(start: Stream, end: Stream, low: Fraction, high: Fraction) -> Callable[[Fraction], int]:
    """Which class a position between two knots is of, counted from the soonest payback; with the streams there."""
    saving, slope = start.token_saving_usd, (end.token_saving_usd - start.token_saving_usd) / (high - low)
    thresholds = _thresholds_between(_unsaving(start), _unsaving(end), low, high)

    def standing(position: Fraction) -> int:
        here = saving + slope * (position - low)
        needs = thresholds(position)
        return next((place for place, enough in enumerate(needs) if enough.met_by(here)), len(needs))

    return standing


def _unsaving(stream: Stream) -> Stream:
    return replace(stream, token_saving_usd=Fraction(0))


type _Thresholds = tuple[Needed, ...]
"""The savings from which payback comes within 6 months, and so on, within 36, and ever."""


@lru_cache(maxsize=128)
def _thresholds_between(start: Stream, end: Stream, low: Fraction, high: Fraction) -> Callable[[Fraction], _Thresholds]:
    """The thresholds at a position between two others, with the costs there; rows that cost the same share them."""
    if start == end:
        same = _thresholds(start)
        return lambda position: same

    def thresholds(position: Fraction) -> _Thresholds:
        share = (position - low) / (high - low)
        return _thresholds(
            replace(
                start,
                hosting_usd=_mixed(start.hosting_usd, end.hosting_usd, share),
                one_time_usd=_mixed(start.one_time_usd, end.one_time_usd, share),
                refresh_usd=_mixed(start.refresh_usd, end.refresh_usd, share),
            )
        )

    return cache(thresholds)


def _mixed(start: Fraction, end: Fraction, share: Fraction) -> Fraction:
    return start if start == end else start + (end - start) * share


@lru_cache(maxsize=1_024)
def _thresholds(costs: Stream) -> _Thresholds:
    """The thresholds of a stream that saves nothing; so are those of costs that add up to the same."""
    return (*(needed(costs, months) for months in MONTHS), needed(costs))


def _moved(inputs: CostInputs, name: str, place: int) -> CostInputs:
    kind = number(CostInputs, name)
    position = kind.positions[place]
    return with_value(inputs, name, position if kind.decimals else int(position))
