"""What the page shows of one Decision Lab answer; every number is already text or geometry."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.approaches import Approach, Profile
from engine.carry import Carry
from engine.controls import controls, departures, entered, starting_point
from engine.format import points
from engine.scenarios import SCENARIOS, Scenario, edited_sentence
from engine.tools.decision_lab.carried import carries
from engine.tools.decision_lab.explain import (
    HONESTY,
    band,
    lead_sentence,
    lead_word,
    reasons,
    robustness_sentence,
    standing_advice,
)
from engine.tools.decision_lab.inputs import FOLLOW, LabInputs, level, meaning, position
from engine.tools.decision_lab.inspection import Inspection, inspection
from engine.tools.decision_lab.model import Score, ranking
from engine.tools.decision_lab.opinion import edited
from engine.tools.decision_lab.report import yours
from engine.tools.decision_lab.sensitivity import flips, robustness
from engine.tools.decision_lab.turning import Turn, tick, turns
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
    carries: tuple[Carry, ...]
    given: tuple[Given, ...]
    rows: tuple[Row, ...]
    winner: Row
    lead: str
    lead_word: str
    robustness: str
    advice: tuple[str, ...]
    inspection: Inspection
    turns: tuple[Turn, ...]
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
    found = flips(inputs.scenario, at, weights)
    return LabView(
        scenario=SCENARIOS[inputs.scenario],
        edited=edited_sentence(len(moved), len(INPUTS), "inputs"),
        restore={name: entered(value) for name, value in starting_point(inputs).items() if name in moved},
        carries=carries(inputs),
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
        inspection=inspection(inspected, scores, reasons(inspected, at), follows),
        turns=turns(at, found),
        honesty=HONESTY,
        yours="".join(yours(inputs)),
        labels={
            name: {
                "spoken": f"{at[name]}, {level(at[name])}: {meaning(name, at[name])}",
                "level": level(at[name]),
                "meaning": meaning(name, at[name]),
                "tick": tick(found[name]),
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
