"""The Decision Lab's scores: five approaches, each a plain sum of points (DOMAIN A1 and A2).

score = clamp(fit + sum of weight * (input - 50) / 50 + rules, 0, 100), held in integers of
1/10,000 point so that no rounding decides a rank or a displayed decimal.

`ranking` keeps every part, for explaining one decision. `Totals` adds the parts up ahead of time,
for the questions that need hundreds or thousands of decisions at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from engine.approaches import Approach
from engine.tools.decision_lab.weights import INPUTS, PUBLISHED, Weights

PARTS = ("fit", *INPUTS, "prompt_burden", "data_gate", "moving_facts")
"""What a score is made of, in the order it is explained."""

FULL_MARKS_E4 = 1_000_000
APPROACHES = tuple(Approach)

ORDER = ("stability", "data", "freshness", "volume", "tolerance")
"""The inputs as `Totals.each` goes through their combinations, the last one fastest."""

type Position = Mapping[str, int]
"""A position from 0 to 100 for each of the five inputs."""

type Column = tuple[int, ...]
"""A figure in 1/10,000 point for each approach, in the order of `Approach`."""


@dataclass(frozen=True, slots=True)
class Score:
    """An approach's points in 1/10,000: `parts` add up to a sum that `e4` limits to 0-100 points."""

    approach: Approach
    parts: Mapping[str, int]
    e4: int


def ranking(scenario: str, position: Position, weights: Weights = PUBLISHED) -> list[Score]:
    """The five approaches, best first; equal scores keep the order of `Approach`."""
    scores = []
    for approach in APPROACHES:
        parts = _parts(approach, scenario, position, weights)
        scores.append(Score(approach, parts, _clamped(sum(parts.values()))))
    return sorted(scores, key=lambda score: -score.e4)


class Totals:
    """The sums of one scenario, split by input, so that moving one input adds only what moved."""

    def __init__(self, scenario: str, weights: Weights = PUBLISHED) -> None:
        self._fit = tuple(weights.fit[scenario][approach] * 10_000 for approach in APPROACHES)
        self._columns = _columns(weights)
        self._burden = weights.prompt_burden

    def at(self, position: Position) -> Column:
        """Every approach's points before clamping."""
        return next(self.each({name: [position[name]] for name in INPUTS}))

    def each(self, choices: Mapping[str, Sequence[int]]) -> Iterator[Column]:
        """The points before clamping at every combination of the positions given for each input, by `ORDER`."""
        columns = [self._fit]
        for name in ORDER[:3]:
            added = [self._columns[name][position] for position in choices[name]]
            columns = [tuple(map(add, column, more)) for column in columns for more in added]
        pairs = [
            self._volume_and_tolerance(volume, tolerance)
            for volume in choices["volume"]
            for tolerance in choices["tolerance"]
        ]
        return (tuple(map(add, column, pair)) for column in columns for pair in pairs)

    def along(self, name: str, position: Position) -> list[Column]:
        """The points before clamping at each of the 101 positions of one input, the others unmoved."""
        return list(self.each({**{n: [position[n]] for n in INPUTS}, name: range(101)}))

    def _volume_and_tolerance(self, volume: int, tolerance: int) -> Column:
        """What these two add together: they meet in the prompt burden, which only prompting bears."""
        column = tuple(map(add, self._columns["volume"][volume], self._columns["tolerance"][tolerance]))
        return (column[0] - self._burden * volume * (100 - tolerance), *column[1:])


def leader(column: Column) -> int:
    """The index of the highest clamped score; of equal ones the first, in the order of `Approach`.

    >>> leader((1_200_000, 0, 1_000_000, 0, 0))
    0
    """
    best = max(column)
    if 0 < best < FULL_MARKS_E4:
        return column.index(best)
    limited = [_clamped(e4) for e4 in column]
    return limited.index(max(limited))


@lru_cache(maxsize=8)
def _columns(weights: Weights) -> dict[str, list[Column]]:
    """What each input alone adds to each approach, at its 101 positions: weight and gate."""
    gates = {"data": weights.data_gate, "freshness": weights.moving_facts}
    columns: dict[str, list[Column]] = {}
    for index, name in enumerate(INPUTS):
        gate = gates.get(name, {})
        columns[name] = [
            tuple(
                _pull(weights.inputs[approach][index], at) + (gate[approach].points_e4(at) if approach in gate else 0)
                for approach in APPROACHES
            )
            for at in range(101)
        ]
    return columns


def _parts(approach: Approach, scenario: str, position: Position, weights: Weights) -> dict[str, int]:
    parts = {"fit": weights.fit[scenario][approach] * 10_000}
    for name, weight in zip(INPUTS, weights.inputs[approach], strict=True):
        parts[name] = _pull(weight, position[name])
    room = 100 - position["tolerance"]
    parts["prompt_burden"] = -weights.prompt_burden * position["volume"] * room if approach is Approach.PROMPT else 0
    for rule, gates, name in (
        ("data_gate", weights.data_gate, "data"),
        ("moving_facts", weights.moving_facts, "freshness"),
    ):
        parts[rule] = gates[approach].points_e4(position[name]) if approach in gates else 0
    return parts


def _pull(weight: int, position: int) -> int:
    """Weight * (position - 50) / 50, in 1/10,000 point."""
    return weight * (position - 50) * 200


def _clamped(e4: int) -> int:
    return max(0, min(FULL_MARKS_E4, e4))
