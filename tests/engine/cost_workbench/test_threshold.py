"""What would flip the cost answer: every value shown flips it and is the nearest, and where none is shown none does."""

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from engine.controls import Number, Switch, controls, read
from engine.tools.cost_workbench.inputs import INDIFFERENT, CostInputs
from engine.tools.cost_workbench.model import stream
from engine.tools.cost_workbench.payback import payback_months
from engine.tools.cost_workbench.threshold import thresholds, written_step

SEARCHED = {
    name: kind
    for name, kind in controls(CostInputs).items()
    if isinstance(kind, Number | Switch) and name not in INDIFFERENT
}


def pays(inputs):
    after = payback_months(stream(inputs))
    return after is not None and after <= inputs.horizon_months


def test_the_reference_case():
    """Exactly 176,282.05 requests, 381.94 tokens and $1,097.60 (UX, wireframe)."""
    found = thresholds(CostInputs())

    assert found["monthly_requests"] == 176_283
    assert found["prompt_reduction_tokens"] == 382
    assert found["training_usd"] == Fraction("1097.6")
    assert found["evaluation_usd"] is None
    assert found["horizon_months"] == 18


def test_where_a_dearer_model_stops_paying():
    """Its break-even passes any horizon just below 420/160 of the base price."""
    found = thresholds(replace(CostInputs(), horizon_months=600))

    assert Fraction("2.5") < found["tuned_price_multiplier"] < Fraction("2.625")


def settings(count):
    """Random inputs, half of them close to where the answer turns."""
    chance = random.Random(6)
    for _ in range(count):
        given = {"scenario": chance.choice(["support", "routing", "policy", "dsl"])}
        for name, low, high, odds in (
            ("monthly_requests", 0, 400_000, 0.7),
            ("extra_prompt_tokens", 0, 2_000, 0.5),
            ("prompt_reduction_tokens", 0, 2_200, 0.5),
            ("training_usd", 0, 4_000, 0.5),
            ("evaluation_usd", 0, 900, 0.3),
            ("base_input_tokens", 0, 900, 0.3),
            ("output_tokens", 0, 300, 0.3),
            ("output_reduction_tokens", 0, 350, 0.3),
            ("output_usd_per_million", 0, 30, 0.4),
            ("hosting_usd_per_month", 0, 60, 0.2),
            ("labels", 0, 400, 0.2),
            ("label_usd", 0, 3, 0.4),
            ("refresh_months", 1, 30, 0.35),
            ("horizon_months", 1, 60, 0.8),
            ("gpu_count", 0, 3, 0.1),
        ):
            if chance.random() < odds:
                given[name] = str(chance.randint(low, high))
        for name, low, high, odds in (
            ("input_usd_per_million", 0, 12, 0.4),
            ("cache_hit_rate", 0, 1, 0.3),
            ("cache_read_ratio", 0, 1, 0.2),
            ("cache_write_ratio", 1, 2, 0.2),
            ("tuned_price_multiplier", 0.8, 2, 0.3),
            ("refresh_share", 0, 1, 0.5),
            ("batch_share", 0, 1, 0.2),
            ("price_decline_per_year", 0, 0.9, 0.3),
        ):
            if chance.random() < odds:
                given[name] = f"{chance.uniform(low, high):.3f}"
        if chance.random() < 0.1:
            given |= {"training_usd": "0", "evaluation_usd": "0"}
        if chance.random() < 0.2:
            given["tuned_prompt_cached"] = "false"
        yield read(CostInputs, given)


@pytest.mark.parametrize("part", range(10))
def test_every_flip_is_true_and_nearest(part):
    """Against the model itself: there, one step before there, and at random values between and beyond."""
    chance = random.Random(part)
    for inputs in list(settings(500))[part::10]:
        now, found = pays(inputs), thresholds(inputs)
        assert found.keys() == SEARCHED.keys()
        for name, kind in SEARCHED.items():
            here, there = getattr(inputs, name), found[name]
            if isinstance(kind, Switch):
                flips = pays(replace(inputs, **{name: not here})) != now
                assert there == (not here if flips else None)
                continue
            step = written_step(kind)
            if there is not None:
                assert kind.low <= there <= kind.high
                assert there % step == 0
                assert pays(replace(inputs, **{name: there})) != now, (name, inputs)
            for value in others(chance, name, kind, here, there, step):
                assert pays(replace(inputs, **{name: value})) == now, (name, value, there, inputs)


def others(chance, name, kind, here, there, step):
    """Values at which nothing may have flipped: nearer than what was found, or any when nothing was."""
    if name == "refresh_months":  # never is the rarest
        here = here or kind.high
        if there is None:
            return [0, 1, *(chance.randint(1, kind.high) for _ in range(4))]
        return range(there + 1, here + 1)[:1] if there < here else range(here, there)[-1:]
    reach = abs(there - here) if there is not None else None
    low, high = (kind.low, kind.high) if reach is None else (max(kind.low, here - reach), min(kind.high, here + reach))
    steps = [Fraction(low) / step, Fraction(high) / step]
    inner = [chance.randint(int(steps[0]) + 1, max(int(steps[0]) + 1, int(steps[1]) - 1)) * step for _ in range(2)]
    edges = [low, high] if reach is None else [there - step if there > here else there + step]
    within = [value for value in [*inner, *edges] if low <= value <= high]
    nearer = [value for value in within if reach is None or abs(value - here) < reach]
    return [value if kind.decimals else int(value) for value in nearer]
