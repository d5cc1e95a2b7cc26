"""A row of a map of two inputs: what holds in each of its cells, found without looking at every one.

Between two knots whatever decides a cell changes one way only, so that a stretch whose ends agree holds nothing else.
Rows are found by halving the stretches whose ends differ, and no cell between agreeing ends is ever computed.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Kind:
    """What may hold in a cell: its name in ids and styles, the letter that spells it, and its words.

    With a `pattern` its cells are filled with one, else with a shade of its own.
    """

    id: str
    letter: str
    name: str
    pattern: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring cells of a row of the same kind, from `first` to `last`."""

    first: int
    last: int
    kind: Kind


type Row = tuple[Run, ...]
"""The runs of one row, from its first cell to its last."""


def halved[S: Hashable](standing: Callable[[int], S], knots: Sequence[int], kind: Callable[[S], Kind]) -> Row:
    """The row whose cells stand as `standing` says, which runs one way between `knots`: the first cell, the last, and
    where it may turn.
    """
    stands = cache(standing)
    changes = [at for low, high in pairwise(knots) for at in _changes(stands, low, high)]
    starts = [knots[0], *(at for at in changes if kind(stands(at)) is not kind(stands(at - 1)))]
    return tuple(Run(first, end - 1, kind(stands(first))) for first, end in pairwise([*starts, knots[-1] + 1]))


def kind_at(row: Row, place: int) -> Kind:
    """What holds in a cell of a row."""
    return next(run.kind for run in row if place <= run.last)


def _changes[S](stands: Callable[[int], S], low: int, high: int) -> Iterator[int]:
    """The cells between two knots that stand otherwise than the cell before them."""
    if stands(low) == stands(high):
        return
    if high - low == 1:
        yield high
        return
    middle = (low + high) // 2
    yield from _changes(stands, low, middle)
    yield from _changes(stands, middle, high)
