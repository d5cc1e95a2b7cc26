"""The cells of a map as a drawing: a square of 1,000 by 1,000 for any number of cells, and paths in it.

High places of the input that goes up are at the top. Coordinates are whole, and cells that touch share them, so that
no gap shows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.map_rows import Kind, Row, kind_at

SIDE = 1_000


@dataclass(frozen=True, slots=True)
class Area:
    """All cells of a kind in some rows, as a path."""

    kind: Kind
    path: str


@dataclass(frozen=True, slots=True)
class Band:
    """Some rows of a map, the places `first` to `last`; `cells` spells each one out, as in "P40R61".

    `borders` is a path between cells of different kinds, to those of the row above the band too; empty where a map
    shows none.
    """

    first: str
    last: str
    areas: tuple[Area, ...]
    borders: str
    cells: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A few characters on the drawing, and where their middle is."""

    text: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Plane:
    """How many cells a map has across and up, and where they lie in the drawing."""

    across: int
    up: int

    def left(self, place: int) -> int:
        """Where the left edge of a column is; the right edge is that of the next."""
        return _share(place, self.across)

    def bottom(self, place: int) -> int:
        """Where the lower edge of a row is; the upper edge is that of the next."""
        return SIDE - _share(place, self.up)

    def middle(self, x: int, y: int) -> tuple[int, int]:
        """The middle of a cell."""
        return _share(2 * x + 1, 2 * self.across), SIDE - _share(2 * y + 1, 2 * self.up)

    def band(self, found: Sequence[Row], first: int, kinds: Sequence[Kind]) -> Band:
        """Neighbouring rows, of which the lowest is at the place `first`."""
        paths = {kind: self._area(kind, found, first) for kind in kinds}
        return Band(
            first=str(first),
            last=str(first + len(found) - 1),
            areas=tuple(Area(kind, path) for kind, path in paths.items() if path),
            borders="",
            cells=" ".join(_spelt(row) for row in found),
        )

    def borders(self, found: Sequence[Row], first: int, end: int) -> str:
        """The lines between cells of different kinds in the rows from `first` up to `end`, and above each of them if
        the row above is among those found.
        """
        upright = "".join(
            f"M{self.left(run.first)} {self.bottom(y)}V{self.bottom(y + 1)}"
            for y, row in zip(range(first, end), found, strict=False)
            for run in row[1:]
        )
        level = "".join(
            f"M{self.left(start)} {self.bottom(y)}H{self.left(stop)}"
            for y, (below, above) in enumerate(pairwise(found), start=first + 1)
            for start, stop in _differing(below, above)
        )
        return upright + level

    def _area(self, kind: Kind, found: Sequence[Row], first: int) -> str:
        """The runs of a kind as rectangles; equal ones on top of each other are one."""
        rectangles: list[tuple[int, int, int, int]] = []
        growing: dict[tuple[int, int], int] = {}
        for y, row in enumerate([*found, ()], start=first):
            runs = [(run.first, run.last + 1) for run in row if run.kind is kind]
            rectangles += [(*ends, start, y) for ends, start in growing.items() if ends not in runs]
            growing = {ends: growing.get(ends, y) for ends in runs}
        return "".join(
            f"M{self.left(start)} {self.bottom(top)}H{self.left(end)}V{self.bottom(low)}H{self.left(start)}z"
            for start, end, low, top in rectangles
        )


def _share(part: int, whole: int) -> int:
    """A share of the side, rounded half up."""
    return (2 * SIDE * part + whole) // (2 * whole)


def _spelt(row: Row) -> str:
    return "".join(f"{run.kind.letter}{run.last - run.first + 1}" for run in row)


def _differing(one: Row, other: Row) -> Iterator[tuple[int, int]]:
    """The stretches, from a place up to another, in which two rows hold different kinds."""
    cuts = sorted({0} | {run.last + 1 for row in (one, other) for run in row})
    return ((start, end) for start, end in pairwise(cuts) if kind_at(one, start) is not kind_at(other, start))
