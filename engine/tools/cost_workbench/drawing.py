"""The chart of cost over time as geometry: two lines or three, what lies between them, and the crossing.

On a page, horizontal coordinates are percent of the plot's width, or thousandths inside the stretched part; in a
picture all are pixels. Vertical ones are pixels from the top.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from engine.chart import LogScale, Scale, coordinate, path, powers, ticks
from engine.format import money, months, short_money
from engine.tools.cost_workbench.futures import Futures
from engine.tools.cost_workbench.model import Costs
from engine.tools.cost_workbench.timeline import Spent, corners, spent

LABEL_HEIGHT = 32
"""Pixels from one label at the end of a line to the next."""

MOST_POWERS = 6
"""So many powers of ten are shown at most."""


@dataclass(frozen=True, slots=True)
class Plot:
    """What a chart is drawn on, in pixels down; `width` is that of the lines, `places` that of all that has its own
    place on the axis.
    """

    height: int
    top: int
    bottom: int
    width: int
    places: int


ON_PAGE = Plot(height=300, top=34, bottom=268, width=1000, places=100)
"""The lines are stretched with the page, places are percent of its width."""

type Point = tuple[Fraction, Fraction, Fraction]
"""A moment in months, with the cost of the prompt-only and of the tuned path by then."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a chart shows besides both paths: so many months, by powers of ten or not, what may happen if that is not
    certain, and what prompting alone would cost a month without its cache, if that is to be seen.
    """

    span: int
    log: bool = False
    likely: Futures | None = None
    uncached_monthly_usd: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on an axis; one `between` others goes without when there is little room."""

    at: str
    label: str
    between: bool = False


@dataclass(frozen=True, slots=True)
class EndLabel:
    """What a line is called, at its right end; `path` is prompt, lora or uncached."""

    path: str
    y: str
    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where tuning has paid back: a point on both lines. `anchor` keeps its label on the chart."""

    x: str
    y: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Where break-even falls in eight futures of ten; by `middle` half have paid back, if in sight."""

    x: str
    width: str
    middle: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The chart; `owed` and `gained` are the areas where tuning has cost more, and less, so far."""

    height: str
    top: str
    bottom: str
    prompt_only: str
    tuned: str
    uncached: str
    owed: str
    gained: str
    months: tuple[Tick, ...]
    dollars: tuple[Tick, ...]
    ends: tuple[EndLabel, ...]
    break_even: Mark | None
    strip: Strip | None


def drawing(costs: Costs, shown: Shown, plot: Plot = ON_PAGE) -> Drawing:
    """The chart of so many months."""
    span = shown.span
    line = corners(costs, span, bent=shown.log)
    points = _points(line)
    uncached = [(at.month, costs.stream.price_sum(at.month) * (shown.uncached_monthly_usd or 0)) for at in line]
    amounts = [amount for _, *both in points for amount in both] + [amount for _, amount in uncached]
    up, dollars = _upwards(amounts, shown.log, plot)
    across = Scale(0, span, 0, plot.width)
    places = Scale(0, span, 0, plot.places)
    ends = [("prompt", "Prompt-only", line[-1].prompt_only_usd), ("lora", "Tuned", line[-1].tuned_usd)]
    if shown.uncached_monthly_usd is not None:
        ends.append(("uncached", "Not cached", uncached[-1][1]))
    return Drawing(
        height=str(plot.height),
        top=str(plot.top),
        bottom=str(plot.bottom),
        prompt_only=path((across.exact(m), up.exact(prompt)) for m, prompt, _ in points),
        tuned=path((across.exact(m), up.exact(tuned)) for m, _, tuned in points),
        uncached=""
        if shown.uncached_monthly_usd is None
        else path((across.exact(m), up.exact(amount)) for m, amount in uncached),
        owed=_areas(points, across, up, gained=False),
        gained=_areas(points, across, up, gained=True),
        months=_month_ticks(span, places),
        dollars=dollars,
        ends=_ends(ends, up, plot),
        break_even=_mark(costs, span, places, up),
        strip=_strip(shown, places),
    )


def _upwards(amounts: Iterable[Fraction], log: bool, plot: Plot) -> tuple[Scale | LogScale, tuple[Tick, ...]]:
    """The scale of dollars, and its labels; by powers of ten from the least amount that is more than nothing."""
    costly = [amount for amount in amounts if amount > 0] or [Fraction(1)]
    up: Scale | LogScale
    if log:
        exponents = powers(min(costly), max(costly), MOST_POWERS)
        values = [Fraction(10) ** exponent for exponent in exponents]
        up = LogScale(exponents[0], exponents[-1], plot.bottom, plot.top)
    else:
        values = [Fraction(value) for value in ticks(max(costly), most=5)]
        up = Scale(0, values[-1], plot.bottom, plot.top)
    return up, tuple(Tick(up.at(value), short_money(value)) for value in values)


def _points(line: list[Spent]) -> list[Point]:
    """The corners of both lines; a refresh is a step straight up at the end of its month."""
    points = []
    for at in line:
        points.append((Fraction(at.month), at.prompt_only_usd, at.tuned_usd))
        if at.refresh_usd and at is not line[-1]:
            points.append((Fraction(at.month), at.prompt_only_usd, at.tuned_usd + at.refresh_usd))
    return points


def _areas(points: list[Point], across: Scale, up: Scale | LogScale, gained: bool) -> str:
    """The area between the lines wherever the tuned path is the cheaper (or the dearer) one."""
    shapes: list[str] = []
    piece: list[Point] = []
    for point in _with_crossings(points):
        ahead = point[1] - point[2] if gained else point[2] - point[1]
        if ahead >= 0:
            piece.append(point)
        if ahead <= 0:
            shapes.append(_shape(piece, across, up))
            piece = [point] if ahead == 0 else []
    shapes.append(_shape(piece, across, up))
    return "".join(shapes)


def _shape(piece: list[Point], across: Scale, up: Scale | LogScale) -> str:
    if len(piece) < 2:
        return ""
    outline = [(across.exact(m), up.exact(prompt)) for m, prompt, _ in piece]
    outline += [(across.exact(m), up.exact(tuned)) for m, _, tuned in reversed(piece)]
    return path(outline) + "Z"


def _with_crossings(points: list[Point]) -> list[Point]:
    """The same corners, and between them the points where the lines cross."""
    found = [points[0]]
    for before, after in pairwise(points):
        lead, lag = before[2] - before[1], after[2] - after[1]
        if lead * lag < 0:
            share = lead / (lead - lag)
            month, prompt, tuned = (a + (b - a) * share for a, b in zip(before, after, strict=True))
            found.append((month, prompt, tuned))
        found.append(after)
    return found


def _ends(ends: list[tuple[str, str, Fraction]], up: Scale | LogScale, plot: Plot) -> tuple[EndLabel, ...]:
    """The labels at the ends of their lines, pushed apart where they would touch."""
    places = [up.exact(amount) for _, _, amount in ends]
    order = sorted(range(len(ends)), key=places.__getitem__)
    for above, below in pairwise(order):
        places[below] = max(places[below], places[above] + LABEL_HEIGHT)
    room = Fraction(plot.bottom)
    for index in reversed(order):
        places[index] = min(places[index], room)
        room = places[index] - LABEL_HEIGHT
    return tuple(
        EndLabel(path, coordinate(y), name, money(amount)) for (path, name, amount), y in zip(ends, places, strict=True)
    )


def _mark(costs: Costs, span: int, places: Scale, up: Scale | LogScale) -> Mark | None:
    after = costs.break_even_months
    if after is None or after > span:
        return None
    before, following = spent(costs, int(after)), spent(costs, int(after) + 1)
    share = after - before.month
    usd = before.prompt_only_usd + share * (following.prompt_only_usd - before.prompt_only_usd)
    place = after / span
    anchor = "start" if place < Fraction(1, 4) else "end" if place > Fraction(3, 4) else "middle"
    return Mark(places.at(after), up.at(usd), f"Break-even: {months(after).lower()}", anchor)


def _strip(shown: Shown, places: Scale) -> Strip | None:
    likely, span = shown.likely, shown.span
    if likely is None or likely.p10 is None or likely.p10 > span:
        return None
    last = span if likely.p90 is None else min(likely.p90, Fraction(span))
    middle = "" if likely.p50 is None or likely.p50 > span else places.at(likely.p50)
    return Strip(places.at(likely.p10), places.span(last - likely.p10), middle)


def _month_ticks(span: int, places: Scale) -> tuple[Tick, ...]:
    """At most nine labels; where there is little room every second one, the last but one never."""
    step = next(step for step in (3, 6, 12, 24, 60, 120) if span <= 8 * step)
    shown = range(0, span + 1, step)
    return tuple(
        Tick(places.at(month), f"{month} months" if month == span else str(month), index % 2 == 1 and month != span)
        for index, month in enumerate(shown)
    )
