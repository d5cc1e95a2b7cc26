"""Every warning fires when DOMAIN B5 says so, agrees with the figures, and leads to something that is there."""

import dataclasses
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.controls import controls, read
from engine.link import place
from engine.render import render_result, render_tool
from engine.scenarios import SCENARIOS
from engine.tools import tool
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import costs
from engine.tools.cost_workbench.warnings import _WARNINGS, SECTIONS, warnings

ARTICLE = Path(__file__).parents[3] / "docs" / "index.md"

WORKBENCH = tool("cost-workbench")

CODES = {
    "no_saving", "slow", "clamp", "zero_volume", "freshness", "contract", "thin_data", "refresh_loses", "base_life",
    "hosting", "premium", "cache_wins", "too_short", "tuned_uncached", "no_eval", "deep_cut",
    "falls_behind",
}  # fmt: skip

SHARES = ["0", "0.1", "0.5", "0.9", "1"]

SETTINGS = st.fixed_dictionaries(
    {"scenario": st.sampled_from(list(SCENARIOS))},
    optional={
        "monthly_requests": st.sampled_from([0, 1, 5_000, 88_141, 88_142, 1_000_000]),
        "extra_prompt_tokens": st.sampled_from([0, 1, 420, 1_023, 1_024, 5_000]),
        "prompt_reduction_tokens": st.sampled_from([0, 1, 260, 336, 420, 421, 5_000]),
        "training_usd": st.sampled_from([0, 1_800, 40_000]),
        "evaluation_usd": st.sampled_from([0, 1, 400]),
        "cache_hit_rate": st.sampled_from(SHARES),
        "cache_read_ratio": st.sampled_from(SHARES),
        "cache_write_ratio": st.sampled_from(["1", "1.25", "2"]),
        "tuned_prompt_cached": st.sampled_from(["true", "false"]),
        "base_input_tokens": st.sampled_from([0, 603, 604, 863, 864, 4_000]),
        "tuned_price_multiplier": st.sampled_from(["0", "0.5", "1", "1.1", "2.625", "4"]),
        "hosting_usd_per_month": st.sampled_from(["0", "50", "124.8", "124.81", "5000"]),
        "batch_share": st.sampled_from(SHARES),
        "labels": st.sampled_from([0, 1, 49, 50, 9_999, 10_000]),
        "label_usd": st.sampled_from([0, 2]),
        "refresh_months": st.sampled_from([0, 1, 6, 17, 18]),
        "refresh_share": st.sampled_from(SHARES),
        "price_decline_per_year": st.sampled_from(["0", "0.3", "0.6", "1"]),
        "base_model_life_months": st.sampled_from([0, 1, 12, 17, 18, 60]),
        "horizon_months": st.sampled_from([1, 12, 18, 60]),
    },
).map(lambda given: {name: str(value) for name, value in given.items()})


def expected(i):
    """The codes by the table of DOMAIN B5, and one of ours, worked out from the figures alone."""
    found = costs(i)
    saving, after = found.monthly_savings_usd, found.break_even_months
    tokens = found.prompt_only_monthly_usd - found.tuned_tokens_monthly_usd
    scenario = SCENARIOS[i.scenario]
    removed = min(i.prompt_reduction_tokens, i.extra_prompt_tokens)
    prefix = i.base_input_tokens + i.extra_prompt_tokens
    cached = i.cache_hit_rate > 0

    plain = costs(dataclasses.replace(i, cache_hit_rate=Fraction(0), cache_write_ratio=Fraction(1)))
    at_par = costs(dataclasses.replace(i, tuned_price_multiplier=Fraction(1)))
    by_caching = plain.prompt_only_monthly_usd - found.prompt_only_monthly_usd
    return {
        code
        for code, applies in {
            "no_saving": saving <= 0,
            "slow": saving > 0 and (after is None or after > 24),
            "clamp": i.prompt_reduction_tokens > i.extra_prompt_tokens,
            "zero_volume": i.monthly_requests == 0,
            "freshness": scenario.kind.value == "knowledge" or scenario.lab.freshness >= 70,
            "contract": scenario.kind.value == "contract",
            "thin_data": 0 < i.labels < 50 or scenario.lab.data < 40,
            "refresh_loses": i.refresh_months > 0 and found.refresh_usd > i.refresh_months * saving,
            "base_life": i.base_model_life_months > 0
            and saving > 0
            and (after is None or after > i.base_model_life_months),
            "hosting": found.hosting_monthly_usd > 0 and found.hosting_monthly_usd > tokens,
            "premium": i.tuned_price_multiplier > 1 and saving <= 0 and at_par.monthly_savings_usd > 0,
            "cache_wins": cached and by_caching > 0 and by_caching >= plain.monthly_savings_usd,
            "too_short": cached and prefix < 1_024,
            "tuned_uncached": cached and (not i.tuned_prompt_cached or prefix >= 1_024 > prefix - removed),
            "no_eval": i.evaluation_usd == 0,
            "falls_behind": after is not None and after <= i.horizon_months and found.npv_usd < 0,
            "deep_cut": i.extra_prompt_tokens > 0 and removed * 10 >= i.extra_prompt_tokens * 8 and i.labels < 10_000,
        }.items()
        if applies
    }


@given(SETTINGS)
def test_each_fires_exactly_when_it_should(given):
    inputs = read(CostInputs, given)
    fired = [warned.code for warned in warnings(inputs, costs(inputs))]

    assert set(fired) == expected(inputs)
    assert len(fired) == len(set(fired))


@given(SETTINGS)
def test_no_words_contradict_the_break_even(given):
    inputs = read(CostInputs, given)
    found = costs(inputs)
    text = {warned.code: warned.text for warned in warnings(inputs, found)}

    for words in text.values():
        if "never pays back" in words:
            assert found.break_even_months is None
        if "takes longer than two years" in words:
            assert found.break_even_months > 24
    if found.break_even_months is None:
        assert "never pays back" in text.get("no_saving", text.get("slow", ""))
    if "eat up the saving" in text.get("slow", ""):
        assert inputs.price_decline_per_year or inputs.refresh_months


def test_every_code_has_its_words_and_leads_somewhere():
    assert {warned.code for _, warned in _WARNINGS} == CODES
    for _, warned in _WARNINGS:
        assert warned.controls or warned.section
        assert set(warned.controls) <= set(controls(CostInputs))
        assert warned.section is None or warned.section in SECTIONS


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_every_section_is_a_heading_of_the_article(section):
    headings = [text.strip('"') for text in re.findall(r"^#+ (.+)$", ARTICLE.read_text("utf-8"), re.MULTILINE)]

    assert section.title in headings
    assert section.id == re.sub(r"[^a-z]+", "-", section.title.lower()).strip("-")
    assert section.id in WORKBENCH.leads


def test_links_lead_to_controls_that_the_page_has():
    page = render_tool(WORKBENCH, CostInputs(), place(WORKBENCH.name))
    crowded = {"scenario": "safety", "evaluation_usd": "0", "prompt_reduction_tokens": "700", "cache_hit_rate": "0.9",
               "tuned_price_multiplier": "9", "hosting_usd_per_month": "9", "refresh_months": "1"}  # fmt: skip
    shown = render_result(WORKBENCH, WORKBENCH.view(read(CostInputs, crowded)))

    led = re.findall(r'<a href="#([^"]+)" data-look="([^"]+)">([^<]+)</a>', shown)
    assert len(led) > 8
    for id, name, label in led:
        assert f'id="{id}"' in page
        assert label == controls(CostInputs)[name].label
