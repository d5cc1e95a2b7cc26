"""The decision map: against the ranking, cell by cell; and what it says of itself."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.approaches import PROFILES, Approach
from engine.controls import read
from engine.map_drawing import SIDE
from engine.map_panel import intervals, view
from engine.scenarios import SCENARIOS
from engine.tools.decision_lab.inputs import LabInputs
from engine.tools.decision_lab.map import CELLS, KINDS, rows
from engine.tools.decision_lab.map_panel import MAP
from engine.tools.decision_lab.model import ranking
from engine.tools.decision_lab.weights import INPUTS, PUBLISHED, Gate, Weights

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
    return [run.kind for run in row for _ in range(run.first, run.last + 1)]


def winners(scenario, position, x, weights=PUBLISHED):
    """The winner at every position of one input, by ranking."""
    return [KINDS[ranking(scenario, {**position, x: at}, weights)[0].approach] for at in range(CELLS)]


@settings(max_examples=60)
@given(scenarios, positions, axes, places)
def test_a_row_has_the_winner_of_the_ranking_in_every_cell(scenario, position, axes, up):
    x, y = axes
    [row] = rows(scenario, position, x, y, [up])

    assert spread(row) == winners(scenario, {**position, y: up}, x)
    assert all(before.kind is not after.kind for before, after in pairwise(row))


@settings(max_examples=100)
@given(scenarios, positions, axes, places, opinions())
def test_a_row_follows_any_weights(scenario, position, axes, up, weights):
    x, y = axes
    [row] = rows(scenario, position, x, y, [up], weights)

    assert spread(row) == winners(scenario, {**position, y: up}, x, weights)


def test_two_hundred_random_cells_are_as_the_ranking_says():
    chance = random.Random(26)
    for _ in range(20):
        scenario, (x, y) = chance.choice(list(SCENARIOS)), chance.sample(INPUTS, 2)
        position = {name: chance.randrange(CELLS) for name in INPUTS}
        given = read(LabInputs, {"scenario": scenario, **{name: str(at) for name, at in position.items()}})

        for _ in range(10):
            across, up = chance.randrange(CELLS), chance.randrange(CELLS)
            [row] = MAP.rows(given, x, y, [up])
            winner = ranking(scenario, {**position, x: across, y: up})[0].approach
            assert spread(row)[across] is KINDS[winner]


@settings(max_examples=30)
@given(scenarios, positions, axes)
def test_a_letter_has_room_where_it_stands(scenario, position, axes):
    x, y = axes
    given = read(LabInputs, {"scenario": scenario, **{name: str(at) for name, at in position.items()}})
    by_letter = {profile.letter: KINDS[approach] for approach, profile in PROFILES.items()}

    for mark in view(MAP, given, {"x": x, "y": y}).notes.marks:
        across, up = int(mark.x) * CELLS // SIDE, CELLS - 1 - int(mark.y) * CELLS // SIDE
        [row] = MAP.rows(given, x, y, [up])
        assert set(spread(row)[across - 4 : across + 5]) == {by_letter[mark.text]}


def test_intervals_say_where_the_winner_changes():
    start = {name: getattr(SCENARIOS["support"].lab, name) for name in INPUTS}
    texts = [str(at) for at in range(CELLS)]
    [reference] = rows("support", start, "data", "freshness", [start["freshness"]])
    [fresh] = rows("support", start, "data", "freshness", [100])

    assert intervals(reference, texts) == "to 26: Prompt engineering; from 27: LoRA / PEFT"
    assert intervals(fresh, texts) == "RAG throughout"


def test_the_frame_says_where_the_reader_is():
    frame = view(MAP, LabInputs(), {"x": "data", "y": "freshness"}).frame

    assert frame.says == "Labeled-data availability 72, Freshness need 18: LoRA / PEFT"
    assert frame.here == (718, 817)
    assert frame.aside == "inspect"
    assert [(tick.text, tick.word) for tick in frame.x_ticks] == [("0", "Low"), ("50", "Medium"), ("100", "High")]
