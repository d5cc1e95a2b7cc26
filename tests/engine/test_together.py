"""Two inputs moved together: against every combination of two, by brute force."""

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.scenarios import SCENARIOS
from engine.tools.decision_lab.model import Totals, leader, ranking
from engine.tools.decision_lab.sensitivity import flips
from engine.tools.decision_lab.together import together
from engine.tools.decision_lab.weights import INPUTS

positions = st.fixed_dictionaries({name: st.integers(0, 100) for name in INPUTS})


def nearest_step(scenario, position, below):
    """The smallest step at which any two inputs have another winner, by looking at every pair of positions."""
    totals = Totals(scenario)
    current = leader(totals.at(position))
    best = below
    for a, b in combinations(INPUTS, 2):
        fixed = {n: [position[n]] for n in INPUTS}
        # Totals.each varies tolerance fastest and stability slowest of what is given
        for x in sorted(range(101), key=lambda x: abs(x - position[a])):
            if abs(x - position[a]) >= best:
                break
            ys = range(max(0, position[b] - best + 1), min(100, position[b] + best - 1) + 1)
            for y, column in zip(ys, totals.each({**fixed, a: [x], b: ys}), strict=True):
                step = max(abs(x - position[a]), abs(y - position[b]))
                if step < best and leader(column) != current:
                    best = step
    return best


def test_random_settings_have_the_nearest_change_of_two():
    chance = random.Random(5)
    found = 0
    for _ in range(200):
        scenario = chance.choice(list(SCENARIOS))
        position = {name: chance.randint(0, 100) for name in INPUTS}
        single = [abs(flip.value - position[n]) for n, flip in flips(scenario, position).items() if flip]
        below = min(single, default=101)
        flip = together(scenario, position, below)
        if flip is None:
            assert nearest_step(scenario, position, below) == below
            continue
        found += 1
        assert flip.step == max(abs(v - position[n]) for n, v in flip.values.items()) < below
        assert nearest_step(scenario, position, flip.step) == flip.step, "no nearer one"
        moved = {**position, **flip.values}
        assert ranking(scenario, moved)[0].approach is flip.winner is not ranking(scenario, position)[0].approach
    assert found > 40


@given(st.sampled_from(list(SCENARIOS)), positions)
@settings(max_examples=60)
def test_both_inputs_move(scenario, position):
    single = [abs(flip.value - position[n]) for n, flip in flips(scenario, position).items() if flip]
    flip = together(scenario, position, min(single, default=101))
    if flip is not None:
        assert len(flip.values) == 2
        assert all(value != position[name] for name, value in flip.values.items())
