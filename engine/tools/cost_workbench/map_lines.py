"""The months written on the lines of the cost map: each once, where it has most room."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import isqrt

from engine.map_drawing import SIDE, Mark, Plane
from engine.map_rows import Row
from engine.tools.cost_workbench.map import KINDS, MONTHS

ROOM = SIDE // 50
"""What a label keeps away from other lines and from the edges, half as much as from other labels."""

type _Reading = tuple[int, Mapping[int, int]]
"""Where a row or a column lies in the drawing, and where it first crosses the line of so many months."""


def labels(plane: Plane, along: Mapping[int, Row], upright: Mapping[int, Row]) -> tuple[Mark, ...]:
    """A label for every line that has room for one, judged by a sample of rows, and of columns, by their places."""
    rows = [
        (plane.middle(0, up)[1], {months: plane.left(at) for months, at in _crossed(row)}) for up, row in along.items()
    ]
    columns = [
        (plane.middle(across, 0)[0], {months: plane.bottom(at) for months, at in _crossed(column)})
        for across, column in upright.items()
    ]
    spots = [(months, room, (at, level)) for months, room, level, at in _spots(rows)]
    spots += [(months, room, (level, at)) for months, room, level, at in _spots(columns)]
    placed: dict[int, tuple[int, int]] = {}
    for months in MONTHS:
        free = [(_free(room, spot, placed.values()), spot) for line, room, spot in spots if line == months]
        room, spot = max(free, default=(0, (0, 0)))
        if room >= ROOM:
            placed[months] = spot
    return tuple(Mark(str(months), str(x), str(y)) for months, (x, y) in placed.items())


def _crossed(row: Row) -> Iterator[tuple[int, int]]:
    """The lines that a row, or a column, crosses, and where; the last first, so that the first one stays."""
    for before, after in reversed(list(pairwise(row))):
        low, high = sorted((KINDS.index(before.kind), KINDS.index(after.kind)))
        for months in MONTHS[low:high]:
            yield months, after.first


def _spots(readings: Sequence[_Reading]) -> Iterator[tuple[int, int, int, int]]:
    """Where lines are crossed: the months, the room there, where the row or column lies, and where on it.

    The room is the way to the next line or edge, straight across the line, whose slant its next crossings tell.
    """
    for place, (level, crossings) in enumerate(readings):
        for months, at in crossings.items():
            near = [(there, its[months]) for there, its in readings[max(0, place - 1) : place + 2] if months in its]
            rise, run = (abs(end - start) for start, end in zip(near[0], near[-1], strict=True))
            gap = min([at, SIDE - at, *(abs(at - other) for line, other in crossings.items() if line != months)])
            across = gap * rise // isqrt(rise**2 + run**2) if rise else gap
            yield months, min(across, level, SIDE - level), level, at


def _free(room: int, spot: tuple[int, int], taken: Iterable[tuple[int, int]]) -> int:
    """The room of a spot, with other labels counted at half their distance."""
    x, y = spot
    return min([room, *(max(abs(x - left), abs(y - down)) // 2 for left, down in taken)])
