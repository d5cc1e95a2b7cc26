"""An answer worked out ahead, the same from Pyodide and the same from CPython are the same bytes."""

import json

import pytest

from builder import answers
from engine.tools import tools
from engine.web import answer

EVERY = 12
"""Of each control's positions so many-th one is compared, besides the ends, from every starting point."""


@pytest.fixture(scope="session")
def ahead(node, made):
    """What the page finds ahead for inputs, each with the file it looks into."""
    folder = made / "answers"
    return lambda asked: node("unpack.mjs", folder, [json.dumps({"file": f, "inputs": i}) for f, i in asked])


def sample():
    """For each starting point of each tool: itself, and each control moved to a few places."""
    for name in tools():
        for start in answers.starting_points(name):
            opening = answers.opening(name, start)
            yield name, start, opening
            for control, texts in answers.moves(name).items():
                for text in dict.fromkeys([*texts[::EVERY], texts[-1]]):
                    yield name, start, {**opening, control: text}


def test_all_three_are_the_same_bytes(ahead, pyodide):
    asked = list(sample())
    questions = [answers.question(name, inputs) for name, _, inputs in asked]

    early = ahead([(f"{name}/{start}.json", inputs) for name, start, inputs in asked])
    live = pyodide(questions)

    assert len(early) == len(live) == len(questions) > 700
    for question, found, given in zip(questions, early, live, strict=True):
        assert found == given == answer(question), question


def test_every_position_of_one_starting_point_is_there(ahead):
    for name in tools():
        opening = answers.opening(name, "support")
        moved = [{**opening, control: text} for control, texts in answers.moves(name).items() for text in texts]

        found = ahead([(f"{name}/support.json", inputs) for inputs in moved])

        assert found == [answer(answers.question(name, inputs)) for inputs in moved]


def test_what_was_not_worked_out_is_not_there(ahead):
    opening = answers.opening("decision-lab", "support")
    unknown = [
        {**opening, "data": "0", "volume": "0"},
        {**opening, "data": "0.5"},
        {**opening, "data": "101"},
        {**opening, "data": ""},
        {**opening, "more": "1"},
        {**opening, "scenario": "policy"},
    ]

    assert ahead([("decision-lab/support.json", inputs) for inputs in unknown]) == [""] * len(unknown)
