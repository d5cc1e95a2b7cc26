"""What a reader can set: numbers, choices, switches and edits, and how raw text becomes typed inputs.

A tool's inputs are a frozen dataclass whose fields declare their own controls, so the form on the
page, the command line, its help and the limits all come from one place. Raw text is checked once,
in `read`; past that point nothing checks again.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from typing import Any

from engine.digits import LONGEST, allowed, nearest, parsed
from engine.edits import Edits
from engine.errors import BadPiece, InvalidInput, Problem, suggestion
from engine.format import counted, grouped, plain

FEW = 20
"""Of unknown names only so many are told: each is compared with all that are known, and a link may hold thousands."""

type Value = int | Fraction | str | bool


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `low` to `high`, whole unless `decimals` are allowed.

    `positions` are the values a slider stops at, ascending; a typed value may lie between them or,
    within the limits, beyond them. Empty means no slider. `prefix` and `unit` stand before and
    after the number wherever it is said ("$", "requests a month").
    """

    label: str
    hint: str
    low: int
    high: int
    decimals: int = 0
    prefix: str = ""
    unit: str = ""
    positions: tuple[Fraction, ...] = ()

    @property
    def allowed(self) -> str:
        """The permitted values, as they stand in "Choose …"."""
        return allowed(self.low, self.high, self.decimals, self.prefix, self.unit)

    def parse(self, text: str) -> int | Fraction:
        """The number that `text` writes out; ValueError says what is allowed."""
        return parsed(text, self.low, self.high, self.decimals, self.prefix, self.unit)

    def nearest(self, text: str) -> int | Fraction | None:
        """The permitted number nearest to what `text` seems to say, or None when it says no number."""
        return nearest(text, self.low, self.high, self.decimals, self.prefix)

    def place(self, value: Value) -> int:
        """Which of the slider's positions is nearest to a value; of two equally near, the lower."""
        assert not isinstance(value, str)
        return min(range(len(self.positions)), key=lambda place: abs(self.positions[place] - value))

    def spoken(self, value: Value) -> str:
        """A value as a screen reader should say it: with its unit."""
        assert not isinstance(value, str)
        if value == 1 and not self.prefix and not self.decimals:
            return counted(1, self.unit)
        return f"{self.prefix}{grouped(value)} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a `Choice`: its name in links and on the command line, and its words."""

    value: str
    label: str
    sets: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few named options. An option may set other inputs: then it is a starting point.

    `on_page_only` marks a choice about what is looked at, not about what is asked: it is no part
    of the command line, the JSON or the record, and the page draws no control for it but buttons
    in the result.
    """

    label: str
    hint: str
    options: tuple[Option, ...]
    on_page_only: bool = False

    @property
    def allowed(self) -> str:
        """The permitted values, as they stand in "Choose …"."""
        return f"one of {', '.join(option.value for option in self.options)}"

    def parse(self, text: str) -> str:
        """The name of an option; ValueError says what is allowed."""
        names = [option.value for option in self.options]
        if text not in names:
            raise ValueError(f"Choose {self.allowed}{_nearest(text, names)}.")
        return text

    def option(self, value: str) -> Option:
        """The option of that name."""
        return next(option for option in self.options if option.value == value)

    def spoken(self, value: Value) -> str:
        """A value as a screen reader should say it."""
        return self.option(str(value)).label


@dataclass(frozen=True, slots=True)
class Switch:
    """Yes or no, written true or false."""

    label: str
    hint: str

    @property
    def allowed(self) -> str:
        """The permitted values, as they stand in "Choose …"."""
        return "true or false"

    def parse(self, text: str) -> bool:
        """Whether the switch is on; ValueError says what is allowed."""
        if text not in ("true", "false"):
            raise ValueError(f"Choose {self.allowed}.")
        return text == "true"

    def spoken(self, value: Value) -> str:
        """A value as a screen reader should say it."""
        return "yes" if value else "no"


type Control = Number | Choice | Switch | Edits


def control(kind: Control, default: Value, group: str = "") -> Any:
    """A dataclass field that a reader can set.

    `group` folds controls of the same group together on the page; the first group, "", is open.
    """
    return dataclasses.field(default=default, metadata={"control": kind, "group": group})


def controls(inputs: type) -> Mapping[str, Control]:
    """The controls of an inputs class, by name, in the order they were declared."""
    return _declared(inputs)[0]


def number(inputs: type, name: str) -> Number:
    """The control of an input that is a number."""
    kind = controls(inputs)[name]
    assert isinstance(kind, Number)
    return kind


def defaults(inputs: type) -> Mapping[str, Value]:
    """What an inputs class holds when nothing is given, by name."""
    return _declared(inputs)[1]


def groups(inputs: type) -> dict[str, list[str]]:
    """The names of the controls of each group, in the order they were declared."""
    found: dict[str, list[str]] = {}
    for f in dataclasses.fields(inputs):
        found.setdefault(f.metadata["group"], []).append(f.name)
    return found


def values(inputs: Any) -> dict[str, Value]:
    """What an inputs object holds, by name: not choices that only concern the page, nor edits that nobody made."""
    held = {name: getattr(inputs, name) for name in controls(type(inputs))}
    return {
        name: held[name]
        for name, kind in controls(type(inputs)).items()
        if not (isinstance(kind, Choice) and kind.on_page_only) and not (isinstance(kind, Edits) and not held[name])
    }


def read[I](inputs: type[I], raw: Mapping[str, str]) -> I:
    """Typed inputs from raw text: what is given, then what the starting point sets, then defaults.

    Raises InvalidInput with a line for every value that cannot be used, and for the first few unknown names.
    """
    known = controls(inputs)
    given: dict[str, Value] = {}
    problems = [
        Problem(name[:LONGEST], raw[name][:LONGEST], f"No such input{suggestion(name[:LONGEST], known)}.")
        for name in islice((name for name in raw if name not in known), FEW)
    ]
    for name, kind in known.items():
        if name in raw:
            try:
                given[name] = kind.parse(raw[name])
            except ValueError as error:
                piece = error.piece if isinstance(error, BadPiece) else ""
                problems.append(Problem(name, raw[name][:LONGEST], str(error), piece=piece))
    start = {**_declared(inputs)[1], **_starting_values(inputs, given)}
    if problems:
        raise InvalidInput(_with_nearest(problem, known, raw, start) for problem in problems)
    return inputs(**{**start, **given})


def start_values(inputs: Any) -> dict[str, Value]:
    """What every input starts with under the chosen starting point; that choice itself is as it is."""
    known, defaults = _declared(type(inputs))
    chosen = {name: getattr(inputs, name) for name, kind in known.items() if is_starting_point(kind)}
    return {**defaults, **chosen, **starting_point(inputs)}


def departures(inputs: Any) -> dict[str, Value]:
    """What differs from the chosen starting point and the defaults, besides that choice itself."""
    start = start_values(inputs)
    return {name: value for name, value in values(inputs).items() if value != start[name]}


def starting_point(inputs: Any) -> dict[str, Value]:
    """What the chosen starting point sets, by name: the values an edit departs from."""
    given = {name: getattr(inputs, name) for name in controls(type(inputs))}
    return _starting_values(type(inputs), given)


def is_starting_point(control: Control) -> bool:
    """Whether a control is a choice that sets others."""
    return isinstance(control, Choice) and any(option.sets for option in control.options)


def written(value: Value) -> str:
    """A value as raw text, the inverse of a control's `parse`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else plain(value)


def entered(value: Value) -> str:
    """A value as a number box shows it: like `written`, with commas between thousands."""
    return grouped(value) if not isinstance(value, str | bool) else written(value)


def ladder(*segments: tuple[int, int, int], also: Iterable[Value] = ()) -> tuple[Fraction, ...]:
    """Slider positions: evenly spaced runs (from, to, step), and the values in `also` among them.

    >>> [int(p) for p in ladder((0, 40, 20), (100, 300, 100), also=[50])]
    [0, 20, 40, 50, 100, 200, 300]
    """
    stops = {Fraction(stop) for low, high, step in segments for stop in range(low, high + 1, step)}
    stops.update(Fraction(value) for value in also)
    return tuple(sorted(stops))


def decades(first: int, last: int, also: Iterable[Value] = ()) -> tuple[Fraction, ...]:
    """Slider positions for a quantity that spans powers of ten: 24 rounded steps to each decade.

    The steps are the E24 series of preferred numbers (IEC 60063), about 10% apart.
    """
    series = (10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91)
    stops = {Fraction(value) for value in also} | {Fraction(first), Fraction(last)}
    power = 1
    while power <= last:
        stops.update(Fraction(step * power, 10) for step in series if first <= step * power / 10 <= last)
        power *= 10
    return tuple(sorted(stops))


_DECLARED: dict[type, tuple[dict[str, Control], dict[str, Value]]] = {}


def _declared(inputs: type) -> tuple[dict[str, Control], dict[str, Value]]:
    """The controls and the defaults of an inputs class; every answer asks, so they are kept."""
    if inputs not in _DECLARED:
        fields = dataclasses.fields(inputs)
        _DECLARED[inputs] = (
            {f.name: f.metadata["control"] for f in fields},
            {f.name: f.default for f in fields if f.default is not dataclasses.MISSING},
        )
    return _DECLARED[inputs]


def _starting_values(inputs: type, given: Mapping[str, Value]) -> dict[str, Value]:
    """The values set by the starting points that `given`, or the defaults, choose."""
    start: dict[str, Value] = {}
    for name, kind in controls(inputs).items():
        if isinstance(kind, Choice):
            start.update(kind.option(str(given.get(name, _declared(inputs)[1][name]))).sets)
    return start


def _with_nearest(
    problem: Problem, known: Mapping[str, Control], raw: Mapping[str, str], start: Mapping[str, Value]
) -> Problem:
    """A problem with what could be used instead: what is nearest, or else what the input starts with."""
    kind = known.get(problem.field)
    if kind is None:
        return problem
    value = kind.nearest(raw[problem.field]) if isinstance(kind, Number | Edits) else None
    return dataclasses.replace(problem, nearest=entered(start[problem.field] if value is None else value))


def _nearest(text: str, names: list[str]) -> str:
    """A hint at the option that was probably meant, or nothing."""
    hint = suggestion(text[:LONGEST], names)
    return hint if "did you mean" in hint else ""
