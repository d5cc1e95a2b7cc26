"""A tool's model laid open: how it computes, its numbers in tables to edit, its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.controls import controls
from engine.edits import Edits
from engine.format import plain


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Some of a model's numbers in a row: the names of their cells, None where there is no number."""

    title: str
    cells: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a model's numbers; `corner` heads the column of the rows' titles."""

    title: str
    about: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class OpenModel:
    """What a reader sees who opens a tool's model.

    `modules` are the files of the tool's folder to read, in order. `input` names the control that
    holds edits to the numbers on the `sheets`; a model without sheets has none.
    """

    title: str
    about: str
    formulas: tuple[str, ...]
    modules: tuple[str, ...]
    input: str = ""
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A number of the model as the page shows it: what it is now, and what is published."""

    value: str
    published: str
    size: int
    signed: bool


def boxes(model: OpenModel, inputs: Any) -> Mapping[str, Box]:
    """The numbers of an open model, by the names of their cells."""
    edits = controls(type(inputs)).get(model.input)
    if not isinstance(edits, Edits):
        return {}
    values = edits.values(getattr(inputs, model.input))
    return {
        name: Box(
            value=plain(values.get(name, cell.published)),
            published=plain(cell.published),
            size=3 + bool(cell.decimals),
            signed=cell.low < 0,
        )
        for name, cell in edits.cells.items()
    }
