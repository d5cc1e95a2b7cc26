"""The cells of the decision map as a drawing: paths, and a letter in the middle of where an approach wins.

One unit is one cell, so a cell is found by its positions alone; high positions of the input that goes up are at the
top.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.approaches import Approach
from engine.tools.decision_lab.map import CELLS, Row, Run, winner

LAST = CELLS - 1

ROOM = 4
"""A letter keeps that many cells away from the border of its area."""


@dataclass(frozen=True, slots=True)
class Area:
    """All cells of an approach in some rows, as a path."""

    option: str
    path: str


@dataclass(frozen=True, slots=True)
class Band:
    """Some rows of the map, the positions `first` to `last`; `cells` spells each one out, as in "P40R61"."""

    first: str
    last: str
    areas: tuple[Area, ...]
    cells: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter of an approach, and where its middle is."""

    letter: str
    x: str
    y: str


def band(found: Sequence[Row], first: int) -> Band:
    """Neighbouring rows, of which the lowest is at the position `first`."""
    paths = {approach: _path(approach, found, first) for approach in Approach}
    return Band(
        first=str(first),
        last=str(first + len(found) - 1),
        areas=tuple(Area(approach.value, path) for approach, path in paths.items() if path),
        cells=" ".join(_spelt(row) for row in found),
    )


def letters(sample: Mapping[int, Row]) -> tuple[Letter, ...]:
    """A letter for every approach that has room for one, judged by a sample of the rows at their positions."""
    return tuple(letter for approach in Approach if (letter := _letter(approach, sample)))


def middle(x: int, y: int) -> tuple[str, str]:
    """The middle of a cell."""
    return f"{x}.5", f"{LAST - y}.5"


def _spelt(row: Row) -> str:
    return "".join(f"{run.winner.profile.letter}{run.last - run.first + 1}" for run in row)


def _path(approach: Approach, found: Sequence[Row], first: int) -> str:
    """The runs of an approach as rectangles; equal ones on top of each other are one."""
    rectangles: list[tuple[int, int, int, int]] = []
    growing: dict[tuple[int, int], int] = {}
    for up, row in enumerate([*found, ()], start=first):
        runs = [(run.first, run.last) for run in row if run.winner is approach]
        rectangles += [(*ends, bottom, up - 1) for ends, bottom in growing.items() if ends not in runs]
        growing = {ends: growing.get(ends, up) for ends in runs}
    return "".join(
        f"M{left} {LAST - top}h{right - left + 1}v{top - bottom + 1}h{left - right - 1}z"
        for left, right, bottom, top in rectangles
    )


def _letter(approach: Approach, sample: Mapping[int, Row]) -> Letter | None:
    """In the middle of the run that is farthest from other winners and from the edges, or nowhere; on the middle row
    of equally far ones.
    """
    places = [
        (_room(run, y, sample), -abs(y - LAST // 2), _half(run), y)
        for y, row in sample.items()
        for run in row
        if run.winner is approach
    ]
    room, _, x, y = max(places, default=(0, 0, 0, 0))
    return Letter(approach.profile.letter, *middle(x, y)) if room >= ROOM else None


def _room(run: Run, y: int, sample: Mapping[int, Row]) -> int:
    """How many cells lie between the middle of a run and the next other winner or edge: beside, above, below."""
    x = _half(run)
    others = [abs(up - y) for up, row in sample.items() if winner(row, x) is not run.winner]
    return min([x - run.first, run.last - x, y, LAST - y, *others])


def _half(run: Run) -> int:
    return (run.first + run.last) // 2
