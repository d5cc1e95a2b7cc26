"""Verdicts, best fits, warnings and notes (DOMAIN B5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.approaches import Approach
from engine.controls import read
from engine.scenarios import SCENARIOS
from engine.tools.cost_workbench.advice import notes, verdict, warnings
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import costs


def advised(given):
    inputs = read(CostInputs, {name: str(value) for name, value in given.items()})
    return inputs, costs(inputs)


def codes(given):
    return [warned.code for warned in warnings(*advised(given))]


@pytest.mark.parametrize(
    ("scenario", "expected"),
    {
        "support": [],
        "extract": ["slow", "contract"],
        "brand": ["slow", "thin_data"],
        "routing": [],
        "policy": ["slow", "freshness", "thin_data"],
        "dsl": [],
        "safety": ["slow", "contract", "thin_data"],
    }.items(),
)
def test_what_each_opening_warns_of(scenario, expected):
    assert codes({"scenario": scenario}) == expected


@pytest.mark.parametrize(
    ("scenario", "best_fit"),
    {
        "support": "lora",
        "extract": "guard",
        "brand": "prompt",
        "routing": "lora",
        "policy": "rag",
        "dsl": "full",
        "safety": "guard",
    }.items(),
)
def test_the_best_fit_of_each_opening(scenario, best_fit):
    assert verdict(*advised({"scenario": scenario})).best_fit.value == best_fit


CACHED = {"cache_hit_rate": "0.9"}
WARNED = [
    ("no_saving", {"prompt_reduction_tokens": 0}, {"prompt_reduction_tokens": 1}),
    ("slow", {"monthly_requests": 88_141}, {"monthly_requests": 88_142}),
    ("clamp", {"prompt_reduction_tokens": 421}, {"prompt_reduction_tokens": 420}),
    ("zero_volume", {"monthly_requests": 0}, {"monthly_requests": 1}),
    ("freshness", {"scenario": "policy"}, {"scenario": "dsl"}),
    ("contract", {"scenario": "safety"}, {"scenario": "policy"}),
    ("thin_data", {"labels": 49}, {"labels": 50}),
    ("refresh_loses", {"refresh_months": 17}, {"refresh_months": 18}),
    ("base_life", {"base_model_life_months": 17}, {"base_model_life_months": 18}),
    ("hosting", {"hosting_usd_per_month": "124.81"}, {"hosting_usd_per_month": "124.80"}),
    ("premium", {"tuned_price_multiplier": "2.625"}, {"tuned_price_multiplier": "2.62"}),
    ("cache_wins", CACHED, {"cache_hit_rate": "0.1"}),
    ("too_short", {**CACHED, "base_input_tokens": 603}, {**CACHED, "base_input_tokens": 604}),
    ("tuned_uncached", {**CACHED, "tuned_prompt_cached": "false"}, {"tuned_prompt_cached": "false"}),
    ("tuned_uncached", {**CACHED, "base_input_tokens": 863}, {**CACHED, "base_input_tokens": 864}),
    ("no_eval", {"evaluation_usd": 0}, {"evaluation_usd": 1}),
    ("deep_cut", {"prompt_reduction_tokens": 336}, {"prompt_reduction_tokens": 335}),
    ("deep_cut", {"prompt_reduction_tokens": 400, "labels": 9_999}, {"prompt_reduction_tokens": 400, "labels": 10_000}),
]


@pytest.mark.parametrize(("code", "fires", "rests"), WARNED, ids=[f"{row[0]}-{i}" for i, row in enumerate(WARNED)])
def test_each_warning_fires_on_its_side_of_the_line(code, fires, rests):
    assert code in codes(fires)
    assert code not in codes(rests)


def test_no_saving_without_hosting_is_not_blamed_on_hosting():
    given = {"cache_hit_rate": "0.8", "tuned_prompt_cached": "false"}

    assert "no_saving" in codes(given)
    assert "hosting" not in codes(given)


def test_a_shorter_wait_turns_the_private_language_from_adapter_to_full_tuning():
    assert verdict(*advised({"scenario": "dsl", "training_usd": 40_000})).best_fit is Approach.LORA
    assert verdict(*advised({"scenario": "dsl", "training_usd": 30_000})).best_fit is Approach.FULL


@given(
    st.sampled_from(list(SCENARIOS)),
    st.integers(0, 1_000_000),
    st.integers(0, 5_000),
    st.integers(0, 5_000),
    st.integers(0, 100_000),
)
def test_advice_never_contradicts_the_figures(scenario, requests, extra, reduction, training):
    inputs, found = advised(
        {
            "scenario": scenario,
            "monthly_requests": requests,
            "extra_prompt_tokens": extra,
            "prompt_reduction_tokens": reduction,
            "training_usd": training,
        }
    )
    best_fit = verdict(inputs, found).best_fit
    fired = {warned.code for warned in warnings(inputs, found)}
    year_one = notes(inputs, found)[0]

    assert ("no_saving" in fired) == (found.monthly_savings_usd <= 0)
    assert not ({"no_saving", "slow"} & fired and best_fit is Approach.LORA and scenario in ("support", "routing"))
    assert (" more " in year_one) == (found.annual_tuned_usd > found.annual_prompt_only_usd)


def test_the_notes_of_the_reference_case():
    year_one, upkeep, caching, price = notes(*advised({}))

    assert year_one == "Year one costs $702 more with tuning."
    assert upkeep == "Retraining is not included."
    assert "from $202 to $43.34 a month" in caching
    assert price == "Input tokens are priced at $4 a million, a list price of November 2026."


def test_notes_drop_what_the_figures_already_hold():
    found = " ".join(notes(*advised({"refresh_months": 12, "cache_hit_rate": "0.5"})))

    assert "Retraining" not in found
    assert "caching" not in found
