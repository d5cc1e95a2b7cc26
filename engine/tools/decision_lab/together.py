"""The smallest step by which two inputs, moved together, change the winner.

Moving one input is the shortest way to another winner, until that input is at its end; and readers are
seldom wrong about one input only. So the question here is how far both may be off: the smallest step for
which two inputs, each moved by that step at most, have another winner.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from engine.approaches import Approach
from engine.tools.decision_lab.model import APPROACHES, FULL_MARKS_E4, ORDER, Column, Position, Totals, leader
from engine.tools.decision_lab.weights import INPUTS, PUBLISHED, Weights

CROSSING = ("volume", "tolerance")
"""The two inputs whose parts of a score are not a plain sum: they meet in the prompt burden."""


@dataclass(frozen=True, slots=True)
class Together:
    """Two inputs at new positions, none further than `step` from where it was, and who wins there."""

    values: Mapping[str, int]
    winner: Approach
    step: int


def together(scenario: str, position: Position, below: int = 101, weights: Weights = PUBLISHED) -> Together | None:
    """The nearest change of winner by two inputs with steps smaller than `below`, or None.

    Of several with the same step, the one that moves less in all; then the order of the inputs, then
    the smaller positions.
    """
    totals = Totals(scenario, weights)
    reach = {name: _Reach(position[name], totals.along(name, position)) for name in INPUTS}
    here = totals.at(position)
    for step in range(1, below):
        for name in INPUTS:
            reach[name].widen(step)
        found = [
            flip
            for a, b in combinations(ORDER, 2)
            if _may_flip(here, reach[a], reach[b], weights.prompt_burden * step * step if (a, b) == CROSSING else 0)
            for flip in _flips_at(step, a, b, position, totals)
        ]
        if found:
            return min(found, key=lambda flip: sum(abs(value - position[n]) for n, value in flip.values.items()))
    return None


class _Reach:
    """What one input can do within a step, in 1/10,000 point: the most that it adds to each approach, alone and
    against the winner, and the most that it takes from the winner.
    """

    def __init__(self, here: int, line: list[Column]) -> None:
        self._here, self._line = here, line
        self.winner = leader(line[here])
        self.gains = [0] * len(APPROACHES)
        self.against = [0] * len(APPROACHES)
        self.loss = 0

    def widen(self, step: int) -> None:
        """Take in the two positions that are `step` away."""
        start = self._line[self._here]
        for place in (self._here - step, self._here + step):
            if 0 <= place <= 100:
                added = [now - then for now, then in zip(self._line[place], start, strict=True)]
                mine = added[self.winner]
                self.loss = max(self.loss, -mine)
                for index, gain in enumerate(added):
                    self.gains[index] = max(self.gains[index], gain)
                    self.against[index] = max(self.against[index], gain - mine)


def _may_flip(here: Column, one: _Reach, other: _Reach, slack: int) -> bool:
    """Whether another winner is possible with both inputs within reach; `slack` is what they add by crossing.

    Never False where there is another winner, which has more points than this one, or as many and goes
    first; on the scale of 0 to 100 that includes full marks for both, and nothing left of this one's.
    """
    winner = one.winner
    if winner > 0 and here[winner] - one.loss - other.loss - slack <= 0:
        return True
    for index, points in enumerate(here):
        lead = points - here[winner] + one.against[index] + other.against[index] + slack
        if index > winner and lead > 0 and here[winner] - one.loss - other.loss - slack < FULL_MARKS_E4:
            return True
        if index < winner and (lead >= 0 or points + one.gains[index] + other.gains[index] + slack >= FULL_MARKS_E4):
            return True
    return False


def _flips_at(step: int, a: str, b: str, position: Position, totals: Totals) -> list[Together]:
    """Every other winner where one of two inputs, in `ORDER`, is `step` away and the other no further."""
    current = leader(totals.at(position))
    ends_a, ends_b = ([p for p in (position[n] - step, position[n] + step) if 0 <= p <= 100] for n in (a, b))
    near_a = range(max(0, position[a] - step + 1), min(100, position[a] + step - 1) + 1)
    near_b = range(max(0, position[b] - step), min(100, position[b] + step) + 1)
    alone = {name: [position[name]] for name in INPUTS}
    flips = []
    for xs, ys in ((ends_a, near_b), (near_a, ends_b)):
        places = ((x, y) for x in xs for y in ys)
        for (x, y), column in zip(places, totals.each({**alone, a: xs, b: ys}), strict=True):
            winner = leader(column)
            if winner != current:
                flips.append(Together({a: x, b: y}, APPROACHES[winner], step))
    return sorted(flips, key=lambda flip: (flip.values[a], flip.values[b]))
