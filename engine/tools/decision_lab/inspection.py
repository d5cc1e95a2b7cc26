"""One approach looked at closely: what its score is made of, and how it stands against the winner."""

from dataclasses import dataclass

from engine.approaches import Approach, Profile
from engine.chart import Scale
from engine.format import part_points, points
from engine.tools.decision_lab.explain import PART_LABELS, versus_sentence
from engine.tools.decision_lab.model import PARTS, Score
from engine.tools.decision_lab.waterfall import Part, waterfall


@dataclass(frozen=True, slots=True)
class Inspection:
    """Why one approach stands where it does; `zero` and `total` are places on the parts' scale."""

    option: str
    profile: Profile
    rank: str
    score: str
    follows: bool
    reasons: tuple[str, ...]
    parts: tuple[Part, ...]
    zero: str
    total: str
    total_points: str
    limited: bool
    versus: "Versus"


@dataclass(frozen=True, slots=True)
class Lead:
    """What one part gives the winner over another approach: a bar from the middle, in percent of the drawing."""

    label: str
    winner: str
    other: str
    points: str
    x: str
    width: str
    gain: bool


@dataclass(frozen=True, slots=True)
class Versus:
    """Why an approach is not the winner: the winner's lead over it, part by part and in all."""

    winner: Profile
    other: Profile
    option: str
    sentence: str
    leads: tuple[Lead, ...]
    total: Lead


def inspection(approach: Approach, scores: list[Score], why: tuple[str, ...], follows: bool) -> Inspection:
    """What the page shows of one approach in a ranking; `why` are its reasons."""
    rank = next(index for index, score in enumerate(scores, start=1) if score.approach is approach)
    score = scores[rank - 1]
    made = waterfall(score, width=100)
    return Inspection(
        option=approach.value,
        profile=approach.profile,
        rank=str(rank),
        score=points(score.e4),
        follows=follows,
        reasons=why,
        parts=made.parts,
        zero=made.zero,
        total=made.total,
        total_points=made.total_points,
        limited=made.limited,
        versus=_versus(scores[0], scores[1] if rank == 1 else score),
    )


def _versus(winner: Score, other: Score) -> Versus:
    """Part by part, what the winner has over another approach."""
    leads = {part: _shown(winner.parts[part]) - _shown(other.parts[part]) for part in PARTS}
    total = _shown(sum(winner.parts.values())) - _shown(sum(other.parts.values()))
    reach = max(1, *(abs(lead) for lead in leads.values()))
    scale = Scale(-reach, reach, 0, 100)

    def lead(label: str, lead: int, points: tuple[str, str]) -> Lead:
        return Lead(
            label=label,
            winner=points[0],
            other=points[1],
            points=part_points(lead),
            x=scale.at(min(0, lead)),
            width=scale.span(abs(lead)),
            gain=lead >= 0,
        )

    return Versus(
        winner=winner.approach.profile,
        other=other.approach.profile,
        option=other.approach.value,
        sentence=versus_sentence(winner, other),
        leads=tuple(
            lead(PART_LABELS[part], leads[part], (part_points(winner.parts[part]), part_points(other.parts[part])))
            for part in PARTS
            if winner.parts[part] or other.parts[part]
        ),
        total=lead("Sum", total, (_sum(winner), _sum(other))),
    )


def _shown(e4: int) -> int:
    """Points as they are shown, to a hundredth, so that a lead is the difference of what stands beside it."""
    return (e4 + 50) // 100 * 100


def _sum(score: Score) -> str:
    return part_points(sum(score.parts.values())).removeprefix("+")
