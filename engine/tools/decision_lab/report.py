"""The Decision Lab's answer as JSON, as a terminal table, as a decision record, and for prose."""

from fractions import Fraction
from typing import Any

from engine.controls import controls, values
from engine.format import Exact, in_words, json_number, part_points, percent, plain, points
from engine.record import opening
from engine.scenarios import SCENARIOS
from engine.tables import markdown_table, plain_table
from engine.tools.decision_lab.explain import (
    HONESTY,
    PART_LABELS,
    band,
    lead_e4,
    lead_sentence,
    reasons,
    robustness_sentence,
    standing_advice,
    yours_sentence,
)
from engine.tools.decision_lab.inputs import LabInputs, level, meaning, position
from engine.tools.decision_lab.model import PARTS, ranking
from engine.tools.decision_lab.opinion import EDITS, edited
from engine.tools.decision_lab.sensitivity import flips, robustness
from engine.tools.decision_lab.weights import INPUTS


def report(inputs: LabInputs) -> dict[str, Any]:
    """The answer as JSON: the published contract, unrounded numbers with their displayed text."""
    at = position(inputs)
    scores = ranking(inputs.scenario, at, edited(inputs.model))
    firm = robustness(inputs.scenario, at, edited(inputs.model))
    return {
        "tool": "decision-lab",
        "inputs": values(inputs),
        "winner": scores[0].approach.value,
        "ranking": [
            {
                "option": score.approach.value,
                "name": score.approach.profile.name,
                "score": _points(score.e4),
                "score_text": points(score.e4),
            }
            for score in scores
        ],
        "levels": {name: level(at[name]) for name in INPUTS},
        "contributions": {
            score.approach.value: {part: _points(score.parts[part]) for part in PARTS} for score in scores
        },
        "flips": {
            name: flip and {"value": flip.value, "winner": flip.winner.value}
            for name, flip in flips(inputs.scenario, at, edited(inputs.model)).items()
        },
        "robustness": {"kept": firm.kept, "of": firm.of},
        "reasons": {score.approach.value: list(reasons(score.approach, at)) for score in scores},
    }


def figures(inputs: LabInputs) -> dict[str, str]:
    """Texts that prose may quote: the winner, every score and rank, every flip, the robustness."""
    at = position(inputs)
    scores = ranking(inputs.scenario, at, edited(inputs.model))
    firm = robustness(inputs.scenario, at, edited(inputs.model))
    found = {
        "scenario": SCENARIOS[inputs.scenario].title,
        "winner.name": scores[0].approach.profile.name,
        "winner.score": points(scores[0].e4),
        "second.name": scores[1].approach.profile.name,
        "second.score": points(scores[1].e4),
        "lead": points(lead_e4(scores)),
        "robustness": percent(Fraction(firm.kept, firm.of)),
        "approaches": in_words(len(scores)),
        "scenarios": in_words(len(SCENARIOS)),
    }
    for rank, score in enumerate(scores, start=1):
        found[f"{score.approach.value}.score"] = points(score.e4)
        found[f"{score.approach.value}.rank"] = str(rank)
    for name in INPUTS:
        found[f"{name}.position"] = str(at[name])
        found[f"{name}.level"] = level(at[name])
        found[f"{name}.meaning"] = meaning(name, at[name])
    for name, flip in flips(inputs.scenario, at, edited(inputs.model)).items():
        found[f"flip.{name}.value"] = str(flip.value) if flip else "nothing"
        found[f"flip.{name}.winner"] = flip.winner.profile.name if flip else "nothing"
        found[f"flip.{name}.meaning"] = meaning(name, flip.value) if flip else "nothing"
    return found


def table(inputs: LabInputs) -> str:
    """The answer for a terminal: inputs, ranking with reasons, flips."""
    scenario = SCENARIOS[inputs.scenario]
    at = position(inputs)
    scores = ranking(inputs.scenario, at, edited(inputs.model))
    return "\n".join(
        [
            f"Prompt vs Tune Decision Lab: {scenario.title}",
            f"Goal: {scenario.goal}",
            *yours(inputs),
            "",
            plain_table(
                ["Input", "Position", "Level", "Meaning", "Flips to"],
                [
                    [_label(name), str(at[name]), level(at[name]), meaning(name, at[name]), flip]
                    for name, flip in _flip_cells(inputs)
                ],
            ),
            "",
            plain_table(
                ["Rank", "Approach", "Score", "Advice", "First reason"],
                [
                    [str(rank), s.approach.profile.name, points(s.e4), band(s), reasons(s.approach, at)[0]]
                    for rank, s in enumerate(scores, start=1)
                ],
            ),
            "",
            f"{scores[0].approach.profile.name} wins, {_lower_first(lead_sentence(scores))}",
            robustness_sentence(robustness(inputs.scenario, at, edited(inputs.model))),
        ]
    )


def rows(inputs: LabInputs) -> list[list[str | Exact]]:
    """The answer for a spreadsheet: the approaches, best first, with the points of each part, and the inputs."""
    at = position(inputs)
    return [
        ["approach", "name", "rank", "score", *(f"{part}_points" for part in PARTS), "scenario", *INPUTS],
        *(
            [
                score.approach.value,
                score.approach.profile.name,
                rank,
                Fraction(score.e4, 10_000),
                *(Fraction(score.parts[part], 10_000) for part in PARTS),
                inputs.scenario,
                *at.values(),
            ]
            for rank, score in enumerate(ranking(inputs.scenario, at, edited(inputs.model)), start=1)
        ),
    ]


def record(inputs: LabInputs, page: str = "") -> str:
    """The answer as a decision record in Markdown, complete without the page whose address it gives."""
    scenario = SCENARIOS[inputs.scenario]
    at = position(inputs)
    scores = ranking(inputs.scenario, at, edited(inputs.model))
    winner = scores[0]
    profile = winner.approach.profile
    return "\n".join(
        [
            *opening("decision-lab", "Decision Lab", profile.name, scenario, inputs, page),
            markdown_table(
                ["Input", "Position", "Level", "Meaning"],
                [[_label(name), str(at[name]), level(at[name]), meaning(name, at[name])] for name in INPUTS],
            ),
            "",
            *_edits(inputs),
            "## Options",
            "",
            markdown_table(
                ["Rank", "Approach", "Score", "Advice"],
                [
                    [str(rank), score.approach.profile.name, points(score.e4), band(score)]
                    for rank, score in enumerate(scores, start=1)
                ],
            ),
            "",
            "## Decision",
            "",
            f"**{profile.name}, {points(winner.e4)}.** {profile.name} is {_lower_first(lead_sentence(scores))}",
            "",
            f"{profile.summary} Caution: {profile.caution}",
            "",
            *(f"- {advice}" for advice in standing_advice(inputs.scenario)),
            "",
            "## Why",
            "",
            *(f"- {sentence}" for sentence in reasons(winner.approach, at)),
            "",
            markdown_table(
                ["Part of the score", "Points"],
                [
                    *([PART_LABELS[part], part_points(winner.parts[part])] for part in PARTS if winner.parts[part]),
                    ["Score", points(winner.e4)],
                ],
            ),
            "",
            "## What would change it",
            "",
            markdown_table(
                ["Input", "Position", "Flips to"],
                [[_label(name), str(at[name]), flip] for name, flip in _flip_cells(inputs)],
            ),
            "",
            robustness_sentence(robustness(inputs.scenario, at, edited(inputs.model))),
            "",
            f"_{HONESTY}_",
        ]
    )


def yours(inputs: LabInputs) -> list[str]:
    """How many of the model's numbers are the reader's, in a sentence; none when all are as published."""
    return [yours_sentence(count)] if (count := len(EDITS.values(inputs.model))) else []


def _edits(inputs: LabInputs) -> list[str]:
    """The section of a record that tells what the model was before it was edited; nothing when it was not."""
    if not inputs.model:
        return []
    rows = [
        [EDITS.cells[name].label, plain(EDITS.cells[name].published), plain(value)]
        for name, value in EDITS.values(inputs.model).items()
    ]
    heading = ["## The model was edited", "", *yours(inputs), ""]
    return [*heading, markdown_table(["Number", "Published", "Yours"], rows), ""]


def _flip_cells(inputs: LabInputs) -> list[tuple[str, str]]:
    """For each input what flips the decision, as a table cell."""
    found = flips(inputs.scenario, position(inputs), edited(inputs.model))
    return [
        (name, f"{flip.winner.profile.name} at {flip.value}" if flip else "nothing on this input alone")
        for name, flip in found.items()
    ]


def _label(name: str) -> str:
    return controls(LabInputs)[name].label


def _points(e4: int) -> int | float:
    return json_number(Fraction(e4, 10_000))


def _lower_first(text: str) -> str:
    return text[0].lower() + text[1:]
