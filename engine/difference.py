"""One line of an answer as it is compared, and in words how two of them differ.

A difference is taken between the numbers as they are shown, at the coarser precision of the two, so
that it is what a reader gets who subtracts them.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from engine.format import Exact, fixed, grouped, money_places, rounded, signed


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that is shown to so many decimals, or exactly when `places` is None."""

    amount: Exact
    places: int | None = None
    prefix: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a state: an input, or a part of the answer to it.

    `text` is what is shown. A line without a `quantity` has no difference but its words: "now" and
    `words`, which are its text unless given. `rank` is a place in a ranking, 1 for the first. A line
    that is not `always` of interest is left out where all states agree on it.
    """

    group: str
    label: str
    text: str
    quantity: Quantity | None = None
    rank: int | None = None
    words: str = ""
    always: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """How a line differs from what it was: in words, and which way: more, less, other or same."""

    text: str
    way: str


SAME = Change("same", "same")


def money_quantity(usd: Exact) -> Quantity:
    """US dollars, with as many cents as `money` shows."""
    return Quantity(usd, money_places(usd), prefix="$")


def change(now: Line, before: Line) -> Change:
    """What has come to a line since `before`: what it is now minus what it was.

    >>> change(Line("", "", "$150", money_quantity(150)), Line("", "", "$202", money_quantity(202)))
    Change(text='−$52', way='less')
    >>> change(Line("", "", "Never", words="never"), Line("", "", "Immediate"))
    Change(text='now never', way='other')
    """
    parts = []
    way = "other"
    if now.quantity and before.quantity:
        added = _added(now.quantity, before.quantity)
        if added.amount:
            way = "more" if added.amount > 0 else "less"
            parts.append(_written(added))
    if now.rank and before.rank and now.rank != before.rank:
        parts.append(f"rank {before.rank} to {now.rank}")
    if not parts and now.text != before.text:
        parts.append(f"now {now.words or now.text}")
    return Change(", ".join(parts), way) if parts else SAME


def _added(now: Quantity, before: Quantity) -> Quantity:
    if now.places is None or before.places is None:
        return replace(now, amount=now.amount - before.amount)
    places = min(now.places, before.places)
    units = rounded(now.amount, places) - rounded(before.amount, places)
    return replace(now, amount=Fraction(units, 10**places), places=places)


def _written(added: Quantity) -> str:
    size = abs(Fraction(added.amount))
    number = grouped(size) if added.places is None else fixed(size, added.places)
    return signed(added.amount, f"{added.prefix}{number} {added.unit}".rstrip())
