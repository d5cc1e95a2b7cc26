"""The sheet that a saved picture is drawn on: its measures, its colours, and text set in lines.

A picture stands alone, so it brings its colours with it: the light ones of the page (palette.css), whatever the
page looks like when it is saved. All measures are pixels; y is that of a line of text's foot.
"""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 800
MARGIN = 32
RIGHT = WIDTH - MARGIN

COLOURS = {
    "paper": "#ffffff",
    "panel": "#f4f5f3",
    "well": "#e8eae7",
    "ink": "#16191d",
    "ink-soft": "#4b525a",
    "line": "#d5d8d4",
    "line-strong": "#838a84",
    "prompt": "#135bdd",
    "guard": "#9e5d00",
    "rag": "#17654c",
    "lora": "#8a1b13",
    "full": "#86258d",
}
"""By their names in the page's styles; paper is white, as on most pages that a picture is put on."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Placed[T]:
    """Something that has a line of its own."""

    y: int
    it: T


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands under every picture: a rule, the engine's version, the link; and how large that makes it all."""

    rule: int
    engine: int
    link: tuple[Line, ...]
    width: int
    height: int


def foot(top: int, link: str) -> Foot:
    """The foot of a picture whose own drawing ends at `top`."""
    lines = set_in_lines(link, first=top + 46, size=12, leading=17)
    return Foot(rule=top, engine=top + 26, link=lines, width=WIDTH, height=lines[-1].y + 24)


def placed[T](them: Iterable[T], first: int, leading: int) -> tuple[Placed[T], ...]:
    """Each on a line of its own, one under the other."""
    return tuple(Placed(first + leading * number, it) for number, it in enumerate(them))


def set_in_lines(text: str, first: int, size: int, leading: int, width: int = RIGHT - MARGIN) -> tuple[Line, ...]:
    """Text in lines that fit a width in any common sans-serif: a letter is taken to be 0.56 of the size wide."""
    return tuple(
        Line(first + leading * number, line) for number, line in enumerate(_broken(text, width * 100 // (56 * size)))
    )


def _broken(text: str, most: int) -> list[str]:
    """Text in lines of at most so many letters, broken between words, and inside one only where it is longer."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}".lstrip()
        if len(joined) <= most:
            lines[-1] = joined
            continue
        lines += [word[at : at + most] for at in range(0, len(word), most)]
    return [line for line in lines if line]
