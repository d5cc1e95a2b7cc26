"""The months written on the lines of the cost map: each once, where it has most room."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from engine.map_drawing import SIDE, Mark, Plane
from engine.map_rows import Kind, Row
from engine.tools.cost_workbench.map import KINDS, MONTHS

ROOM = SIDE // 50
"""What a label keeps away from other lines and from the edges, half as much as from other labels."""

type _Point = tuple[int, int]


def labels(plane: Plane, along: Mapping[int, Row], upright: Mapping[int, Row]) -> tuple[Mark, ...]:
    """A label for every line that has room for one, judged by a sample of rows, and of columns, by their places."""
    lines: dict[int, list[_Point]] = {months: [] for months in MONTHS}
    for up, row in along.items():
        for at, months in _crossed(row):
            lines[months].append((plane.left(at), plane.middle(0, up)[1]))
    for across, column in upright.items():
        for at, months in _crossed(column):
            lines[months].append((plane.middle(across, 0)[0], plane.bottom(at)))
    placed: list[tuple[int, _Point]] = []
    for months, points in lines.items():
        others = [point for other, line in lines.items() if other != months for point in line]
        taken = [point for _, point in placed]
        room, best = max(((_room(point, others, taken), point) for point in points), default=(0, (0, 0)))
        if room >= ROOM:
            placed.append((months, best))
    return tuple(Mark(str(months), str(x), str(y)) for months, (x, y) in placed)


def _crossed(row: Row) -> Iterator[tuple[int, int]]:
    """Where a row, or a column, crosses a line, and of how many months that is."""
    for before, after in pairwise(row):
        low, high = sorted((_place(before.kind), _place(after.kind)))
        for months in MONTHS[low:high]:
            yield after.first, months


def _place(kind: Kind) -> int:
    return KINDS.index(kind)


def _room(point: _Point, others: Iterable[_Point], taken: Iterable[_Point]) -> int:
    """How far the nearest edge, point of another line, or label is from a point; a label counts half."""
    x, y = point
    edges = min(x, SIDE - x, y, SIDE - y)
    apart = [max(abs(x - left), abs(y - down)) for left, down in others]
    labels = [max(abs(x - left), abs(y - down)) // 2 for left, down in taken]
    return min([edges, *apart, *labels])
