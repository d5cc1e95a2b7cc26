"""Who wins across two inputs, the others unmoved: the decision map, row by row.

A row holds one input and moves the other. Between two knots, which are the ends and the knee of a
gate, every sum of points is then a straight line, so the cells that one approach wins in one way
(`_Standing`) lie together: a stretch whose ends agree has no other winner inside. Rows are found
by halving the stretches whose ends differ, and no cell between agreeing ends is ever computed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from engine.approaches import Approach
from engine.tools.decision_lab.model import APPROACHES, FULL_MARKS_E4, Column, Position, Totals, leader
from engine.tools.decision_lab.weights import PUBLISHED, Weights

CELLS = 101
"""How many cells a row has, and the map rows: one for each position of an input."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring cells of a row with the same winner, from `first` to `last`."""

    first: int
    last: int
    winner: Approach


type Row = tuple[Run, ...]
"""The runs of one row, from position 0 to 100."""


def rows(
    scenario: str, position: Position, x: str, y: str, at: Iterable[int], weights: Weights = PUBLISHED
) -> list[Row]:
    """The rows at some positions of the input `y`, each along the input `x`; the other inputs are as in `position`."""
    totals = Totals(scenario, weights)
    knots = _knots(x, weights)

    def row(up: int) -> Row:
        return _row(cache(lambda across: _standing(totals.at({**position, x: across, y: up}))), knots)

    return [row(up) for up in at]


def winner(row: Row, at: int) -> Approach:
    """Who wins a cell of a row."""
    return next(run.winner for run in row if at <= run.last)


type _Standing = tuple[int, int]
"""How a cell is won: whether by full marks (1), by points (0) or by default, with none (-1); and by whom."""


def _standing(column: Column) -> _Standing:
    best = max(column)
    return (best >= FULL_MARKS_E4) - (best <= 0), leader(column)


def _knots(name: str, weights: Weights) -> list[int]:
    """The positions of an input between which it adds points evenly, its ends among them."""
    gates = {"data": weights.data_gate, "freshness": weights.moving_facts}.get(name, {})
    return sorted({0, CELLS - 1} | {gate.knee for gate in gates.values() if 0 < gate.knee < CELLS})


def _row(standing: Callable[[int], _Standing], knots: list[int]) -> Row:
    changes = [at for low, high in pairwise(knots) for at in _changes(standing, low, high)]
    starts = [0, *(at for at in changes if standing(at)[1] != standing(at - 1)[1])]
    return tuple(Run(first, end - 1, APPROACHES[standing(first)[1]]) for first, end in pairwise([*starts, CELLS]))


def _changes(standing: Callable[[int], _Standing], low: int, high: int) -> Iterator[int]:
    """The cells between two knots that are won in another way than the cell before them."""
    if standing(low) == standing(high):
        return
    if high - low == 1:
        yield high
        return
    middle = (low + high) // 2
    yield from _changes(standing, low, middle)
    yield from _changes(standing, middle, high)
