"""A control for many numbers at once: those of a model, of which a reader may edit a few."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.digits import LONGEST, nearest, parsed
from engine.errors import BadPiece, suggestion
from engine.format import Exact, plain


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a model: what it is called, what is published, and the limits of an edit."""

    label: str
    published: Exact
    low: int
    high: int
    decimals: int = 0

    def parse(self, text: str) -> Exact:
        """The number that `text` writes out; ValueError says what is allowed."""
        return parsed(text, self.low, self.high, self.decimals)

    def nearest(self, text: str) -> Exact | None:
        """The permitted number nearest to what `text` seems to say, or None when it says no number."""
        return nearest(text, self.low, self.high, self.decimals)


@dataclass(frozen=True, slots=True)
class Edits:
    """Edits to the numbers of a model, as text: "lora.data=20,prompt_burden=10"; nothing where none was made.

    `cells` go by their names, in the order in which edits are written; `example` is a text with two.
    """

    label: str
    hint: str
    cells: Mapping[str, Cell]
    example: str

    @property
    def allowed(self) -> str:
        """The permitted values, as they stand in "Choose …"."""
        return f"edits as name=number, separated by commas, such as {self.example}"

    def parse(self, text: str) -> str:
        """The edits in one way of writing: in the order of the cells, without those that change nothing.

        ValueError says what is wrong with the first edit that cannot be used.
        """
        values: dict[str, Exact] = {}
        for name, value in _pieces(text):
            if name not in self.cells:
                raise ValueError(self._unknown(name))
            if name in values:
                raise BadPiece(name, f"{self._named(name)}: Give one number only.")
            try:
                values[name] = self.cells[name].parse(value)
            except ValueError as error:
                raise BadPiece(name, f"{self._named(name)}: {error}") from None
        return ",".join(
            f"{name}={plain(values[name])}"
            for name, cell in self.cells.items()
            if name in values and values[name] != cell.published
        )

    def nearest(self, text: str) -> str:
        """What can be used of some edits, each with the number nearest to it that can."""
        usable: dict[str, Exact] = {}
        for name, value in _pieces(text):
            if name in self.cells and (number := self.cells[name].nearest(value)) is not None:
                usable[name] = number
        return self.parse(",".join(f"{name}={plain(number)}" for name, number in usable.items()))

    def values(self, text: str) -> dict[str, Exact]:
        """The numbers that were edited, by name, from text as `parse` gives it."""
        return {name: self.cells[name].parse(value) for name, value in _pieces(text)}

    def spoken(self, value: object) -> str:
        """How many numbers were edited, in words."""
        edited = len(self.values(str(value)))
        return f"{edited} {'number' if edited == 1 else 'numbers'} edited" if edited else "as published"

    def _unknown(self, name: str) -> str:
        asked = name[:LONGEST]
        hint = suggestion(asked, self.cells)
        return f"Choose {self.allowed}{hint if 'did you mean' in hint else ''}; no number is called {asked!r}."

    def _named(self, name: str) -> str:
        return f"{self.cells[name].label} ({name})"


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Names and values. A comma parts two edits where a name follows, else it belongs to the value."""
    if text.strip():
        for piece in re.split(r",(?=[^,]*=)", text):
            name, _, value = piece.partition("=")
            yield name.strip(), value
