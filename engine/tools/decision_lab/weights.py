"""What the Decision Lab believes: how far each input pushes each approach, and the special rules.

A weight reads as "points gained at 100, lost at 0", because every input is centred on 50. The
numbers are a transparent opinion, not a measurement: DOMAIN A2 gives the published guidance behind
each sign, A3 the fit of each approach to each scenario before any input is looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.approaches import Approach

INPUTS = ("stability", "data", "volume", "freshness", "tolerance")


@dataclass(frozen=True, slots=True)
class Gate:
    """Points per slider point beyond a knee, in 1/10,000 point; below the knee when `below`."""

    knee: int
    per_point_e4: int
    below: bool

    def points_e4(self, position: int) -> int:
        """What the gate adds at a slider position from 0 to 100."""
        beyond = self.knee - position if self.below else position - self.knee
        return max(0, beyond) * self.per_point_e4


@dataclass(frozen=True, eq=False)
class Weights:
    """One complete opinion. Compared by identity, so that tables made from it can be kept.

    `inputs[approach]` holds five weights in the order of INPUTS; `fit[scenario]` the points each
    approach starts with. `prompt_burden` is what prompting loses when volume is 100 and tolerance
    is 0. `data_gate` and `moving_facts` hold the gates of the approaches that have one.
    """

    inputs: Mapping[Approach, tuple[int, ...]]
    fit: Mapping[str, Mapping[Approach, int]]
    prompt_burden: int
    data_gate: Mapping[Approach, Gate]
    moving_facts: Mapping[Approach, Gate]


def _fit(prompt: int, guard: int, rag: int, lora: int, full: int) -> dict[Approach, int]:
    return dict(zip(Approach, (prompt, guard, rag, lora, full), strict=True))


PUBLISHED = Weights(
    inputs={
        Approach.PROMPT: (-8, -6, 0, 0, 12),
        Approach.GUARD: (8, 0, 8, 0, -6),
        Approach.RAG: (-2, -4, -2, 28, 6),
        Approach.LORA: (14, 14, 20, -14, -8),
        Approach.FULL: (14, 24, 16, -14, -6),
    },
    fit={
        "support": _fit(prompt=74, guard=44, rag=40, lora=45, full=8),
        "extract": _fit(prompt=64, guard=72, rag=26, lora=42, full=8),
        "brand": _fit(prompt=74, guard=38, rag=40, lora=43, full=8),
        "routing": _fit(prompt=66, guard=42, rag=34, lora=46, full=10),
        "policy": _fit(prompt=56, guard=42, rag=62, lora=18, full=0),
        "dsl": _fit(prompt=58, guard=40, rag=52, lora=34, full=32),
        "safety": _fit(prompt=44, guard=84, rag=36, lora=26, full=6),
    },
    prompt_burden=18,
    data_gate={
        Approach.LORA: Gate(knee=40, per_point_e4=-10_000, below=True),
        Approach.FULL: Gate(knee=70, per_point_e4=-5_000, below=True),
    },
    moving_facts={
        Approach.RAG: Gate(knee=60, per_point_e4=5_000, below=False),
        Approach.LORA: Gate(knee=60, per_point_e4=-5_000, below=False),
        Approach.FULL: Gate(knee=60, per_point_e4=-5_000, below=False),
    },
)
"""The weights the article publishes and every page opens with."""
