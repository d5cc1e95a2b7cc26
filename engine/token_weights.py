"""What pieces of a text weigh in the estimate of its tokens, in hundredths of a token.

The numbers are what OpenAI's o200k_base counts on average in English, code, translated programs and the Universal
Declaration of Human Rights (bench/token_texts.py). `python -m bench.tokens` shows how far they are off elsewhere.
"""

from collections.abc import Mapping
from typing import NamedTuple

ACCENTS = (
    "\xaa-\xaa\xb5-\xb5\xba-\xba\xc0-\xd6\xd8-\xf6\xf8-\xff",
    "\u0100-\u024f",
    "\u0300-\u036f\u1e00-\u1eff",
)
"""Latin letters beyond a to z, of western and of eastern Europe and of Vietnam: each range counts as one letter."""

AFTER = "abcdefghijklmnopqrstuvwxyz*+-$"
"""What may follow a letter: another one, of the three kinds with accents too, or the end of the word."""

RESTS = (
    "controls and Latin marks",
    "phonetic and further alphabets",
    "dashes, quotes, arrows, shapes",
    "punctuation of East Asia",
    "private and halved characters, variation selectors, full width",
    "emoji and what else lies there",
)


class Script(NamedTuple):
    """Letters that are weighed by their number: what a run of them has, and each in it. `letters` are ranges."""

    letters: str
    run: int
    letter: int


def _table(rows: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """What two letters next to each other add to a word, by the first and the second; rows are in twentieths."""
    return {
        before: dict(zip(AFTER, (5 * int(value) for value in row.split()), strict=True)) for before, row in rows.items()
    }


# Fitted by python -m bench.token_fit; do not edit below.
SCRIPTS = {
    "greek": Script("\u0370-\u03ff\u1f00-\u1fff", 20, 38),
    "cyrillic": Script("\u0400-\u052f", 64, 20),
    "armenian": Script("\u0531-\u058a", 85, 22),
    "hebrew": Script("\u0591-\u05f4", 22, 41),
    "arabic": Script("\u0610-\u061a\u0620-\u065f\u066e-\u06ef\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc", 41, 28),
    "devanagari": Script("\u0900-\u0963\u0971-\u097f", 37, 29),
    "bengali": Script("\u0980-\u09e5\u09f0-\u09fe", 28, 36),
    "gurmukhi": Script("\u0a00-\u0a65\u0a70-\u0a7f", 0, 74),
    "gujarati": Script("\u0a80-\u0ae5", 16, 37),
    "tamil": Script("\u0b80-\u0be5", 73, 31),
    "telugu": Script("\u0c00-\u0c65", 41, 46),
    "kannada": Script("\u0c80-\u0ce5", 54, 38),
    "malayalam": Script("\u0d00-\u0d65\u0d7a-\u0d7f", 99, 29),
    "sinhala": Script("\u0d80-\u0dff", 23, 59),
    "thai": Script("\u0e00-\u0e4e", 8, 41),
    "lao": Script("\u0e80-\u0ece\u0edc-\u0edf", 77, 185),
    "burmese": Script("\u1000-\u103f\u1050-\u108f", 102, 48),
    "georgian": Script("\u10a0-\u10ff", 61, 26),
    "hangul": Script("\u1100-\u11ff\uac00-\ud7a3", 48, 55),
    "ethiopic": Script("\u1200-\u135a", 0, 200),
    "khmer": Script("\u1780-\u17d3", 41, 60),
    "kana": Script("\u3041-\u3096\u3099-\u309f\u30a1-\u30ff", 28, 58),
    "han": Script("\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff", 8, 83),
}
CASES = {
    "none lower": 11,
    "none cap": 28,
    "none upper": 60,
    "none mixed": 72,
    "space lower": -18,
    "space cap": -2,
    "space upper": 41,
    "space mixed": 55,
    "mark lower": 30,
    "mark cap": 64,
    "mark upper": 83,
    "mark mixed": 118,
}
LENGTHS = (-94, -80, -60, -47, -16, 6, 26, 50, 71, 93, 113, 137)
FURTHER_LETTER = 24
SUFFIX = 75
LONG_MARKS = 25
REPEATED_MARKS = 6
REST = (
    (0x36F, 100),  # controls and Latin marks
    (0x1FFF, 129),  # phonetic and further alphabets
    (0x2FFF, 112),  # dashes, quotes, arrows, shapes
    (0x33FF, 100),  # punctuation of East Asia
    (0xFFFF, 100),  # private and halved characters, variation selectors, full width
    (0x10FFFF, 182),  # emoji and what else lies there
)
PAIRS = _table(
    {
        "^": "2 0 2 -2 5 4 1 4 3 2 3 2 4 4 4 3 7 -1 2 3 5 4 -2 9 0 6 14 6 2 0",
        "a": "5 -1 -2 -1 8 4 -2 4 0 1 2 -3 0 0 7 -2 8 -2 2 -4 2 4 5 0 1 5 -3 4 23 5",
        "b": "3 3 4 6 4 1 9 -3 4 -7 16 -5 5 5 1 12 1 3 -1 2 1 12 0 0 4 14 12 18 0 3",
        "c": "1 16 0 7 -2 9 3 -1 -1 5 -5 -1 9 9 -1 1 1 -2 5 -7 -1 5 1 2 3 6 8 9 -5 2",
        "d": "1 15 -9 1 0 13 -1 15 1 -2 -2 0 -7 2 3 4 9 4 1 15 -2 6 13 7 12 6 13 6 4 -6",
        "e": "-2 0 -1 1 3 -3 3 2 -2 3 5 1 3 -1 4 2 -3 -2 0 1 4 2 4 -5 5 8 2 4 13 0",
        "f": "-4 11 6 7 3 -2 -1 4 -2 11 7 1 6 6 1 4 8 4 4 -3 -1 12 3 4 4 1 6 1 0 2",
        "g": "3 3 9 -5 -1 6 4 -2 0 -2 -4 -2 6 -6 3 16 0 1 6 5 0 3 19 0 10 9 10 14 5 0",
        "h": "1 2 15 2 0 5 5 4 2 4 0 -2 -1 0 0 4 0 4 5 -2 -1 8 0 0 12 0 12 13 -8 1",
        "i": "0 -5 -3 -2 2 1 3 8 7 3 1 0 2 -1 -8 -8 2 2 1 -2 13 -2 8 6 9 -1 -1 4 9 9",
        "j": "5 8 6 5 5 3 1 -8 5 1 -17 14 7 4 6 10 0 6 7 17 8 4 -11 0 2 0 7 4 0 12",
        "k": "4 -6 5 -5 0 9 2 -7 3 9 4 5 5 0 6 -11 3 8 5 4 3 20 6 0 13 -3 7 4 2 4",
        "l": "0 -3 8 2 0 1 4 2 1 9 7 0 2 8 0 -4 -5 -5 5 3 -2 2 -1 0 -4 15 8 3 0 -1",
        "m": "-1 -7 7 12 -6 13 6 -3 -1 11 9 8 1 5 -6 -7 0 0 3 6 0 17 4 16 12 10 4 9 -1 2",
        "n": "2 13 -6 -2 3 -2 -3 3 3 5 3 4 2 1 1 4 16 -3 -2 -6 3 4 -3 6 11 3 6 8 -3 1",
        "o": "9 2 1 3 4 -7 4 13 6 -3 2 2 3 -3 -3 -3 4 -1 0 -2 0 3 -2 -2 -5 -1 12 5 17 3",
        "p": "1 5 2 2 -2 14 9 5 0 5 8 -1 5 4 -1 1 -12 -6 0 2 1 0 6 0 6 11 5 10 0 7",
        "q": "0 13 0 4 2 0 0 0 0 0 0 0 0 8 0 2 0 -13 4 0 -5 0 13 0 0 0 0 0 0 10",
        "r": "0 1 0 4 1 0 0 2 1 3 4 4 -2 -5 -2 7 1 0 -1 0 5 6 -4 2 -1 8 7 4 6 -1",
        "s": "5 2 -2 11 0 3 -1 0 2 5 9 5 12 2 0 -2 -1 10 -3 -3 -1 6 -1 1 4 10 7 5 3 -2",
        "t": "4 6 3 1 1 6 5 -7 -1 13 0 1 1 9 0 0 1 -1 3 3 5 12 -1 9 1 -6 3 9 0 2",
        "u": "2 2 -5 6 -3 0 1 11 2 7 3 -2 0 0 7 -1 0 -4 1 -3 5 7 6 5 1 11 6 6 23 9",
        "v": "1 11 12 14 -3 -4 1 13 -2 0 8 2 20 12 2 4 0 7 15 12 11 6 -8 0 11 2 5 12 -4 6",
        "w": "4 4 9 11 1 0 11 -6 -1 0 -4 -9 5 -1 -4 14 0 1 1 4 9 3 4 6 13 9 -1 4 0 -2",
        "x": "-1 2 -6 4 6 5 1 0 -1 0 1 9 -6 4 5 -4 -2 13 9 1 8 -10 0 -1 -8 6 14 15 1 0",
        "y": "2 5 0 9 10 13 10 15 4 9 16 8 1 -2 7 2 1 10 -3 2 7 1 -2 1 2 6 8 6 3 -2",
        "z": "3 10 -1 14 0 4 10 13 -1 10 8 10 13 2 5 5 -8 7 4 5 1 6 8 0 3 6 5 9 0 6",
        "*": "-2 3 0 5 7 -8 7 4 7 5 7 3 7 2 -5 6 7 6 9 4 11 8 14 0 0 9 7 5 35 5",
        "+": "11 11 -1 6 5 18 15 4 9 4 7 4 4 -3 8 8 0 3 8 13 12 12 2 0 2 4 7 6 11 10",
        "-": "15 0 18 0 0 0 0 0 8 0 0 0 15 13 18 15 0 0 0 12 5 0 0 0 22 0 0 0 0 12",
    }
)
