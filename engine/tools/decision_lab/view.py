"""What the page shows of one Decision Lab answer; every number is already text or geometry."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.approaches import Approach, Profile
from engine.chart import Scale
from engine.controls import controls, departures, entered, starting_point
from engine.format import part_points, points
from engine.scenarios import SCENARIOS, Scenario, edited_sentence
from engine.tools.decision_lab.explain import (
    HONESTY,
    PART_LABELS,
    band,
    lead_sentence,
    lead_word,
    reasons,
    robustness_sentence,
    standing_advice,
)
from engine.tools.decision_lab.inputs import FOLLOW, LabInputs, level, meaning, position
from engine.tools.decision_lab.model import FULL_MARKS_E4, PARTS, Score, ranking
from engine.tools.decision_lab.opinion import edited
from engine.tools.decision_lab.report import yours
from engine.tools.decision_lab.sensitivity import robustness
from engine.tools.decision_lab.weights import INPUTS


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ranked stack; `bar` is the score as a width in percent."""

    rank: str
    option: str
    profile: Profile
    score: str
    bar: str
    band: str
    reason: str
    inspected: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: a bar from `x`, `width` wide, in percent of the drawing."""

    label: str
    points: str
    x: str
    width: str
    gain: bool


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


@dataclass(frozen=True, slots=True)
class Given:
    """One input as it was given, for readers who see no controls."""

    label: str
    value: str
    level: str
    meaning: str


@dataclass(frozen=True, slots=True)
class LabView:
    """Everything the Decision Lab shows."""

    scenario: Scenario
    edited: str
    restore: Mapping[str, str]
    given: tuple[Given, ...]
    rows: tuple[Row, ...]
    winner: Row
    lead: str
    lead_word: str
    robustness: str
    advice: tuple[str, ...]
    inspection: Inspection
    honesty: str
    yours: str
    labels: Mapping[str, Mapping[str, str]]
    summary: str


def view(inputs: LabInputs) -> LabView:
    """The whole answer for one setting of the inputs."""
    at = position(inputs)
    weights = edited(inputs.model)
    scores = ranking(inputs.scenario, at, weights)
    winner = scores[0].approach
    follows = inputs.inspect == FOLLOW
    inspected = winner if follows else Approach(inputs.inspect)
    rows = tuple(
        _row(rank, score, reasons(score.approach, at)[0], score.approach is inspected)
        for rank, score in enumerate(scores, start=1)
    )
    moved = starting_point(inputs).keys() & departures(inputs).keys()
    return LabView(
        scenario=SCENARIOS[inputs.scenario],
        edited=edited_sentence(len(moved), len(INPUTS), "inputs"),
        restore={name: entered(value) for name, value in starting_point(inputs).items() if name in moved},
        given=tuple(
            Given(controls(LabInputs)[name].label, str(at[name]), level(at[name]), meaning(name, at[name]))
            for name in INPUTS
        ),
        rows=rows,
        winner=rows[0],
        lead=lead_sentence(scores),
        lead_word=lead_word(scores),
        robustness=robustness_sentence(robustness(inputs.scenario, at, weights)),
        advice=standing_advice(inputs.scenario),
        inspection=_inspection(inspected, scores, reasons(inspected, at), follows),
        honesty=HONESTY,
        yours="".join(yours(inputs)),
        labels={
            name: {
                "spoken": f"{at[name]}, {level(at[name])}: {meaning(name, at[name])}",
                "level": level(at[name]),
                "meaning": meaning(name, at[name]),
            }
            for name in INPUTS
        },
        summary=_summary(rows[0], lead_sentence(scores), None if follows else inspected),
    )


def _summary(winner: Row, lead: str, chosen: Approach | None) -> str:
    inspecting = f" Inspecting {chosen.profile.name}." if chosen else ""
    return f"{winner.profile.name} first with {winner.score}. {lead}{inspecting}"


def _row(rank: int, score: Score, reason: str, inspected: bool) -> Row:
    return Row(
        rank=str(rank),
        option=score.approach.value,
        profile=score.approach.profile,
        score=points(score.e4),
        bar=points(score.e4),
        band=band(score),
        reason=reason,
        inspected=inspected,
    )


def _inspection(approach: Approach, scores: list[Score], why: tuple[str, ...], follows: bool) -> Inspection:
    rank = next(index for index, score in enumerate(scores, start=1) if score.approach is approach)
    score = scores[rank - 1]
    running = [0]
    for part in PARTS:
        running.append(running[-1] + score.parts[part])
    scale = Scale(min(running), max(*running, FULL_MARKS_E4), 0, 100)
    return Inspection(
        option=approach.value,
        profile=approach.profile,
        rank=str(rank),
        score=points(score.e4),
        follows=follows,
        reasons=why,
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
