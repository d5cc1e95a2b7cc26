"""The Cost Workbench's figures: the checked vectors, the published examples, and what must always hold."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.controls import read
from engine.format import money, months
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import costs
from engine.tools.cost_workbench.report import texts

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "vectors.json").read_text("utf-8"))
NAMES = VECTORS["meta"]["names"]

RAW = {
    "prompt_monthly": "prompt_only_monthly_usd",
    "tuned_monthly": "tuned_monthly_usd",
    "one_time": "one_time_usd",
    "savings": "monthly_savings_usd",
    "break_even": "break_even_months",
    "annual_prompt": "annual_prompt_only_usd",
    "annual_tuned": "annual_tuned_usd",
    "refresh_cost": "refresh_usd",
}
SHOWN = {"prompt_monthly": "prompt_only_monthly", "tuned_monthly": "tuned_monthly"}


def inputs_of(case):
    """Inputs from a vector's short names."""
    given = {NAMES[name]: str(value) for name, value in case["inputs"].items()}
    if "tuned_prompt_cached" in given:
        given["tuned_prompt_cached"] = "true" if given["tuned_prompt_cached"] == "1" else "false"
    return read(CostInputs, given)


@pytest.mark.parametrize("case", VECTORS["cost"], ids=lambda case: case["name"])
def test_checked_cases_come_out_exactly(case):
    found = costs(inputs_of(case))

    for name, attribute in RAW.items():
        expected, value = case["raw"][name], getattr(found, attribute)
        if expected is None:
            assert value is None
        else:
            assert abs(value - Fraction(expected)) <= Fraction(1, 2 * 10**10)
    assert texts(found) == {SHOWN.get(name, name): text for name, text in case["display"].items()}


@pytest.mark.parametrize("case", VECTORS["horizon"], ids=lambda case: case["name"])
def test_checked_horizons_come_out_exactly(case):
    found = costs(inputs_of(case))

    assert abs(found.npv_usd - Fraction(case["npv"])) <= Fraction(1, 10**6)
    assert money(found.npv_usd) == case["npv_display"]
    assert abs(found.break_even_months - Fraction(case["break_even_falling"])) <= Fraction(1, 10**6)


WHOLE_CALL = {"base_input_tokens": 800, "output_tokens": 200, "output_usd_per_million": 16}
EXAMPLES = [
    ({"cache_hit_rate": "0.9", "cache_write_ratio": "1.25"}, "$43.34", "$16.51", "$26.83", "82.0 months"),
    ({"cache_hit_rate": "0.8", "cache_write_ratio": "1.25"}, "$66.53", "$25.34", "$41.18", "53.4 months"),
    ({"cache_hit_rate": 1, "cache_read_ratio": "0.5"}, "$101", "$38.40", "$62.40", "35.3 months"),
    ({"cache_write_ratio": "1.25"}, "$252", "$96.00", "$156", "14.1 months"),
    ({"input_usd_per_million": 10}, "$504", "$192", "$312", "7.1 months"),
    ({"input_usd_per_million": 5}, "$252", "$96.00", "$156", "14.1 months"),
    ({"input_usd_per_million": 1}, "$50.40", "$19.20", "$31.20", "70.5 months"),
    ({"price_decline_per_year": "0.3"}, "$202", "$76.80", "$125", "24.4 months"),
    ({"price_decline_per_year": "0.5"}, "$202", "$76.80", "$125", "78.7 months"),
    ({"price_decline_per_year": "0.6"}, "$202", "$76.80", "$125", "Never"),
    ({"refresh_months": 6, "refresh_share": "0.3"}, "$202", "$76.80", "$125", "107.5 months"),
    ({"refresh_months": 12}, "$202", "$76.80", "$125", "Never"),
    ({"tuned_price_multiplier": "1.5", **WHOLE_CALL}, "$970", "$1,267", "-$298", "Never"),
    ({"labels": 1000, "label_usd": 2}, "$202", "$76.80", "$125", "33.7 months"),
]


@pytest.mark.parametrize(("given", "prompt_only", "tuned", "saving", "break_even"), EXAMPLES)
def test_published_examples_come_out(given, prompt_only, tuned, saving, break_even):
    found = costs(read(CostInputs, {name: str(value) for name, value in given.items()}))

    assert money(found.prompt_only_monthly_usd) == prompt_only
    assert money(found.tuned_monthly_usd) == tuned
    assert money(found.monthly_savings_usd) == saving
    assert months(found.break_even_months) == break_even


@pytest.mark.parametrize(
    ("given", "break_even"),
    [
        ({"training_usd": "0", "evaluation_usd": "0"}, "Immediate"),
        ({"monthly_requests": "0"}, "Never"),
        ({"prompt_reduction_tokens": "0"}, "Never"),
        ({"extra_prompt_tokens": "0"}, "Never"),
        ({"output_tokens": "10", "output_reduction_tokens": "90", "output_usd_per_million": "1"}, "17.5 months"),
    ],
)
def test_edges_have_words(given, break_even):
    assert months(costs(read(CostInputs, given)).break_even_months) == break_even


requests = st.integers(0, 100_000_000)
tokens = st.integers(0, 1_000_000)
usd = st.decimals(0, 10_000_000, places=2).map(Fraction)


@given(requests, tokens, tokens, usd, usd)
def test_the_core_figures_are_the_core_formulas(volume, extra, reduction, training, evaluation):
    found = costs(
        CostInputs(
            monthly_requests=volume,
            extra_prompt_tokens=extra,
            prompt_reduction_tokens=reduction,
            training_usd=training,
            evaluation_usd=evaluation,
        )
    )
    removed = min(reduction, extra)
    saving = Fraction(volume * removed * 4, 10**6)

    assert found.prompt_only_monthly_usd == Fraction(volume * extra * 4, 10**6)
    assert found.tuned_monthly_usd == Fraction(volume * (extra - removed) * 4, 10**6)
    assert found.monthly_savings_usd == saving
    assert found.annual_tuned_usd == 12 * found.tuned_monthly_usd + training + evaluation
    if saving == 0:
        assert found.break_even_months is None
    else:
        assert found.break_even_months == (training + evaluation) / saving


@given(usd, usd)
def test_a_dearer_token_never_delays_break_even(price, other):
    low, high = sorted((price, other))
    cheap = costs(CostInputs(input_usd_per_million=low)).break_even_months
    dear = costs(CostInputs(input_usd_per_million=high)).break_even_months

    assert dear is None or cheap is None or dear <= cheap
    assert not (dear is None and cheap is not None)


def test_twice_the_volume_halves_the_payback():
    once = costs(CostInputs()).break_even_months

    assert costs(CostInputs(monthly_requests=240_000)).break_even_months * 2 == once


def test_the_volume_for_a_two_year_payback_is_the_published_one():
    assert costs(CostInputs(monthly_requests=88_142)).break_even_months <= 24
    assert costs(CostInputs(monthly_requests=88_141)).break_even_months > 24
