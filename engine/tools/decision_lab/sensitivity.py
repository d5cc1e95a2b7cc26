"""How firm a decision is: what would flip it, and how often its neighbours agree (DOMAIN A6)."""

from dataclasses import dataclass

from engine.approaches import Approach
from engine.tools.decision_lab.model import APPROACHES, Column, Position, Totals, leader
from engine.tools.decision_lab.weights import INPUTS, PUBLISHED, Weights

NEARBY = 20
"""How far, in slider points, the neighbourhood of a position reaches."""


@dataclass(frozen=True, slots=True)
class Flip:
    """The nearest position of one input, the others unmoved, that has another winner."""

    value: int
    winner: Approach


@dataclass(frozen=True, slots=True)
class Robustness:
    """In how many of the neighbouring settings the same approach still wins."""

    kept: int
    of: int


def flips(scenario: str, position: Position, weights: Weights = PUBLISHED) -> dict[str, Flip | None]:
    """For each input the nearest flip, or None when no position of that input alone has another
    winner. Of two equally near positions the smaller one counts.
    """
    totals = Totals(scenario, weights)
    return {name: _flip(position[name], totals.along(name, position)) for name in INPUTS}


def robustness(scenario: str, position: Position, weights: Weights = PUBLISHED) -> Robustness:
    """How many of the 243 settings with each input 20 lower, the same or 20 higher keep the winner.

    Positions beyond the ends of a slider count as the end.
    """
    totals = Totals(scenario, weights)
    current = leader(totals.at(position))
    nearby = {name: [max(0, min(100, position[name] + step)) for step in (-NEARBY, 0, NEARBY)] for name in INPUTS}
    kept = [leader(column) == current for column in totals.each(nearby)]
    return Robustness(sum(kept), len(kept))


def _flip(here: int, line: list[Column]) -> Flip | None:
    current = leader(line[here])
    for distance in range(1, 101):
        for value in (here - distance, here + distance):
            if 0 <= value <= 100:
                other = leader(line[value])
                if other != current:
                    return Flip(value, APPROACHES[other])
    return None
