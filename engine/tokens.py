"""How many tokens a text probably has, without the tables of a real tokenizer, which are too large for a page.

A tokenizer first cuts a text into pieces, such as a word with the space before it, up to three digits or a run of
marks, and then looks each piece up. The cutting is done here much as OpenAI's o200k_base does it. In place of the
looking up, a piece is given what such pieces have on average (engine/token_weights.py): a word by its letters, any
other piece by its length. Everything is counted in hundredths of a token, in whole numbers, in linear time.

How far it is off is measured by `python -m bench.tokens` on texts that it was not fitted to, and held by a test.
"""

import re
from collections import Counter
from dataclasses import dataclass

from engine.token_weights import (
    ACCENTS,
    CASES,
    FURTHER_LETTER,
    LENGTHS,
    LONG_MARKS,
    PAIRS,
    REPEATED_MARKS,
    REST,
    SCRIPTS,
    SUFFIX,
)

REFERENCE = "OpenAI's o200k_base"

MOST_BYTES = 1_000_000
"""Longer texts, in UTF-8, are not sized: the page would take seconds over them."""

TOO_LONG = "At most 1 MB of text can be sized; use a part of it."


@dataclass(frozen=True, slots=True)
class Within:
    """How far off an estimate may be: in nine of ten held-out texts of a kind it was off by no more, in percent."""

    kind: str
    percent: int

    def around(self, tokens: int) -> tuple[int, int]:
        """The fewest and the most tokens that an estimate stands for, rounded outwards."""
        return max(min(tokens, 1), tokens * (100 - self.percent) // 100), -(-tokens * (100 + self.percent) // 100)


ENGLISH_AND_CODE = Within("English and code", 6)
OTHER_LANGUAGES = Within("other languages", 18)

OTHER_VENDORS = (
    "Other vendors' tokenizers cut differently: in the same texts, those of Claude 2, Gemini, Qwen and DeepSeek "
    "counted from 5% less to 24% more in English and code, and from 30% less to five times as much in other languages."
)
"""As in the second table of `python -m bench.tokens`; Anthropic has published no tokenizer since that of Claude 2."""

HOW_MADE = (
    "The text is cut into pieces much as a tokenizer cuts it, and each piece counts what such pieces have on average: "
    "a word by its letters, anything else by its length. Nine of ten estimates were within "
    f"{ENGLISH_AND_CODE.percent}% of what {REFERENCE} counts in English and code, and within "
    f"{OTHER_LANGUAGES.percent}% in other languages."
)
"""As in the first table of `python -m bench.tokens`."""

MOST_SPACES, MOST_BREAKS = 128, 16
"""So many spaces, and so many tabs or line breaks, are in one token of o200k_base at most."""

_TOKEN = 100
_LATIN = "a-z" + "".join(ACCENTS)
_MARK = r"!-/:-@\[-`{-~"
_SPACE = r" \t\v\f\r\n"
_SCRIPTS = {name: f"[{script.letters}]+" for name, script in SCRIPTS.items()}
_KINDS = {
    "word": rf"[ {_MARK}]?(?:[A-Z]*[{_LATIN}]+|[A-Z]+)(?:'(?:s|t|re|ve|m|ll|d)(?![{_LATIN}]))?",
    "number": "[0-9]{1,3}",
    "marks": rf" ?[{_MARK}]+[\r\n]*",
    "letters": rf" ?(?=[^\x00-\x7f])(?:{'|'.join(_SCRIPTS.values())})",
    "space": rf"[{_SPACE}]*[\r\n]+|[ \t\v\f]+(?![^{_SPACE}])|[ \t\v\f]+",
    "rest": f" ?[^{_SPACE}0-9A-Z{_LATIN}{_MARK}{''.join(script.letters for script in SCRIPTS.values())}]+",
}
_PIECE = re.compile("|".join(_KINDS.values()))
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_SCRIPT = re.compile("|".join(f"(?P<{name}> ?{letters})" for name, letters in _SCRIPTS.items()))
_WORD = re.compile(rf"([^A-Z{_LATIN}]?)([A-Z]*)([{_LATIN}]*)('.+)?")
_SYMBOLS = {
    **{code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)},
    **{
        code: symbol
        for symbol, ranges in zip("*+-", ACCENTS, strict=True)
        for first, last in re.findall("(.)-(.)", ranges)
        for code in range(ord(first), ord(last) + 1)
    },
}


def estimate(text: str) -> int:
    """About how many tokens a text has; any text at all can be given.

    >>> estimate("Never promise a refund.")
    5
    """
    return (sum(hundredths(piece) * count for piece, count in pieces(text).items()) + _TOKEN // 2) // _TOKEN


def too_long(text: str) -> bool:
    """Whether a text is longer than `MOST_BYTES`."""
    return len(text) > MOST_BYTES or len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES


def pieces(text: str) -> Counter[str]:
    """What a text is cut into, and how often each piece is in it; put together they are the text."""
    return Counter(_PIECE.findall(text))


def hundredths(piece: str) -> int:
    """What a piece counts, in hundredths of a token; never less than one token."""
    kind = kind_of(piece)
    match kind:
        case "word":
            return _TOKEN + _further(*word(piece))
        case "number":
            return _TOKEN
        case "space":
            spaces = piece.count(" ")
            return _TOKEN * max(1, spaces // MOST_SPACES + (len(piece) - spaces) // MOST_BREAKS)
        case "marks":
            marks = piece.strip(" \r\n")
            each = REPEATED_MARKS if marks == marks[0] * len(marks) else LONG_MARKS
            return _TOKEN + each * max(0, len(marks) - 2)
        case "rest":
            return max(_TOKEN, sum(_rest(ord(character)) for character in piece.lstrip(" ")))
        case _:
            script = SCRIPTS[kind]
            return max(_TOKEN, script.run + script.letter * len(piece.lstrip(" ")))


def kind_of(piece: str) -> str:
    """What a piece is: a word, a number, marks, space, letters of a script, by its name, or the rest."""
    kind = _named(_KIND, piece)
    return _named(_SCRIPT, piece) if kind == "letters" else kind


def word(piece: str) -> tuple[str, str, str]:
    """What counts of a word: what precedes it and its case, as in "space cap"; its letters; what follows them.

    Capitals count as small letters, and letters with an accent as one of three.

    >>> word(" Don't"), word("(naïve")
    (('space cap', 'don', "'t"), ('mark lower', 'na*ve', ''))
    """
    found = _WORD.fullmatch(piece)
    assert found is not None
    lead, capitals, small, suffix = found.groups(default="")
    before = "mark" if lead.strip() else "space" if lead else "none"
    if not capitals:
        case = "lower"
    elif len(capitals) == 1:
        case = "cap"
    else:
        case = "mixed" if small else "upper"
    return f"{before} {case}", (capitals + small).translate(_SYMBOLS), suffix


def _further(shape: str, letters: str, suffix: str) -> int:
    """What a word counts beyond its first token: the rarer its pairs of letters, the likelier it is cut."""
    further = max(0, len(letters) - len(LENGTHS))
    extra = CASES[shape] + LENGTHS[min(len(letters), len(LENGTHS)) - 1] + FURTHER_LETTER * further
    extra += SUFFIX if suffix else 0
    before = "^"
    for letter in letters:
        extra += PAIRS[before][letter]
        before = letter
    return max(0, extra + PAIRS[before]["$"], further * _TOKEN // 10)


def _named(patterns: re.Pattern[str], piece: str) -> str:
    """Which of some patterns, each with a name, a piece matches."""
    found = patterns.fullmatch(piece)
    assert found is not None
    return str(found.lastgroup)


def _rest(code: int) -> int:
    return next(weight for last, weight in REST if code <= last)
