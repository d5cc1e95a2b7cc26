"""Verdicts, best fits, warnings and notes (DOMAIN B5)."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.approaches import Approach
from engine.controls import read
from engine.format import money
from engine.scenarios import SCENARIOS, Kind
from engine.tools.cost_workbench.advice import notes, verdict
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import costs
from engine.tools.cost_workbench.timeline import spent
from engine.tools.cost_workbench.warnings import warnings


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
    st.fixed_dictionaries(
        {"scenario": st.sampled_from(list(SCENARIOS))},
        optional={
            "monthly_requests": st.integers(0, 1_000_000),
            "extra_prompt_tokens": st.integers(0, 5_000),
            "prompt_reduction_tokens": st.integers(0, 5_000),
            "training_usd": st.integers(0, 100_000),
            "evaluation_usd": st.integers(0, 5_000),
            "cache_hit_rate": st.sampled_from(["0.1", "0.9", "1"]),
            "cache_write_ratio": st.sampled_from(["1", "1.25", "2"]),
            "cache_read_ratio": st.sampled_from(["0", "0.1", "1"]),
            "hosting_usd_per_month": st.integers(0, 500),
            "refresh_months": st.integers(0, 24),
            "price_decline_per_year": st.sampled_from(["0", "0.3", "0.6", "0.9"]),
            "base_model_life_months": st.integers(0, 60),
        },
    )
)
def test_advice_never_contradicts_the_figures(given):
    inputs, found = advised(given)
    fired = {warned.code for warned in warnings(inputs, found)}
    said = notes(inputs, found)
    year = spent(found, 12)

    assert {"no_saving", "slow"} & fired or found.break_even_months is not None
    assert (
        "base_life" in fired
        or found.break_even_months is not None
        or not inputs.base_model_life_months
        or ("no_saving" in fired)
    )
    if {"no_saving", "slow"} & fired and SCENARIOS[inputs.scenario].kind is Kind.BEHAVIOUR:
        assert verdict(inputs, found).best_fit is Approach.PROMPT
    for note in said:
        amounts = [Fraction(amount.replace(",", "")) for amount in re.findall(r"\$([\d,]+(?:\.\d+)?)", note)]
        if "would cut" in note:
            assert amounts[0] >= amounts[1]
    if inputs.price_decline_per_year:
        assert any(money(year.prompt_only_usd) in note and money(year.tuned_usd) in note for note in said)
    else:
        assert year.prompt_only_usd == found.annual_prompt_only_usd
        assert (" more with" in said[0]) == (found.annual_tuned_usd > found.annual_prompt_only_usd)


def test_a_tune_that_never_pays_back_is_never_without_a_warning():
    assert codes({"price_decline_per_year": "0.6"}) == ["slow"]
    assert codes({"price_decline_per_year": "0.6", "base_model_life_months": 12}) == ["slow", "base_life"]


def test_caching_is_not_praised_where_it_saves_nothing():
    assert "cache_wins" not in codes({"cache_hit_rate": "0.9", "monthly_requests": 0})
    assert notes(*advised({"cache_read_ratio": "1"}))[2] == (
        "Prompt caching is not included; here it would save nothing."
    )


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
