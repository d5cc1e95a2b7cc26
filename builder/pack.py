"""Many texts that differ in little, packed small; docs/assets/javascripts/unpack.js unpacks them.

Answers to neighbouring questions are the same elements with other numbers in them. So each text is split into its
shape, which is the text without its numbers, and the numbers. Texts of one shape share its pieces, and the
numbers that stand in the same place of each are kept as a column, where they compress best.
"""

import re
from collections.abc import Sequence
from typing import Any

HOLE = "\ue000"
"""Stands in a shape for a number: a character for private use, which no text may contain."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PIECE = re.compile(r".+?(?:</[^<>]*>(?=<[a-z])|\},|$)", re.DOTALL)
"""HTML inside a JSON string, up to the end of an element that another follows, or one of an object's members."""


def packed(texts: Sequence[str]) -> dict[str, Any]:
    """The texts as JSON data: `forms` gives the shape of each text, in their order.

    A shape is a list of `pieces` and a list of `columns`, by index. The numbers of the n-th text of a
    shape stand at the n-th place of its columns; a column with a single number holds it for all of them.
    """
    if any(HOLE in text for text in texts):
        raise ValueError("a text contains a character for private use, U+E000")
    rows: dict[str, list[list[str]]] = {}
    forms = []
    for text in texts:
        shape = _NUMBER.sub(HOLE, text)
        rows.setdefault(shape, []).append(_NUMBER.findall(text))
        forms.append(shape)
    number = {shape: index for index, shape in enumerate(rows)}
    pieces: dict[str, int] = {}
    columns: dict[str, int] = {}
    shapes = []
    for shape, numbers in rows.items():
        split = [pieces.setdefault(piece, len(pieces)) for piece in _PIECE.findall(shape)]
        columnwise = [_column(column) for column in zip(*numbers, strict=True)]
        shapes.append([split, [columns.setdefault(column, len(columns)) for column in columnwise]])
    return {
        "forms": [number[shape] for shape in forms],
        "shapes": shapes,
        "pieces": list(pieces),
        "columns": list(columns),
    }


def _column(numbers: Sequence[str]) -> str:
    return numbers[0] if len(set(numbers)) == 1 else " ".join(numbers)
