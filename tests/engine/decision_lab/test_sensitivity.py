"""Flips and robustness against a search that looks at every setting."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.scenarios import SCENARIOS
from engine.tools.decision_lab.model import ranking
from engine.tools.decision_lab.sensitivity import flips, robustness
from engine.tools.decision_lab.weights import INPUTS

settings = st.fixed_dictionaries({name: st.integers(0, 100) for name in INPUTS})
scenarios = st.sampled_from(list(SCENARIOS))


def winner(scenario, position):
    return ranking(scenario, position)[0].approach


def opening(scenario):
    return {name: getattr(SCENARIOS[scenario].lab, name) for name in INPUTS}


def test_the_reference_case_flips_where_the_domain_says():
    found = flips("support", opening("support"))

    assert {name: (flip.value, flip.winner.value) for name, flip in found.items()} == {
        "stability": (9, "prompt"),
        "data": (26, "prompt"),
        "volume": (22, "prompt"),
        "freshness": (79, "rag"),
        "tolerance": (94, "prompt"),
    }


@pytest.mark.parametrize(
    ("scenario", "kept"),
    {"support": 236, "extract": 228, "brand": 243, "routing": 243, "policy": 243, "dsl": 175, "safety": 243}.items(),
)
def test_robustness_of_every_opening(scenario, kept):
    found = robustness(scenario, opening(scenario))

    assert (found.kept, found.of) == (kept, 243)


@given(scenarios, settings)
def test_a_flip_is_the_nearest_position_with_another_winner(scenario, position):
    here = winner(scenario, position)

    for name, flip in flips(scenario, position).items():
        others = [at for at in range(101) if winner(scenario, {**position, name: at}) is not here]
        if flip is None:
            assert others == []
        else:
            assert flip.value == min(others, key=lambda at: (abs(at - position[name]), at))
            assert flip.winner is winner(scenario, {**position, name: flip.value})


@given(scenarios, settings)
def test_robustness_counts_the_neighbours_that_agree(scenario, position):
    here = winner(scenario, position)
    steps = [[max(0, min(100, position[name] + step)) for step in (-20, 0, 20)] for name in INPUTS]
    kept = sum(winner(scenario, dict(zip(INPUTS, at, strict=True))) is here for at in product(*steps))

    assert robustness(scenario, position).kept == kept
