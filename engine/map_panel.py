"""The panel that maps an answer over two inputs: cells, marks on them, the same as a table, and what surrounds them.

details  {"x": "data", "y": "freshness"} and for a part of it {"band": 0} or {"notes": true}

A map that follows a reader is asked for in parts, so that none keeps another question waiting for long.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from engine.controls import Number, entered, number
from engine.digits import LONGEST
from engine.errors import InvalidInput, Problem, suggestion
from engine.map_drawing import Band, Mark, Plane
from engine.map_rows import Kind, Row, kind_at
from engine.tool import Panel

BANDS = 8
"""In how many parts the rows are asked for."""

STEP = 10
"""How far the rows of the table are apart."""

type Sample = Mapping[int, Row]
"""Some rows by their places."""

type Rows[I] = Callable[[I, str, str, Sequence[int]], list[Row]]
type Marks[I] = Callable[[I, str, str, Plane, Sample], tuple[Mark, ...]]


@dataclass(frozen=True, slots=True)
class Map[I]:
    """What a tool says of its map. Its axes are inputs with sliders, whose positions are the places on an axis.

    `rows` are the rows at some places of the input `y`, each along the input `x`. `marks` stand on the cells, found
    with the help of a sample of the rows. `cell` is what a cell says: a text with places for the two labels `x` and
    `y`, the two values `across` and `up`, and the `kind`. `aside` names the inputs that are no part of the question,
    `word` goes with a position beside the map, and with `borders` lines are drawn between kinds.
    """

    title: str
    words: str
    lines: str
    cell: str
    kinds: tuple[Kind, ...]
    inputs: type[I]
    axes: Sequence[str]
    opening: tuple[str, str]
    aside: Sequence[str]
    rows: Rows[I]
    marks: Marks[I]
    word: Callable[[Fraction], str] = lambda position: ""
    borders: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: a place, and what holds from where to where."""

    place: str
    intervals: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said about the cells: the marks on them, and the table."""

    x: str
    y: str
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """An input that an axis may have, and what stands before its values."""

    name: str
    label: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place that is marked beside the map: what it means, and a word for it or nothing."""

    text: str
    word: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the cells, and where the reader is: in the middle at `here`, of a cell that says `says`."""

    title: str
    words: str
    x: str
    y: str
    axes: tuple[Axis, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    kinds: tuple[Kind, ...]
    lined: bool
    here: tuple[int, int]
    cell: str
    says: str
    aside: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The parts of a map that were asked for; `lines` is what its table shows."""

    lines: str
    bands: tuple[Band, ...] = ()
    notes: Notes | None = None
    frame: Frame | None = None


def mapped[I](map: Map[I]) -> Panel[I]:
    """The panel for a tool that says this of its map."""
    x, y = map.opening
    return Panel(lambda inputs, details: view(map, inputs, details), {"x": x, "y": y})


def view[I](map: Map[I], inputs: I, details: Mapping[str, Any]) -> MapView:
    """The map of two inputs "x" and "y": all of it, or one part of it.

    With "band" it is that one of the bands, counted from the lowest; with "notes" what is said about the cells. Raises
    InvalidInput for anything else.
    """
    x, y = _axis(map, details, "x"), _axis(map, details, "y")
    if x == y:
        raise InvalidInput([Problem("y", y, "Choose another input than that across.")])
    field = _Field(map, inputs, x, y)
    if "band" in details:
        return MapView(map.lines, bands=(field.band(_band(details["band"])),))
    if "notes" in details:
        return MapView(map.lines, notes=field.notes())
    return MapView(map.lines, tuple(field.band(part) for part in range(BANDS)), field.notes(), field.frame())


def intervals(row: Row, texts: Sequence[str]) -> str:
    """What holds from where to where along a row, whose places are called by `texts`: "to 40: RAG; from 41: LoRA"."""
    if len(row) == 1:
        return f"{row[0].kind.name} throughout"
    return "; ".join(f"{_extent(run.first, run.last, texts)}: {run.kind.name}" for run in row)


@dataclass(frozen=True, slots=True)
class _Field[I]:
    """All cells over two inputs, of which some are wanted."""

    map: Map[I]
    inputs: I
    x: str
    y: str

    @property
    def plane(self) -> Plane:
        return Plane(len(self._number(self.x).positions), len(self._number(self.y).positions))

    def band(self, part: int) -> Band:
        plane = self.plane
        first, end = plane.up * part // BANDS, plane.up * (part + 1) // BANDS
        if not self.map.borders:
            return plane.band(self._rows(range(first, end)), first, self.map.kinds)
        found = self._rows(range(first, min(end + 1, plane.up)))
        band = plane.band(found[: end - first], first, self.map.kinds)
        return replace(band, borders=plane.borders(found, first, end))

    def notes(self) -> Notes:
        plane = self.plane
        ups = sorted({*range(0, plane.up, STEP), plane.up - 1})
        sample = dict(zip(ups, self._rows(ups), strict=True))
        texts = self._texts(self.x)
        names = self._texts(self.y)
        return Notes(
            x=self._number(self.x).label,
            y=self._number(self.y).label,
            marks=self.map.marks(self.inputs, self.x, self.y, plane, sample),
            lines=tuple(Line(names[up], intervals(row, texts)) for up, row in reversed(sample.items())),
        )

    def frame(self) -> Frame:
        plane = self.plane
        across, up = (self._number(name).place(getattr(self.inputs, name)) for name in (self.x, self.y))
        [row] = self._rows([up])
        axes = {name: self._number(name) for name in self.map.axes}
        return Frame(
            title=self.map.title,
            words=self.map.words,
            x=self.x,
            y=self.y,
            axes=tuple(Axis(name, axis.label, axis.prefix) for name, axis in axes.items()),
            x_ticks=self._ticks(self.x),
            y_ticks=self._ticks(self.y),
            kinds=self.map.kinds,
            lined=self.map.borders,
            here=plane.middle(across, up),
            cell=self.map.cell,
            says=self.map.cell.format(
                x=self._number(self.x).label,
                across=self._said(self.x, across),
                y=self._number(self.y).label,
                up=self._said(self.y, up),
                kind=kind_at(row, across).name,
            ),
            aside=" ".join(self.map.aside),
        )

    def _rows(self, ups: Sequence[int]) -> list[Row]:
        return self.map.rows(self.inputs, self.x, self.y, ups)

    def _number(self, name: str) -> Number:
        return number(self.map.inputs, name)

    def _texts(self, name: str) -> list[str]:
        axis = self._number(name)
        return [f"{axis.prefix}{entered(position)}" for position in axis.positions]

    def _said(self, name: str, place: int) -> str:
        """The reader's own value, and where it is shown if no place of the axis is just there."""
        axis, value = self._number(name), getattr(self.inputs, name)
        own, shown = (f"{axis.prefix}{entered(it)}" for it in (value, axis.positions[place]))
        return own if own == shown else f"{own} (shown at {shown})"

    def _ticks(self, name: str) -> tuple[Tick, ...]:
        """The ends and the middle."""
        positions, texts = self._number(name).positions, self._texts(name)
        last = len(positions) - 1
        return tuple(Tick(texts[place], self.map.word(positions[place])) for place in (0, last // 2, last))


def _axis(map: Map[Any], details: Mapping[str, Any], axis: str) -> str:
    name = str(details.get(axis, ""))[:LONGEST]
    if name not in map.axes:
        raise InvalidInput([Problem(axis, name, f"No such input{suggestion(name, map.axes)}.")])
    return name


def _band(wanted: Any) -> int:
    match wanted:
        case int(part) if 0 <= part < BANDS:
            return part
    problem = f"Give the number of a band, from 0 to {BANDS - 1}."
    raise InvalidInput([Problem("band", str(wanted)[:LONGEST], problem)])


def _extent(first: int, last: int, texts: Sequence[str]) -> str:
    if first == last:
        return f"at {texts[first]}"
    if first == 0:
        return f"to {texts[last]}"
    return f"from {texts[first]}" + ("" if last == len(texts) - 1 else f" to {texts[last]}")
