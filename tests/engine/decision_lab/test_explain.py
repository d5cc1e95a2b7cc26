"""The words beside the scores."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.approaches import Approach
from engine.controls import read
from engine.scenarios import SCENARIOS
from engine.tools.decision_lab import TOOL
from engine.tools.decision_lab.explain import FALLBACK, band, lead_sentence, lead_word, reasons, standing_advice
from engine.tools.decision_lab.inputs import LabInputs, meaning
from engine.tools.decision_lab.model import Score, ranking
from engine.tools.decision_lab.weights import INPUTS

settings = st.fixed_dictionaries({name: st.integers(0, 100) for name in INPUTS})


def opening(scenario):
    return {name: getattr(SCENARIOS[scenario].lab, name) for name in INPUTS}


def test_the_reference_case_gives_the_adapter_two_reasons():
    volume, data = reasons(Approach.LORA, opening("support"))

    assert "prompt" in volume
    assert "examples" in data


@given(settings)
def test_every_approach_has_one_or_two_reasons_and_the_fallback_only_fills_up(position):
    for approach in Approach:
        found = reasons(approach, position)
        assert 1 <= len(found) <= 2
        assert FALLBACK not in found[:-1]
        assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("e4", "advice"),
    [
        (1_000_000, "Adopt"),
        (700_000, "Adopt"),
        (699_500, "Adopt"),  # shown as 70.0
        (699_499, "Combine"),
        (500_000, "Combine"),
        (499_499, "Keep in view"),
        (300_000, "Keep in view"),
        (299_000, "Not now"),
        (0, "Not now"),
    ],
)
def test_advice_follows_the_score_as_it_is_shown(e4, advice):
    assert band(Score(Approach.LORA, {}, e4)) == advice


@pytest.mark.parametrize(("lead", "word"), [(0, "tied"), (29_999, "close call"), (30_000, "narrow"), (100_000, "firm")])
def test_the_lead_in_a_word(lead, word):
    scores = [Score(Approach.PROMPT, {}, 500_000 + lead), Score(Approach.GUARD, {}, 500_000)]

    assert lead_word(scores) == word
    assert ("50 test cases" in lead_sentence(scores)) == (lead < 30_000)


def test_the_private_language_is_a_close_call():
    assert lead_word(ranking("dsl", opening("dsl"))) == "close call"


def test_contract_scenarios_keep_validation_on():
    assert len(standing_advice("extract")) == len(standing_advice("safety")) == 2
    assert len(standing_advice("support")) == 1


@pytest.mark.parametrize(
    ("name", "at", "words"),
    [
        ("data", 0, "no reviewed examples"),
        ("data", 20, "about 10 examples"),
        ("data", 40, "about 100 examples"),
        ("data", 72, "about 4,000 examples"),
        ("data", 100, "about 100,000 examples"),
        ("volume", 22, "about 3,300 requests a month"),
        ("volume", 84, "about 120,000 requests a month"),
        ("volume", 100, "300,000 requests a month and up"),
        ("freshness", 60, "facts change about monthly"),
        ("stability", 80, "unchanged for about a year"),
        ("tolerance", 0, "every token counts"),
    ],
)
def test_positions_mean_something_in_the_world(name, at, words):
    assert meaning(name, at) == words


def test_no_position_is_near_a_tie_that_a_c_library_could_decide():
    for exponent in [p / 20 for p in range(4, 101)]:
        scaled = 10 ** (exponent - int(exponent))
        assert abs(scaled % 1 - 0.5) > 1e-4


@given(st.sampled_from(list(SCENARIOS)), settings, st.sampled_from(list(Approach)))
def test_parts_as_shown_add_up_to_the_total_as_shown(scenario, position, approach):
    inputs = dataclasses.replace(LabInputs(scenario=scenario, **position), inspect=approach.value)
    inspection = TOOL.view(inputs).inspection

    def hundredths(text):
        return int(text.replace("−", "-").replace(".", "").replace(",", ""))

    assert sum(hundredths(part.points) for part in inspection.parts) == hundredths(inspection.total_points)


def test_inspection_follows_the_winner_until_the_reader_chooses():
    following = TOOL.view(read(LabInputs, {"scenario": "policy"})).inspection
    chosen = TOOL.view(read(LabInputs, {"scenario": "policy", "inspect": "lora"})).inspection

    assert (following.option, following.follows) == ("rag", True)
    assert (chosen.option, chosen.follows, chosen.rank) == ("lora", False, "4")


def test_an_edit_is_counted_and_can_be_taken_back():
    view = TOOL.view(read(LabInputs, {"scenario": "brand", "data": "90", "volume": "26"}))

    assert view.edited == "1 of 5 inputs differs from this scenario."
    assert view.restore == {"data": "38"}
    assert TOOL.view(read(LabInputs, {})).edited == "All five inputs are as the scenario sets them."
