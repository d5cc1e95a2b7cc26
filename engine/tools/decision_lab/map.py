"""Who wins across two inputs, the others unmoved: the rows of the decision map.

Between two knots, which are the ends of a row and the knee of a gate, every sum of points is a straight line, so the
cells that one approach wins in one way (`_Standing`) lie together.
"""

from collections.abc import Iterable

from engine.approaches import Approach
from engine.map_rows import Kind, Row, halved
from engine.tools.decision_lab.model import APPROACHES, FULL_MARKS_E4, Column, Position, Totals, leader
from engine.tools.decision_lab.weights import PUBLISHED, Weights

CELLS = 101
"""How many cells a row has, and the map rows: one for each position of an input."""

KINDS = {approach: Kind(approach.value, approach.profile.letter, approach.profile.name) for approach in Approach}
"""What may hold in a cell: that this approach wins."""


def rows(
    scenario: str, position: Position, x: str, y: str, at: Iterable[int], weights: Weights = PUBLISHED
) -> list[Row]:
    """The rows at some positions of the input `y`, each along the input `x`; the other inputs are as in `position`."""
    totals = Totals(scenario, weights)
    knots = _knots(x, weights)

    def row(up: int) -> Row:
        return halved(lambda across: _standing(totals.at({**position, x: across, y: up})), knots, _winner)

    return [row(up) for up in at]


type _Standing = tuple[int, int]
"""How a cell is won: whether by full marks (1), by points (0) or by default, with none (-1); and by whom."""


def _standing(column: Column) -> _Standing:
    best = max(column)
    return (best >= FULL_MARKS_E4) - (best <= 0), leader(column)


def _winner(standing: _Standing) -> Kind:
    return KINDS[APPROACHES[standing[1]]]


def _knots(name: str, weights: Weights) -> list[int]:
    """The positions of an input between which it adds points evenly, its ends among them."""
    gates = {"data": weights.data_gate, "freshness": weights.moving_facts}.get(name, {})
    return sorted({0, CELLS - 1} | {gate.knee for gate in gates.values() if 0 < gate.knee < CELLS})
