"""An edited model is the published one with those numbers changed, and everything follows it."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.approaches import Approach
from engine.controls import read
from engine.format import plain
from engine.tools.decision_lab.inputs import LabInputs
from engine.tools.decision_lab.model import APPROACHES, FULL_MARKS_E4, Totals, leader, ranking
from engine.tools.decision_lab.opened import OPENED
from engine.tools.decision_lab.opinion import EDITS, edited, numbers, weights
from engine.tools.decision_lab.report import figures, record, report, table
from engine.tools.decision_lab.sensitivity import flips, robustness
from engine.tools.decision_lab.view import view
from engine.tools.decision_lab.weights import INPUTS, PUBLISHED
from tests.engine.decision_lab.test_model import scenarios, settings


@st.composite
def edit(draw, name=None):
    """The name of a cell and a value that it may have."""
    name = name or draw(st.sampled_from(list(EDITS.cells)))
    cell = EDITS.cells[name]
    unit = 10**cell.decimals
    return name, Fraction(draw(st.integers(cell.low * unit, cell.high * unit)), unit)


def written(edits):
    return EDITS.parse(",".join(f"{name}={plain(value)}" for name, value in edits))


opinions = st.lists(edit(), max_size=8, unique_by=lambda pair: pair[0]).map(written)


def test_the_published_model_is_what_comes_without_edits():
    assert edited("") is PUBLISHED
    assert edited("lora.data=20") is edited("lora.data=20")
    assert numbers(weights(numbers(PUBLISHED))) == numbers(PUBLISHED)


def test_every_number_of_the_model_can_be_edited_in_one_place_on_the_page():
    on_the_page = [name for sheet in OPENED.sheets for row in sheet.rows for name in row.cells if name]

    assert sorted(on_the_page) == sorted(EDITS.cells)
    assert len(on_the_page) == 25 + 35 + 1 + 2 * 5


@given(edit())
def test_one_edit_changes_that_number_and_no_other(pair):
    name, value = pair

    assert numbers(edited(written([pair]))) == numbers(PUBLISHED) | {name: value}


@given(opinions, scenarios, settings)
def test_the_parts_add_up_whatever_the_model_and_as_they_are_shown_too(opinion, scenario, at):
    totals = Totals(scenario, edited(opinion)).at(at)
    scores = ranking(scenario, at, edited(opinion))

    for score in scores:
        assert sum(score.parts.values()) == totals[APPROACHES.index(score.approach)]
        assert score.e4 == max(0, min(FULL_MARKS_E4, sum(score.parts.values())))
        assert sum(part % 100 != 0 for part in score.parts.values()) <= 1  # so two decimals of each add up
    assert scores[0].approach is APPROACHES[leader(totals)]


@given(opinions, scenarios, settings)
def test_a_flip_flips_and_nothing_nearer_does(opinion, scenario, at):
    model = edited(opinion)
    winner = ranking(scenario, at, model)[0].approach

    for name, flip in flips(scenario, at, model).items():
        winners = [ranking(scenario, {**at, name: value}, model)[0].approach for value in range(101)]
        if flip is None:
            assert set(winners) == {winner}
        else:
            assert winners[flip.value] is flip.winner is not winner
            near = abs(flip.value - at[name])
            assert all(w is winner for value, w in enumerate(winners) if abs(value - at[name]) < near)


def test_a_weight_pulls_by_what_it_says():
    model = edited("lora.data=20,fit.support.lora=50,prompt_burden=10")
    (lora,) = (s for s in ranking("support", {**dict.fromkeys(INPUTS, 50), "data": 100}, model)
               if s.approach is Approach.LORA)  # fmt: skip

    assert (lora.parts["fit"], lora.parts["data"], lora.e4) == (500_000, 200_000, 700_000)


@pytest.mark.parametrize("answer", [report, figures, table, record, view])
def test_every_form_of_the_answer_follows_the_model(answer):
    edits = "full.data=-40,lora.volume=-60,moving_facts.rag.knee=0,moving_facts.rag.points=3.25"

    assert answer(read(LabInputs, {"model": edits})) != answer(LabInputs())


@given(opinions, scenarios, settings)
def test_report_and_view_agree_on_any_model(opinion, scenario, at):
    inputs = read(LabInputs, {"scenario": scenario, "model": opinion, **{name: str(at[name]) for name in INPUTS}})
    said, shown = report(inputs), view(inputs)
    firm = robustness(scenario, at, edited(opinion))

    assert [row["score_text"] for row in said["ranking"]] == [row.score for row in shown.rows]
    assert said["robustness"] == {"kept": firm.kept, "of": firm.of}
    assert said["inputs"].get("model", "") == opinion
    assert bool(shown.yours) == bool(opinion)
    assert json.loads(json.dumps(said)) == said


def test_an_edited_model_is_no_edited_input():
    shown = view(read(LabInputs, {"model": "lora.data=20"}))

    assert shown.edited == "All five inputs are as the scenario sets them."
    assert shown.restore == {}
    assert shown.yours.startswith("One of the model's numbers is yours")
