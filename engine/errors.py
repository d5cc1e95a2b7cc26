"""What can go wrong, and whose mistake it was.

A reader's mistake is an `InvalidInput` and reaches them as one line beside the control or option.
An author's mistake (a tool or value that does not exist) is an `UnknownName`. Anything else is a
bug and travels unhandled.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


class EngineError(Exception):
    """Any error the engine raises on purpose."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One value that cannot be used: which input, what was given, what is allowed.

    `nearest` is what could be used in its place, as raw text; empty where there is no such input.
    `piece` names the part at fault of an input that is made of several.
    """

    field: str
    given: str
    message: str
    nearest: str = ""
    piece: str = ""


class InvalidInput(EngineError):
    """One or more of a reader's values cannot be used; `problems` has a line for each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.field} {p.given!r}: {p.message}" for p in self.problems))


class BadPiece(ValueError):
    """One piece of a text that is made of several cannot be used; `piece` is its name."""

    def __init__(self, piece: str, message: str) -> None:
        super().__init__(message)
        self.piece = piece


class UnknownName(EngineError):
    """Something was asked for by a name that nothing has."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"unknown {kind} {name!r}{suggestion(name, known)}")


def suggestion(name: str, known: Iterable[str]) -> str:
    """A hint at what was meant: the nearest known name, or the list when nothing is near.

    >>> suggestion("suport", ["support", "brand"])
    " (did you mean 'support'?)"
    >>> suggestion("x", ["support", "brand"])
    ' (known: support, brand)'
    """
    names = list(known)
    near = get_close_matches(name, names, n=1)
    if near:
        return f" (did you mean {near[0]!r}?)"
    return f" (known: {', '.join(names)})"
