"""How the parts of a score add up, as bars: each begins where the one before it ended."""

from dataclasses import dataclass

from engine.chart import Scale
from engine.format import part_points
from engine.tools.decision_lab.explain import PART_LABELS
from engine.tools.decision_lab.model import FULL_MARKS_E4, PARTS, Score


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: a bar from `x`, `width` wide."""

    label: str
    points: str
    x: str
    width: str
    gain: bool


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The parts that are not nothing, and the sum; `limited` when that is more or less than a score can be."""

    parts: tuple[Part, ...]
    zero: str
    total: str
    total_points: str
    limited: bool


def waterfall(score: Score, width: int) -> Waterfall:
    """The parts of a score on a drawing so wide, in its units: percent, or pixels."""
    running = [0]
    for part in PARTS:
        running.append(running[-1] + score.parts[part])
    scale = Scale(min(running), max(*running, FULL_MARKS_E4), 0, width)
    return Waterfall(
        parts=tuple(
            Part(
                label=PART_LABELS[part],
                points=part_points(score.parts[part]),
                x=scale.at(min(before, after)),
                width=scale.span(abs(after - before)),
                gain=after >= before,
            )
            for part, before, after in zip(PARTS, running, running[1:], strict=False)
            if score.parts[part]
        ),
        zero=scale.at(0),
        total=scale.at(running[-1]),
        total_points=part_points(running[-1]).removeprefix("+"),
        limited=running[-1] != score.e4,
    )
