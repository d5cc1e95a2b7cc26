"""The decision map as the page shows it: cells, letters on them, the same as a table, and what surrounds them.

A map that follows a reader is asked for in parts, so that none keeps another question waiting for long.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.approaches import Approach
from engine.controls import Choice, controls
from engine.digits import LONGEST
from engine.errors import InvalidInput, Problem, suggestion
from engine.tools.decision_lab.inputs import LabInputs, level, position
from engine.tools.decision_lab.map import CELLS, Row, rows, winner
from engine.tools.decision_lab.map_drawing import Band, Letter, band, letters, middle
from engine.tools.decision_lab.opinion import edited
from engine.tools.decision_lab.weights import INPUTS

OPENING = {"x": "data", "y": "freshness"}
"""The axes that the page opens with."""

BAND = 15
"""How many rows are asked for at once."""

STEP = 10
"""How far the rows of the table are apart."""

CELL = "{x} {across}, {y} {up}: {winner}"
"""What a cell says; the page fills it in for the cell that a reader goes to."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: a position, and who wins from where to where."""

    position: str
    winners: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said about the cells: the letters on them, and the table."""

    x: str
    y: str
    letters: tuple[Letter, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """An input that an axis may have."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A position that is marked beside the map, and its word."""

    position: str
    word: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the cells, and where the reader is: in the cell at `here`, which says `says`.

    `aside` names the inputs that are no part of the question.
    """

    x: str
    y: str
    axes: tuple[Axis, ...]
    ticks: tuple[Tick, ...]
    approaches: tuple[Approach, ...]
    here: tuple[str, str]
    cell: str
    says: str
    aside: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The parts of the map that were asked for."""

    bands: tuple[Band, ...] = ()
    notes: Notes | None = None
    frame: Frame | None = None


def map_panel(inputs: LabInputs, details: Mapping[str, Any]) -> MapView:
    """The map of two inputs "x" and "y": all of it, or one part of it.

    With "rows", a first and a last one, it is these rows; with "notes" what is said about the cells. Raises
    InvalidInput for anything else.
    """
    x, y = _axis(details, "x"), _axis(details, "y")
    if x == y:
        raise InvalidInput([Problem("y", y, "Choose another input than that across.")])
    if "rows" in details:
        return MapView(bands=(_band(inputs, x, y, _range(details["rows"])),))
    if "notes" in details:
        return MapView(notes=_notes(inputs, x, y))
    bands = (range(first, min(first + BAND, CELLS)) for first in range(0, CELLS, BAND))
    return MapView(tuple(_band(inputs, x, y, ups) for ups in bands), _notes(inputs, x, y), _frame(inputs, x, y))


def intervals(row: Row) -> str:
    """Who wins from where to where along a row: "Prompt engineering to 40, RAG from 41"."""
    if len(row) == 1:
        return f"{row[0].winner.profile.name} throughout"
    return ", ".join(f"{run.winner.profile.name} {_extent(run.first, run.last)}" for run in row)


def _axis(details: Mapping[str, Any], axis: str) -> str:
    name = str(details.get(axis, ""))[:LONGEST]
    if name not in INPUTS:
        raise InvalidInput([Problem(axis, name, f"No such input{suggestion(name, INPUTS)}.")])
    return name


def _range(wanted: Any) -> range:
    match wanted:
        case [int(first), int(last)] if 0 <= first <= last < CELLS:
            return range(first, last + 1)
    problem = f"Give a first and a last row, from 0 to {CELLS - 1}."
    raise InvalidInput([Problem("rows", str(wanted)[:LONGEST], problem)])


def _band(inputs: LabInputs, x: str, y: str, ups: range) -> Band:
    return band(_rows(inputs, x, y, ups), ups.start)


def _notes(inputs: LabInputs, x: str, y: str) -> Notes:
    ups = range(0, CELLS, STEP)
    sample = dict(zip(ups, _rows(inputs, x, y, ups), strict=True))
    return Notes(
        x=_label(x),
        y=_label(y),
        letters=letters(sample),
        lines=tuple(Line(str(up), intervals(row)) for up, row in reversed(sample.items())),
    )


def _frame(inputs: LabInputs, x: str, y: str) -> Frame:
    across, up = getattr(inputs, x), getattr(inputs, y)
    [row] = _rows(inputs, x, y, [up])
    known = controls(LabInputs)
    return Frame(
        x=x,
        y=y,
        axes=tuple(Axis(name, _label(name)) for name in INPUTS),
        ticks=tuple(Tick(str(at), level(at)) for at in (0, 50, 100)),
        approaches=tuple(Approach),
        here=middle(across, up),
        cell=CELL,
        says=CELL.format(x=_label(x), across=across, y=_label(y), up=up, winner=winner(row, across).profile.name),
        aside=" ".join(name for name, kind in known.items() if isinstance(kind, Choice) and kind.on_page_only),
    )


def _rows(inputs: LabInputs, x: str, y: str, ups: Sequence[int]) -> list[Row]:
    return rows(inputs.scenario, position(inputs), x, y, ups, edited(inputs.model))


def _label(name: str) -> str:
    return controls(LabInputs)[name].label


def _extent(first: int, last: int) -> str:
    if first == last:
        return f"at {first}"
    if first == 0:
        return f"to {last}"
    return f"from {first}" if last == CELLS - 1 else f"from {first} to {last}"
