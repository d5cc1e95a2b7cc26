"""The 81 futures: the checked cases, and what must hold for any ranges."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.controls import read
from engine.format import months, percent
from engine.tools.cost_workbench.futures import futures, is_certain
from engine.tools.cost_workbench.inputs import RANGES, CostInputs
from engine.tools.cost_workbench.model import costs
from engine.tools.cost_workbench.report import futures_sentence
from tests.engine.cost_workbench.test_model import VECTORS, inputs_of

SHORT = {"requests": "Volume", "reduction": "Reduction", "onetime": "One-time cost", "price_in": "Token price"}


def ranged(case):
    """Inputs of a vector, with its ranges and its horizon."""
    given = {"horizon": case["horizon"], **case["inputs"]}
    inputs = inputs_of({"inputs": given})
    raw = {}
    for name, (low, base, high) in case["ranges"].items():
        assert base == 1
        raw |= dict(zip(RANGES[SHORT[name]], (str(low), str(high)), strict=True))
    known = {name: str(getattr(inputs, name)) for name in ("scenario", "monthly_requests", "horizon_months")}
    core = ("extra_prompt_tokens", "training_usd", "evaluation_usd", "prompt_reduction_tokens")
    return read(CostInputs, {**known, **{name: str(getattr(inputs, name)) for name in core}, **raw})


@pytest.mark.parametrize("case", VECTORS["futures"], ids=lambda case: case["name"])
def test_checked_futures_come_out_exactly(case):
    found = futures(ranged(case))

    assert found.within_horizon == Fraction(case["p_payback"])
    assert percent(found.within_horizon, 1) == case["p_payback_pct"]
    assert found.never == Fraction(case["p_never"])
    assert [months(at) for at in (found.p10, found.p50, found.p90)] == [
        f"{case[name]} months" for name in ("p10", "p50", "p90")
    ]


lows, highs = (
    st.sampled_from(["0", "0.5", "0.6", "0.9", "1"]),
    st.sampled_from(["1", "1.1", "1.3", "2", "10"]),
)
ranges = st.fixed_dictionaries(
    {name: side for low, high in RANGES.values() for name, side in ((low, lows), (high, highs))}
)
others = st.fixed_dictionaries(
    {},
    optional={
        "monthly_requests": st.sampled_from(["0", "1000", "120000"]),
        "hosting_usd_per_month": st.sampled_from(["0", "60"]),
        "refresh_months": st.sampled_from(["0", "6", "12"]),
        "refresh_share": st.sampled_from(["0.1", "1"]),
        "price_decline_per_year": st.sampled_from(["0", "0.3"]),
        "output_tokens": st.just("200"),
        "output_usd_per_million": st.just("16"),
        "output_reduction_tokens": st.just("50"),
        "horizon_months": st.sampled_from(["1", "18", "60"]),
    },
)


@given(ranges, others)
@settings(max_examples=60, deadline=None)
def test_every_future_is_the_models_answer_to_what_it_says(given, more):
    """Each of the 81, asked of the model itself."""
    inputs = read(CostInputs, {**given, **more})
    each = []
    for levels in product(range(3), repeat=4):
        weight = Fraction(1)
        factor = {}
        for level, (name, (low, high)) in zip(levels, RANGES.items(), strict=True):
            weight *= (Fraction(3, 10), Fraction(4, 10), Fraction(3, 10))[level]
            factor[name] = Fraction((given[low], 1, given[high])[level])
        case = {
            "monthly_requests": inputs.monthly_requests * factor["Volume"],
            "prompt_reduction_tokens": inputs.prompt_reduction_tokens * factor["Reduction"],
            "training_usd": inputs.training_usd * factor["One-time cost"],
            "evaluation_usd": inputs.evaluation_usd * factor["One-time cost"],
            "input_usd_per_million": inputs.input_usd_per_million * factor["Token price"],
            "output_usd_per_million": inputs.output_usd_per_million * factor["Token price"],
        }
        each.append((costs(replace(inputs, **case)).break_even_months, weight))
    found = futures(inputs)

    assert sum(weight for _, weight in each) == 1
    within = [weight for after, weight in each if after is not None and after <= inputs.horizon_months]
    assert found.within_horizon == sum(within)
    assert found.never == sum(weight for after, weight in each if after is None)
    for share, at in ((Fraction(1, 10), found.p10), (Fraction(1, 2), found.p50), (Fraction(9, 10), found.p90)):
        below = sum(weight for after, weight in each if earlier(after, at))
        up_to = sum(weight for after, weight in each if earlier(after, at) or after == at)
        assert below < share <= up_to


def earlier(one, other):
    return one is not None and (other is None or one < other)


def test_no_ranges_are_one_future():
    assert is_certain(CostInputs())
    found = futures(CostInputs())
    assert found.p10 == found.p50 == found.p90 == costs(CostInputs()).break_even_months
    assert (found.within_horizon, found.never) == (0, 0)
    assert not is_certain(read(CostInputs, {"price_high": "1.1"}))


def test_the_sentence_has_words_for_never_and_at_once():
    def told(**raw):
        inputs = read(CostInputs, raw)
        return futures_sentence(inputs, futures(inputs))

    assert "comes at once (P10), after 17.6 months (P50)" in told(one_time_low="0", training_usd="1800")
    assert "(P10), never (P50) and never (P90)" in told(reduction_low="0", volume_low="0")
    assert told(horizon_months="1", price_low="0.5").endswith("within the horizon of 1 month.")
