"""The decision map: against the ranking, cell by cell; its parts against the whole; what it says of itself."""

import json
import random
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.approaches import PROFILES, Approach
from engine.controls import read
from engine.errors import InvalidInput
from engine.scenarios import SCENARIOS
from engine.tools.decision_lab.inputs import LabInputs
from engine.tools.decision_lab.map import CELLS, rows
from engine.tools.decision_lab.map_panel import OPENING, intervals, map_panel
from engine.tools.decision_lab.model import ranking
from engine.tools.decision_lab.weights import INPUTS, PUBLISHED, Gate, Weights
from engine.web import answer

BY_LETTER = {profile.letter: approach for approach, profile in PROFILES.items()}

places = st.integers(0, 100)
positions = st.fixed_dictionaries(dict.fromkeys(INPUTS, places))
scenarios = st.sampled_from(list(SCENARIOS))
axes = st.permutations(INPUTS).map(lambda names: names[:2])
gates = st.dictionaries(
    st.sampled_from(list(Approach)), st.builds(Gate, places, st.integers(-20_000, 20_000), st.booleans())
)


@st.composite
def opinions(draw):
    """Any weights, most of which nobody would publish."""
    points = st.integers(-60, 60)
    return Weights(
        inputs={approach: draw(st.tuples(*[points] * 5)) for approach in Approach},
        fit={name: {approach: draw(st.integers(-20, 120)) for approach in Approach} for name in SCENARIOS},
        prompt_burden=draw(st.integers(0, 100)),
        data_gate=draw(gates),
        moving_facts=draw(gates),
    )


def spread(row):
    """The winner of every cell of a row."""
    return [run.winner for run in row for _ in range(run.first, run.last + 1)]


def winners(scenario, position, x, weights=PUBLISHED):
    """The winner at every position of one input, by ranking."""
    return [ranking(scenario, {**position, x: at}, weights)[0].approach for at in range(CELLS)]


def inputs(scenario="support", **position):
    return read(LabInputs, {"scenario": scenario, **{name: str(at) for name, at in position.items()}})


def cells(bands):
    """The winners that the bands of a view spell out, by row from the lowest."""
    spelt = [row for band in bands for row in band.cells.split(" ")]
    return [
        [BY_LETTER[letter] for letter, length in re.findall(r"(\D)(\d+)", row) for _ in range(int(length))]
        for row in spelt
    ]


@settings(max_examples=60)
@given(scenarios, positions, axes, places)
def test_a_row_has_the_winner_of_the_ranking_in_every_cell(scenario, position, axes, up):
    x, y = axes
    [row] = rows(scenario, position, x, y, [up])

    assert spread(row) == winners(scenario, {**position, y: up}, x)
    assert all(before.winner is not after.winner for before, after in pairwise(row))


@settings(max_examples=100)
@given(scenarios, positions, axes, places, opinions())
def test_a_row_follows_any_weights(scenario, position, axes, up, weights):
    x, y = axes
    [row] = rows(scenario, position, x, y, [up], weights)

    assert spread(row) == winners(scenario, {**position, y: up}, x, weights)


def test_two_hundred_random_cells_of_the_panel_are_as_the_ranking_says():
    chance = random.Random(26)
    for _ in range(20):
        scenario, (x, y) = chance.choice(list(SCENARIOS)), chance.sample(INPUTS, 2)
        position = {name: chance.randrange(CELLS) for name in INPUTS}
        found = cells(map_panel(inputs(scenario, **position), {"x": x, "y": y}).bands)

        for _ in range(10):
            across, up = chance.randrange(CELLS), chance.randrange(CELLS)
            assert found[up][across] is ranking(scenario, {**position, x: across, y: up})[0].approach


@settings(max_examples=20)
@given(scenarios, positions, axes)
def test_paths_cover_every_cell_once_with_its_winner(scenario, position, axes):
    x, y = axes
    bands = map_panel(inputs(scenario, **position), {"x": x, "y": y}).bands
    drawn = [[[] for _ in range(CELLS)] for _ in range(CELLS)]
    for band in bands:
        for area in band.areas:
            for left, top, width, height, back in re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z", area.path):
                assert width == back
                for down in range(int(top), int(top) + int(height)):
                    for across in range(int(left), int(left) + int(width)):
                        drawn[CELLS - 1 - down][across].append(Approach(area.option))

    assert drawn == [[[winner] for winner in row] for row in cells(bands)]


@settings(max_examples=20)
@given(scenarios, positions, axes, st.tuples(places, places).map(sorted))
def test_any_rows_are_those_of_the_whole(scenario, position, axes, ends):
    x, y = axes
    given, (first, last) = inputs(scenario, **position), ends
    whole = map_panel(given, {"x": x, "y": y})
    part = map_panel(given, {"x": x, "y": y, "rows": [first, last]})

    assert cells(part.bands) == cells(whole.bands)[first : last + 1]
    assert (part.notes, part.frame) == (None, None)
    assert map_panel(given, {"x": x, "y": y, "notes": True}).notes == whole.notes


@settings(max_examples=30)
@given(scenarios, positions, axes)
def test_the_table_and_the_letters_agree_with_the_cells(scenario, position, axes):
    x, y = axes
    view = map_panel(inputs(scenario, **position), {"x": x, "y": y})
    found = cells(view.bands)
    names = {profile.name: approach for approach, profile in PROFILES.items()}

    assert [line.position for line in view.notes.lines] == [str(up) for up in range(100, -1, -10)]
    for line in view.notes.lines:
        told = []
        for run in line.winners.split(", "):
            name, extent = re.fullmatch(r"(.+?) (throughout|to \d+|from \d+(?: to \d+)?|at \d+)", run).groups()
            open_ended = extent == "throughout" or re.fullmatch(r"from \d+", extent)
            last = CELLS - 1 if open_ended else int(extent.rpartition(" ")[-1])
            told += [names[name]] * (last + 1 - len(told))
        assert told == found[int(line.position)]
    for letter in view.notes.letters:
        across, up = int(float(letter.x)), CELLS - 1 - int(float(letter.y))
        around = {found[up][at] for at in range(across - 4, across + 5)}
        assert around == {BY_LETTER[letter.letter]}


def test_intervals_say_where_the_winner_changes():
    start = {name: getattr(SCENARIOS["support"].lab, name) for name in INPUTS}
    [reference] = rows("support", start, "data", "freshness", [start["freshness"]])
    [fresh] = rows("support", start, "data", "freshness", [100])

    assert intervals(reference) == "Prompt engineering to 26, LoRA / PEFT from 27"
    assert intervals(fresh) == "RAG throughout"


def test_the_frame_says_where_the_reader_is():
    frame = map_panel(inputs(), OPENING).frame

    assert frame.says == "Labeled-data availability 72, Freshness need 18: LoRA / PEFT"
    assert frame.here == ("72.5", "82.5")
    assert frame.aside == "inspect"


@pytest.mark.parametrize(
    ("details", "field", "message"),
    [
        ({}, "x", "No such input"),
        ({"x": "data"}, "y", "No such input"),
        ({"x": "data", "y": "freshnes"}, "y", "did you mean 'freshness'?"),
        ({"x": ["data"], "y": "freshness"}, "x", "No such input"),
        ({"x": "scenario", "y": "data"}, "x", "No such input"),
        ({"x": "data", "y": "data"}, "y", "another input"),
        *(
            ({**OPENING, "rows": rows}, "rows", "from 0 to 100")
            for rows in (None, 5, [], [1], [0, 101], [-1, 5], [5, 4], ["0", "5"], [0.0, 5.0], "05", {"0": 5})
        ),
    ],
)
def test_details_that_cannot_be_read_are_refused_in_one_line(details, field, message):
    with pytest.raises(InvalidInput) as refused:
        map_panel(inputs(), details)

    [problem] = refused.value.problems
    assert problem.field == field
    assert message in problem.message
    assert "\n" not in problem.message


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.sampled_from(INPUTS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(["x", "y", "rows", "notes", "more"]), json_values))
def test_any_details_are_answered(details):
    found = json.loads(answer(json.dumps({"tool": "decision-lab", "ask": "panel", "panel": "map", "details": details})))

    assert ("html" in found) != ("errors" in found)


def test_ids_start_with_that_of_the_tool_on_its_page():
    def ids(**more):
        asked = {"tool": "decision-lab", "ask": "panel", "panel": "map", "details": OPENING, **more}
        html = json.loads(answer(json.dumps(asked)))["html"]
        return set(re.findall(r'(?: id="|url\(#)([^")]+)', html))

    assert all(name.startswith("decision-lab-map-") for name in ids())
    assert all(name.startswith("second-map-") for name in ids(id="second"))
    assert json.loads(answer('{"tool": "decision-lab", "id": 5}'))["errors"]
