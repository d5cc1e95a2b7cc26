"""Numbers as readers type them: plain digits within limits, exact, or a line that says what is allowed."""

import re
from fractions import Fraction

from engine.format import Exact, grouped, rounded

LONGEST = 40
"""The longest text, in characters, that is read as a number or quoted back to whoever typed it."""

_ANY_NUMBER = re.compile(r"[-+\u2212]?(?:[0-9][0-9,]*\.?[0-9]*|\.[0-9]+)")
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+")


def allowed(low: int, high: int, decimals: int, prefix: str = "", unit: str = "") -> str:
    """The numbers within limits, as they stand in "Choose …".

    >>> allowed(0, 1_000, 0, unit="tokens")
    'a whole number from 0 to 1,000 tokens'
    """
    kind = "a number" if decimals else "a whole number"
    text = f"{kind} from {prefix}{grouped(low)} to {prefix}{grouped(high)}"
    return f"{text} {unit}" if unit else text


def parsed(text: str, low: int, high: int, decimals: int, prefix: str = "", unit: str = "") -> Exact:
    """The number that `text` writes out, an integer unless `decimals` are allowed; ValueError says what is.

    Plain ASCII digits with an optional decimal point, commas only between thousands, so that "12,5"
    is refused instead of being read as 125, and a minus only where a number may be negative.
    """
    wanted = allowed(low, high, decimals, prefix, unit)
    written = text.strip().removeprefix(prefix)
    if not written:
        raise ValueError(f"Enter {wanted}.")
    digits = written.replace("\N{MINUS SIGN}", "-").removeprefix("-") if low < 0 else written
    if len(written) > LONGEST or not _NUMBER.fullmatch(digits):
        raise ValueError(f"Enter {wanted}, in plain digits.")
    value = Fraction(digits.replace(",", "").rstrip("."))
    if digits != written:
        value = -value
    if not low <= value <= high:
        raise ValueError(f"Choose {wanted}.")
    if not decimals:
        if value.denominator != 1:
            raise ValueError(f"Choose {wanted}.")
        return int(value)
    if (value * 10**decimals).denominator != 1:
        raise ValueError(f"Choose {wanted}, with at most {decimals} decimals.")
    return value


def nearest(text: str, low: int, high: int, decimals: int, prefix: str = "") -> Exact | None:
    """The permitted number nearest to what `text` seems to say, or None when it says no number.

    >>> nearest("900", 0, 100, 0), nearest("-4.26 tokens", -9, 9, 1), nearest("high", 0, 100, 0)
    (100, Fraction(-43, 10), None)
    """
    found = _ANY_NUMBER.match(text.strip().removeprefix(prefix)[:LONGEST])
    if found is None:
        return None
    written = found[0].replace(",", "").replace("\N{MINUS SIGN}", "-").rstrip(".")
    value = max(Fraction(low), min(Fraction(high), Fraction(written)))
    return Fraction(rounded(value, decimals), 10**decimals) if decimals else rounded(value, 0)
