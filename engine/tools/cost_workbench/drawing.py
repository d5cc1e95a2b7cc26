"""The chart of cost over time as geometry: two lines, what lies between them, and the crossing.

On a page, horizontal coordinates are percent of the plot's width, or thousandths inside the stretched part; in a
picture all are pixels. Vertical ones are pixels from the top.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from engine.chart import Scale, coordinate, path, ticks
from engine.format import money, months
from engine.tools.cost_workbench.model import Costs
from engine.tools.cost_workbench.timeline import Spent, corners, spent

LABEL_HEIGHT = 32
"""Pixels from one label at the end of a line to the next."""


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
class Tick:
    """A labelled place on an axis; one `between` others goes without when there is little room."""

    at: str
    label: str
    between: bool = False


@dataclass(frozen=True, slots=True)
class EndLabel:
    """What a line is called, at its right end."""

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
class Drawing:
    """The chart; `owed` and `gained` are the areas where tuning has cost more, and less, so far."""

    height: str
    bottom: str
    prompt_only: str
    tuned: str
    owed: str
    gained: str
    months: tuple[Tick, ...]
    dollars: tuple[Tick, ...]
    prompt_only_end: EndLabel
    tuned_end: EndLabel
    break_even: Mark | None


def drawing(costs: Costs, span: int, plot: Plot = ON_PAGE) -> Drawing:
    """The chart of so many months."""
    line = corners(costs, span)
    points = _points(line)
    values = ticks(max(max(prompt, tuned) for _, prompt, tuned in points) or 1, most=5)
    across = Scale(0, span, 0, plot.width)
    places = Scale(0, span, 0, plot.places)
    up = Scale(0, values[-1], plot.bottom, plot.top)
    end = line[-1]
    prompt_y, tuned_y = _apart(up.exact(end.prompt_only_usd), up.exact(end.tuned_usd), plot)
    return Drawing(
        height=str(plot.height),
        bottom=str(plot.bottom),
        prompt_only=path((across.exact(m), up.exact(prompt)) for m, prompt, _ in points),
        tuned=path((across.exact(m), up.exact(tuned)) for m, _, tuned in points),
        owed=_areas(points, across, up, gained=False),
        gained=_areas(points, across, up, gained=True),
        months=_month_ticks(span, places),
        dollars=tuple(Tick(up.at(value), _short_money(value)) for value in values),
        prompt_only_end=EndLabel(prompt_y, "Prompt-only", money(end.prompt_only_usd)),
        tuned_end=EndLabel(tuned_y, "Tuned", money(end.tuned_usd)),
        break_even=_mark(costs, span, places, up),
    )


def _points(line: list[Spent]) -> list[Point]:
    """The corners of both lines; a refresh is a step straight up at the end of its month."""
    points = []
    for at in line:
        points.append((Fraction(at.month), at.prompt_only_usd, at.tuned_usd))
        if at.refresh_usd and at is not line[-1]:
            points.append((Fraction(at.month), at.prompt_only_usd, at.tuned_usd + at.refresh_usd))
    return points


def _areas(points: list[Point], across: Scale, up: Scale, gained: bool) -> str:
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


def _shape(piece: list[Point], across: Scale, up: Scale) -> str:
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


def _apart(prompt_only: Fraction, tuned: Fraction, plot: Plot) -> tuple[str, str]:
    """Where the two end labels stand: at the ends of their lines, pushed apart if they would touch."""
    middle = (prompt_only + tuned) / 2
    half = max(abs(prompt_only - tuned), Fraction(LABEL_HEIGHT)) / 2
    middle = min(max(middle, plot.top + half - LABEL_HEIGHT), plot.bottom - half)
    upper, lower = coordinate(middle - half), coordinate(middle + half)
    return (upper, lower) if prompt_only <= tuned else (lower, upper)


def _mark(costs: Costs, span: int, places: Scale, up: Scale) -> Mark | None:
    after = costs.break_even_months
    if after is None or after > span:
        return None
    before, following = spent(costs, int(after)), spent(costs, int(after) + 1)
    share = after - before.month
    usd = before.prompt_only_usd + share * (following.prompt_only_usd - before.prompt_only_usd)
    place = after / span
    anchor = "start" if place < Fraction(1, 4) else "end" if place > Fraction(3, 4) else "middle"
    return Mark(places.at(after), up.at(usd), f"Break-even: {months(after).lower()}", anchor)


def _month_ticks(span: int, places: Scale) -> tuple[Tick, ...]:
    """At most nine labels; where there is little room every second one, the last but one never."""
    step = next(step for step in (3, 6, 12, 24, 60, 120) if span <= 8 * step)
    shown = range(0, span + 1, step)
    return tuple(
        Tick(places.at(month), f"{month} months" if month == span else str(month), index % 2 == 1 and month != span)
        for index, month in enumerate(shown)
    )


def _short_money(value: int) -> str:
    """An axis label: $2k, $1.5M."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if value >= size:
            whole, part = divmod(value * 10 // size, 10)
            return f"${whole}.{part}{letter}" if part else f"${whole}{letter}"
    return f"${value}"
