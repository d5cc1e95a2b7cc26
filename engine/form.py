"""A tool's controls as the page draws them: text and numbers, so that the template only places them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from engine.controls import (
    Choice,
    Control,
    Number,
    Switch,
    controls,
    entered,
    groups,
    is_starting_point,
    start_values,
)
from engine.edits import Edits
from engine.format import Exact, plain
from engine.tool import View

MAIN = ""
"""The group that is always open."""


@dataclass(frozen=True, slots=True)
class Range:
    """A slider's attributes. With `stops` its value is a place among them, else the number itself."""

    low: str
    high: str
    step: str
    value: str
    stops: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One option of a choice. If the choice is a starting point, `sets` holds as JSON the raw text of what it sets."""

    value: str
    label: str
    sets: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One control. `kind` is slider, number, choice, switch or hidden; unused parts are empty.

    `fills` is what a button beside it sets, as JSON of raw text: what its `meaning` suggests.
    """

    name: str
    kind: str
    label: str
    hint: str
    value: str
    spoken: str
    default: str
    start: str | None = None
    level: str | None = None
    meaning: str | None = None
    fills: str | None = None
    tick: str | None = None
    prefix: str = ""
    unit: str = ""
    decimal: bool = False
    size: int = 0
    range: Range | None = None
    options: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Fold:
    """Controls that belong together, under a heading."""

    title: str
    fields: tuple[Field, ...]


def folds(inputs: Any, view: View) -> list[Fold]:
    """The controls of a tool by group, showing these inputs; the open group comes first."""
    known, said = controls(type(inputs)), labels(inputs, view)
    return [
        Fold(title, tuple(_field(name, known[name], inputs, said) for name in names))
        for title, names in groups(type(inputs)).items()
    ]


def labels(inputs: Any, view: View) -> Mapping[str, Mapping[str, str]]:
    """What changes beside the controls: the tool's own labels, for each input that was changed what it starts
    with, under "start", and how much was changed where it does not show, in all and under the title of each group.
    """
    start = start_values(inputs)
    changed = {name: value for name, value in start.items() if getattr(inputs, name) != value}
    found = dict(view.labels)
    for name, kind in controls(type(inputs)).items():
        if isinstance(kind, Edits):
            found[name] = {"count": kind.spoken(getattr(inputs, name))}
    for name, value in changed.items():
        found[name] = {**found.get(name, {}), "start": entered(value)}
    folded = {title: len(names & changed.keys()) for title, names in _folded(inputs).items()}
    if folded:
        counts = {title: f"{count} changed" if count else "" for title, count in folded.items()}
        whole = sum(folded.values())
        found["assumptions"] = {"count": f"{whole} changed" if whole else "all neutral", **counts}
    return found


def _folded(inputs: Any) -> dict[str, set[str]]:
    """The names of the controls of each group that is folded away."""
    return {title: set(names) for title, names in groups(type(inputs)).items() if title != MAIN}


def _field(name: str, control: Control, inputs: Any, labels: Mapping[str, Mapping[str, str]]) -> Field:
    value = getattr(inputs, name)
    text = entered(value)
    default = entered(getattr(type(inputs)(), name))
    mine = labels.get(name, {})
    spoken = mine.get("spoken", text)
    match control:
        case Number():
            return Field(
                name=name,
                kind="slider" if control.positions else "number",
                label=control.label,
                hint=control.hint,
                value=text,
                spoken=spoken,
                default=default,
                start=mine.get("start"),
                level=mine.get("level"),
                meaning=mine.get("meaning"),
                fills=mine.get("fills"),
                tick=mine.get("tick"),
                prefix=control.prefix,
                unit=control.unit,
                decimal=control.decimals > 0,
                size=3 if control.high <= 100 and not control.decimals else 9,
                range=_range(control, value) if control.positions else None,
            )
        case Choice():
            starts = is_starting_point(control)
            return Field(
                name=name,
                kind="hidden" if control.on_page_only else "choice",
                label=control.label,
                hint=control.hint,
                value=text,
                spoken=spoken,
                default=default,
                options=tuple(
                    Picture(
                        option.value,
                        option.label,
                        json.dumps({n: entered(v) for n, v in option.sets.items()}) if starts else "",
                        option.value == text,
                    )
                    for option in control.options
                ),
            )
        case Switch():
            return Field(name, "switch", control.label, control.hint, text, spoken, default, mine.get("start"))
        case Edits():
            return Field(name, "hidden", control.label, control.hint, text, spoken, default)


def _range(control: Number, value: Exact) -> Range:
    positions = control.positions
    step = positions[1] - positions[0]
    even = all(after - before == step for before, after in pairwise(positions))
    if even and all(entered(position) == str(position) for position in positions):  # a browser counts like us
        low, high = plain(positions[0]), plain(positions[-1])
        return Range(low, high, plain(step), plain(value), stops="")
    stops = " ".join(entered(position) for position in positions)
    return Range("0", str(len(positions) - 1), "1", str(control.place(value)), stops)
