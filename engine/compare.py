"""The panel in which pinned states stand beside the present one: the same for every tool.

details  {"pins": [{"name": "Support", "inputs": {"monthly_requests": "50000"}}]}

A pin without a name is called by its starting point and by how much in it was changed.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.controls import controls, departures, entered, is_starting_point, read
from engine.difference import SAME, Change, Line, change
from engine.errors import InvalidInput, Problem
from engine.format import grouped
from engine.tool import Panel

MOST_PINS = 6
LONGEST_NAME = 40
"""In characters."""

type Lines[I] = Callable[[I], Sequence[Line]]
"""The lines of a state; always the same ones in the same order."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A state that a reader keeps: what they call it, or nothing, and its inputs as raw text."""

    name: str
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a pin's column. `state` is its inputs as JSON, or nothing when they cannot be read any more."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A pin's text in a row, and what has changed since."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True)
class Row:
    """One line of every state; what cannot be read has an empty cell."""

    label: str
    now: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """Everything the panel shows; without pins there are no columns and no groups."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    summary: str
    most: int
    longest_name: int

    @property
    def full(self) -> bool:
        """Whether no further state can be pinned."""
        return len(self.columns) >= self.most


def comparison[I](inputs: type[I], lines: Lines[I]) -> Panel[I]:
    """The panel for a tool whose states have these lines."""
    return Panel(lambda now, details: view(now, pins(details), inputs, lines), {"pins": []})


def pins(details: Mapping[str, Any]) -> list[Pin]:
    """The pins in a panel's details; InvalidInput says what is wrong with them."""
    given = details.get("pins", [])
    if not isinstance(given, list):
        raise _unreadable("Pins are given as a list.")
    if len(given) > MOST_PINS:
        raise _unreadable(f"At most {MOST_PINS} states can be pinned.")
    return [_pin(pin) for pin in given]


def view[I](now: I, pinned: Sequence[Pin], inputs: type[I], lines: Lines[I]) -> CompareView:
    """Pinned states beside the present one. One that the tool cannot read says so in its column."""
    states = [_state(pin, inputs) for pin in pinned]
    present = lines(now) if pinned else ()
    past = [None if state is None else lines(state) for state in states]
    rows = [
        (line.group, _row(line, [before[place] if before else None for before in past]))
        for place, line in enumerate(present)
        if line.always or any(before and change(line, before[place]) != SAME for before in past)
    ]
    titles = dict.fromkeys(title for title, _ in rows)
    return CompareView(
        columns=tuple(_columns(pinned, states)),
        groups=tuple(Group(title, tuple(row for group, row in rows if group == title)) for title in titles),
        summary=_summary([row for _, row in rows], any(past)),
        most=MOST_PINS,
        longest_name=LONGEST_NAME,
    )


def _pin(given: Any) -> Pin:
    match given:
        case {"name": str(name), "inputs": dict(inputs)}:
            if len(name) > LONGEST_NAME:
                raise _unreadable(f"A pin's name has at most {LONGEST_NAME} characters.")
            if all(isinstance(value, str) for value in inputs.values()):
                printable = "".join(character if character.isprintable() else " " for character in name)
                return Pin(" ".join(printable.split()), inputs)
    raise _unreadable("A pin has a name and inputs, which are given as text.")


def _unreadable(message: str) -> InvalidInput:
    return InvalidInput([Problem("pins", "", message)])


def _state[I](pin: Pin, inputs: type[I]) -> I | None:
    """What a pin holds, or None when the tool cannot read it."""
    try:
        return read(inputs, pin.inputs)
    except InvalidInput:
        return None


def _columns(pinned: Iterable[Pin], states: Iterable[Any]) -> Iterable[Column]:
    taken: set[str] = set()
    for place, (pin, state) in enumerate(zip(pinned, states, strict=True), start=1):
        name = pin.name or _unlike(taken, _called(state) or f"Pin {place}")
        taken.add(name)
        raw = {input: entered(getattr(state, input)) for input in controls(type(state))} if state else {}
        yield Column(name, json.dumps(raw) if raw else "")


def _called(inputs: Any) -> str:
    """A state in few words, or nothing if it has none or its tool has no starting points."""
    if inputs is None:
        return ""
    starts = [
        kind.spoken(getattr(inputs, name)) for name, kind in controls(type(inputs)).items() if is_starting_point(kind)
    ]
    changed = len(departures(inputs))
    return ", ".join([*starts, f"{grouped(changed)} changed"] if starts and changed else starts)


def _unlike(taken: set[str], name: str) -> str:
    """A name that is not taken yet: with a number if it has to be."""
    numbered = (f"{name} ({number})" for number in range(2, MOST_PINS + 1))
    return name if name not in taken else next(other for other in numbered if other not in taken)


def _row(line: Line, before: Iterable[Line | None]) -> Row:
    cells = tuple(Cell(was.text, change(line, was)) if was else Cell("", Change("", "same")) for was in before)
    differs = any(cell.change.way != SAME.way for cell in cells)
    return Row(line.label, line.text, cells, differs)


def _summary(rows: Sequence[Row], readable: bool) -> str:
    differing = sum(row.differs for row in rows)
    if not readable:
        return ""
    if not differing:
        return f"None of {len(rows)} rows differs."
    return f"{differing} of {len(rows)} rows {'differs' if differing == 1 else 'differ'}."
