"""What the page offers to fill in: nothing until it is asked for, and then exactly what it says."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from engine.controls import controls, departures, groups, read
from engine.form import labels
from engine.prices import prices
from engine.tools.cost_workbench import TOOL
from engine.tools.cost_workbench.hints import HINTS
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import costs
from engine.tools.cost_workbench.report import texts
from engine.tools.cost_workbench.suggestions import price_examples

REFERENCE = CostInputs()


def taken(id):
    """The reference case after an example's button was pressed."""
    offer = next(offer for offer in price_examples(REFERENCE).offers if offer.id == id)
    return read(CostInputs, json.loads(offer.sets))


def test_every_assumption_has_a_sentence_of_its_own():
    assumptions = [name for title, names in groups(CostInputs).items() if title for name in names]
    said = {name: controls(CostInputs)[name].hint for name in assumptions}

    assert said == HINTS
    assert len(set(said.values())) == len(said)
    assert all(hint.endswith(".") and 60 < len(hint) < 240 and ". " not in hint for hint in said.values())


def test_nothing_is_filled_in_to_begin_with():
    assert departures(REFERENCE) == {}
    assert price_examples(REFERENCE).filled == "None of these is filled in now."


@pytest.mark.parametrize("price", prices(), ids=lambda price: price.id)
def test_an_example_fills_in_its_prices_and_nothing_else(price):
    inputs = taken(price.id)

    assert inputs == replace(
        REFERENCE,
        input_usd_per_million=price.input_usd,
        output_usd_per_million=price.output_usd,
        cache_read_ratio=price.read_ratio,
    )
    said = price_examples(inputs).filled
    assert f"{price.model} ({price.when})" in said
    assert f"input price {controls(CostInputs)['input_usd_per_million'].spoken(price.input_usd)}" in said


def test_a_dearer_write_is_filled_in_once_something_is_cached():
    fresh = taken("gpt-6-1-terra")
    cached = replace(fresh, cache_hit_rate=Fraction(1, 2))

    assert fresh.cache_write_ratio == 1
    assert "Writing to the cache costs 1.25 times the input price there" in price_examples(fresh).filled
    assert "but for writing to the cache, which costs 1.25 times" in price_examples(cached).filled
    whole = replace(cached, cache_write_ratio=Fraction(5, 4))
    assert json.loads(price_examples(cached).offers[0].sets)["cache_write_ratio"] == "1.25"
    assert price_examples(whole).filled == (
        "The prices are those of GPT-6.1 Terra (26 October 2026): input price $1 per million tokens, output price "
        "$5 per million tokens, cached read price 0.05, cache write price 1.25."
    )


def test_models_of_the_same_price_are_both_named():
    said = price_examples(taken("claude-haiku-5-5")).filled

    assert "GPT-6 Luna (22 September 2026) and Claude Haiku 5.5 (7 October 2026)" in said


def test_a_cheaper_model_puts_the_break_even_off():
    assert texts(costs(taken("gpt-5-5")))["break_even"] == "14.1 months"
    assert texts(costs(taken("gpt-6-1-terra")))["break_even"] == "70.5 months"
    assert texts(costs(taken("gpt-6-luna")))["break_even"] == "705.1 months"


@pytest.mark.parametrize(
    ("requests", "said", "fills"),
    [
        (120_000, "in 100% of calls at most", "1"),
        (20_000, "in 90% of calls at most", "0.9"),
        (5_000, "in 44% of calls at most", "0.44"),
        (0, "Without traffic nothing is found in a cache.", "0"),
    ],
)
def test_the_suggested_hit_rate_follows_the_volume(requests, said, fills):
    inputs = replace(REFERENCE, monthly_requests=requests)
    beside = labels(inputs, TOOL.view(inputs))["cache_hit_rate"]

    assert said in beside["meaning"]
    assert json.loads(beside["fills"]) == {"cache_hit_rate": fills}


def test_a_prompt_that_is_too_short_to_cache_is_said_to_be():
    short = labels(REFERENCE, TOOL.view(REFERENCE))["cache_hit_rate"]["meaning"]
    inputs = replace(REFERENCE, base_input_tokens=604)
    long = labels(inputs, TOOL.view(inputs))["cache_hit_rate"]["meaning"]

    assert short.endswith("A prompt of 420 tokens may be too short to be kept at all.")
    assert long.endswith("of calls at most.")


def test_each_group_counts_what_was_changed_in_it():
    inputs = taken("gpt-5-5")
    counts = labels(inputs, TOOL.view(inputs))["assumptions"]

    assert counts == {
        "count": "2 changed", "Price": "1 changed", "Prompt caching": "", "The rest of the call": "1 changed",
        "Serving the tuned model": "", "Training and upkeep": "", "Time": "", "How sure you are": "",
    }  # fmt: skip
