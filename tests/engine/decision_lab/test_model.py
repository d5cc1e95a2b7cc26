"""The Decision Lab's scores: the checked vectors, and the properties of DOMAIN A5."""

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.approaches import Approach
from engine.format import points
from engine.scenarios import SCENARIOS, Kind
from engine.tools.decision_lab.inputs import level
from engine.tools.decision_lab.model import PARTS, Totals, leader, ranking
from engine.tools.decision_lab.weights import INPUTS, PUBLISHED

VECTORS = Path(__file__).parents[2] / "vectors"
LAB = json.loads((VECTORS / "vectors.json").read_text("utf-8"))["lab"]

positions = st.integers(0, 100)
scenarios = st.sampled_from(list(SCENARIOS))
settings = st.fixed_dictionaries(dict.fromkeys(INPUTS, positions))
GRID = [dict(zip(INPUTS, at, strict=True)) for at in product((0, 10, 40, 60, 70, 100), repeat=5)]


def points_of(scenario, position):
    return {score.approach: score.e4 for score in ranking(scenario, position)}


def winner(scenario, position):
    return ranking(scenario, position)[0].approach


@pytest.mark.parametrize("case", LAB, ids=lambda case: f"{case['scenario']}: {case['note']}")
def test_checked_cases_come_out_exactly(case):
    found = ranking(case["scenario"], case["sliders"])

    assert [[score.approach.value, points(score.e4)] for score in found] == case["ranking"]
    assert {score.approach.value: score.e4 for score in found} == case["raw_e4"]
    assert {name: level(at) for name, at in case["sliders"].items()} == case["levels"]


def test_the_weights_are_the_published_ones():
    published = json.loads((VECTORS / "decision-lab.json").read_text("utf-8"))

    assert tuple(published["inputs"]) == INPUTS
    assert published["tie_break_order"] == [approach.value for approach in Approach]
    assert published["burden"] == PUBLISHED.prompt_burden
    for approach in Approach:
        assert tuple(published["weights"][approach.value].values()) == PUBLISHED.inputs[approach]
        assert published["options"][approach.value] == approach.profile.name
    for id, scenario in SCENARIOS.items():
        known = published["scenarios"][id]
        assert (known["title"], known["kind"]) == (scenario.title, scenario.kind.value)
        assert known["defaults"] == {name: getattr(scenario.lab, name) for name in INPUTS}
        assert known["priors"] == {approach.value: fit for approach, fit in PUBLISHED.fit[id].items()}


@given(scenarios, settings)
def test_scores_stay_on_the_scale_and_everyone_is_ranked(scenario, position):
    found = ranking(scenario, position)

    assert [score.approach for score in found] != [] and {score.approach for score in found} == set(Approach)
    assert all(0 <= score.e4 <= 1_000_000 for score in found)
    assert [score.e4 for score in found] == sorted((score.e4 for score in found), reverse=True)


@given(scenarios, settings)
def test_parts_add_up_to_the_score_before_it_is_limited(scenario, position):
    for score in ranking(scenario, position):
        assert tuple(score.parts) == PARTS
        assert score.e4 == max(0, min(1_000_000, sum(score.parts.values())))


@given(scenarios, settings)
def test_the_quick_totals_agree_with_the_explained_scores(scenario, position):
    explained = {score.approach: sum(score.parts.values()) for score in ranking(scenario, position)}
    totals = Totals(scenario)

    assert dict(zip(Approach, totals.at(position), strict=True)) == explained
    assert tuple(Approach)[leader(totals.at(position))] is winner(scenario, position)
    for name in INPUTS:
        assert totals.along(name, position)[position[name]] == totals.at(position)


RISES = {
    Approach.RAG: {"freshness", "tolerance"},
    Approach.LORA: {"stability", "data", "volume"},
    Approach.FULL: {"stability", "data", "volume"},
    Approach.PROMPT: {"tolerance"},
    Approach.GUARD: {"stability", "volume"},
}
FLAT = {Approach.PROMPT: {"freshness"}, Approach.GUARD: {"data", "freshness"}}


@given(scenarios, settings, st.sampled_from(INPUTS), positions)
def test_each_input_pushes_each_approach_one_way(scenario, position, name, other):
    low, high = sorted((position[name], other))
    before = points_of(scenario, {**position, name: low})
    after = points_of(scenario, {**position, name: high})

    for approach in Approach:
        if name in FLAT.get(approach, set()):
            assert after[approach] == before[approach]
        elif name in RISES[approach]:
            assert after[approach] >= before[approach]
        else:
            assert after[approach] <= before[approach]


@given(scenarios, settings, positions)
def test_volume_hurts_prompting_unless_long_prompts_cost_nothing(scenario, position, other):
    low, high = sorted((position["volume"], other))
    totals = [Totals(scenario).at({**position, "volume": at})[0] for at in (low, high)]

    if position["tolerance"] == 100 or low == high:
        assert totals[0] == totals[1]
    else:
        assert totals[1] < totals[0]


@given(scenarios, settings, st.integers(0, 10))
def test_without_examples_tuning_never_wins(scenario, position, data):
    assert winner(scenario, {**position, "data": data}) not in (Approach.LORA, Approach.FULL)


@given(scenarios, settings, st.integers(0, 59))
def test_full_tuning_needs_many_examples(scenario, position, data):
    assert winner(scenario, {**position, "data": data}) is not Approach.FULL


@given(scenarios, settings, st.integers(90, 100))
def test_full_tuning_never_wins_on_live_facts(scenario, position, freshness):
    assert winner(scenario, {**position, "freshness": freshness}) is not Approach.FULL


@given(settings)
def test_only_a_missing_skill_puts_full_tuning_before_an_adapter(position):
    for scenario in SCENARIOS.values():
        if scenario.kind is not Kind.CAPABILITY:
            found = points_of(scenario.id, position)
            assert found[Approach.LORA] >= found[Approach.FULL]


@given(settings, st.integers(70, 100))
def test_moving_policies_are_always_looked_up(position, freshness):
    assert winner("policy", {**position, "freshness": freshness}) is Approach.RAG


@given(settings, st.integers(50, 100), st.integers(0, 60))
def test_settled_safety_rules_are_always_enforced_in_code(position, stability, freshness):
    at = {**position, "stability": stability, "freshness": freshness}

    assert winner("safety", at) is Approach.GUARD


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_corner_with_nothing_to_train_on_belongs_to_prompting(scenario):
    corner = dict(zip(INPUTS, (10, 5, 10, 20, 90), strict=True))

    assert winner(scenario, corner) is (Approach.GUARD if scenario == "safety" else Approach.PROMPT)


@pytest.mark.parametrize(
    ("scenario", "expected"),
    {**dict.fromkeys(SCENARIOS, "prompt"), "extract": "guard", "safety": "guard", "policy": "rag"}.items(),
)
def test_in_the_middle_of_everything(scenario, expected):
    assert winner(scenario, dict.fromkeys(INPUTS, 50)).value == expected


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_ends_of_everything(scenario):
    nothing = points_of(scenario, dict.fromkeys(INPUTS, 0))
    everything = winner(scenario, dict.fromkeys(INPUTS, 100))

    assert winner(scenario, dict.fromkeys(INPUTS, 0)) is (Approach.GUARD if scenario == "safety" else Approach.PROMPT)
    assert nothing[Approach.LORA] == nothing[Approach.FULL] == 0
    assert everything is (Approach.GUARD if SCENARIOS[scenario].kind is Kind.CONTRACT else Approach.RAG)


def test_every_approach_wins_somewhere():
    assert {winner(scenario, position) for scenario in SCENARIOS for position in GRID[::7]} == set(Approach)


def test_prompting_wins_most_settings_of_the_behaviour_scenarios():
    for scenario in ("support", "brand", "routing"):
        grid = [dict(zip(INPUTS, at, strict=True)) for at in product((0, 25, 50, 75, 100), repeat=5)]
        share = sum(winner(scenario, position) is Approach.PROMPT for position in grid) / len(grid)
        assert 0.5 < share < 0.65
