"""What a careful reader would question about an answer, and where to look (DOMAIN B5)."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from engine.facts import CACHE_MINIMUM, DEEP_CUT_LABELS, THIN_LABELS
from engine.scenarios import SCENARIOS, Kind
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import (
    Costs,
    prompt_only_monthly_usd,
    removed_tokens,
    tuned_tokens_monthly_usd,
)
from engine.tools.cost_workbench.timeline import spent

PATIENCE_MONTHS = 24
"""How long a tune may take to pay back before that is worth a warning, and another path fits a habit better."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the article, by the id of its heading; the title is the heading's."""

    id: str
    title: str


FACTS = Section("we-will-teach-it-our-facts-by-tuning", "We will teach it our facts by tuning")
SHAPE = Section("forms-to-json", "Forms to JSON")
EXAMPLES = Section("questions-people-keep-asking", "Questions people keep asking")
LATELY = Section("what-has-changed-lately", "What has changed lately")

SECTIONS = (FACTS, SHAPE, EXAMPLES, LATELY)
"""Every part of the article that a warning leads to."""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something on these inputs that a careful reader would question.

    `controls` are the names of the inputs to look at, what matters most first; `section` is what to read.
    """

    code: str
    text: str
    controls: tuple[str, ...] = ()
    section: Section | None = None


def warnings(inputs: CostInputs, costs: Costs) -> tuple[Warned, ...]:
    """The warnings that apply, in a fixed order; none at the reference case."""
    return tuple(warned for applies, warned in _WARNINGS if applies(inputs, costs))


def saved_by_caching_alone_usd(inputs: CostInputs, costs: Costs) -> Fraction | None:
    """What caching takes off the prompt-only path a month, when that is no less than what tuning would save without
    it; else None.
    """
    caching, tuning = _without_cache_usd(inputs, costs)
    return caching if inputs.cache_hit_rate and caching > 0 and caching >= tuning else None


def _later_than(costs: Costs, months: int) -> bool:
    """Whether tuning saves something, yet has not paid back by then, or never does."""
    after = costs.break_even_months
    return costs.monthly_savings_usd > 0 and (after is None or after > months)


def _saves_in_vain(costs: Costs) -> bool:
    """Whether tuning saves something at first, and never pays back all the same."""
    return costs.monthly_savings_usd > 0 and costs.break_even_months is None


def _without_cache_usd(inputs: CostInputs, costs: Costs) -> tuple[Fraction, Fraction]:
    """What caching alone saves a month, and what tuning alone would save."""
    prompt = prompt_only_monthly_usd(inputs, Fraction(1))
    tuned = tuned_tokens_monthly_usd(inputs, multiplier=Fraction(1)) + costs.hosting_monthly_usd
    return prompt - costs.prompt_only_monthly_usd, prompt - tuned


def _falls_behind(inputs: CostInputs, costs: Costs) -> bool:
    """Whether tuning has paid back within the horizon and yet costs more in all of it."""
    after, end = costs.break_even_months, spent(costs, inputs.horizon_months)
    return after is not None and after <= inputs.horizon_months and end.tuned_usd > end.prompt_only_usd


def _premium_eats_saving(inputs: CostInputs, costs: Costs) -> bool:
    at_par = tuned_tokens_monthly_usd(inputs, premium=Fraction(1)) + costs.hosting_monthly_usd
    return (
        inputs.tuned_price_multiplier > 1
        and costs.monthly_savings_usd <= 0
        and costs.prompt_only_monthly_usd - at_par > 0
    )


def _prefix_tokens(inputs: CostInputs) -> int:
    """The prompt that a provider could cache on the prompt-only path."""
    return inputs.base_input_tokens + inputs.extra_prompt_tokens


def _falls_under_minimum(inputs: CostInputs) -> bool:
    """Whether the figures count on a cache that the shortened prompt may be too short for."""
    prefix = _prefix_tokens(inputs)
    shortened = prefix >= CACHE_MINIMUM.value > prefix - removed_tokens(inputs)
    return bool(inputs.cache_hit_rate) and inputs.tuned_prompt_cached and shortened


def _thin_data(inputs: CostInputs) -> bool:
    return 0 < inputs.labels < THIN_LABELS.value or SCENARIOS[inputs.scenario].lab.data < 40


def _deep_cut(inputs: CostInputs) -> bool:
    return (
        inputs.extra_prompt_tokens > 0
        and 5 * removed_tokens(inputs) >= 4 * inputs.extra_prompt_tokens
        and inputs.labels < DEEP_CUT_LABELS.value
    )


def _moving_facts(inputs: CostInputs) -> bool:
    scenario = SCENARIOS[inputs.scenario]
    return scenario.kind is Kind.KNOWLEDGE or scenario.lab.freshness >= 70


type Applies = Callable[[CostInputs, Costs], bool]

_WARNINGS: tuple[tuple[Applies, Warned], ...] = (
    (
        lambda i, c: c.monthly_savings_usd <= 0,
        Warned(
            "no_saving",
            "Tuning never pays back on these inputs: the tuned path costs as much or more every month.",
            ("prompt_reduction_tokens", "monthly_requests"),
        ),
    ),
    (
        lambda i, c: _saves_in_vain(c),
        Warned(
            "slow",
            "Tuning saves money at first and still never pays back: falling prices or retraining eat up the saving.",
            ("price_decline_per_year", "refresh_months"),
        ),
    ),
    (
        lambda i, c: _later_than(c, PATIENCE_MONTHS) and not _saves_in_vain(c),
        Warned(
            "slow",
            "Payback takes longer than two years. Models, prices and requirements will change first.",
            ("monthly_requests", "training_usd"),
        ),
    ),
    (
        lambda i, c: i.prompt_reduction_tokens > i.extra_prompt_tokens,
        Warned(
            "clamp",
            "Tuning cannot remove more tokens than the prompt adds, so the reduction was capped.",
            ("prompt_reduction_tokens", "extra_prompt_tokens"),
        ),
    ),
    (
        lambda i, c: i.monthly_requests == 0,
        Warned("zero_volume", "Without traffic there is nothing to save.", ("monthly_requests",)),
    ),
    (
        lambda i, c: _moving_facts(i),
        Warned(
            "freshness",
            "These facts move. Cheaper prompts do not make stale answers right: retrieve first.",
            section=FACTS,
        ),
    ),
    (
        lambda i, c: SCENARIOS[i.scenario].kind is Kind.CONTRACT,
        Warned(
            "contract",
            "If the failure is about shape or rules, enforce it with a schema and checks before paying for training.",
            section=SHAPE,
        ),
    ),
    (
        lambda i, c: _thin_data(i),
        Warned(
            "thin_data",
            "Below some 50 to 100 reviewed examples, expect little from tuning.",
            ("labels",),
            EXAMPLES,
        ),
    ),
    (
        lambda i, c: i.refresh_months > 0 and c.refresh_usd > i.refresh_months * c.monthly_savings_usd,
        Warned(
            "refresh_loses",
            "Each retraining costs more than it saves before the next one.",
            ("refresh_months", "refresh_share"),
        ),
    ),
    (
        _falls_behind,
        Warned(
            "falls_behind",
            "Tuning pays back at first, and has cost more again by the end of the horizon: what it saves shrinks, or "
            "retraining costs more than it saves.",
            ("horizon_months", "price_decline_per_year", "refresh_months"),
            LATELY,
        ),
    ),
    (
        lambda i, c: i.base_model_life_months > 0 and _later_than(c, i.base_model_life_months),
        Warned(
            "base_life",
            "The base model is retired before the tune has paid back.",
            ("base_model_life_months",),
            LATELY,
        ),
    ),
    (
        lambda i, c: c.hosting_monthly_usd > max(Fraction(0), c.stream.token_saving_usd),
        Warned(
            "hosting",
            "Hosting the tuned model costs more than the tokens it saves.",
            ("gpu_usd_per_hour", "hosting_usd_per_month"),
            LATELY,
        ),
    ),
    (
        _premium_eats_saving,
        Warned(
            "premium",
            "The higher price of the tuned model eats the whole saving.",
            ("tuned_price_multiplier",),
        ),
    ),
    (
        lambda i, c: saved_by_caching_alone_usd(i, c) is not None,
        Warned(
            "cache_wins",
            "Caching alone saves at least as much, with nothing to pay up front.",
            ("cache_hit_rate",),
            LATELY,
        ),
    ),
    (
        lambda i, c: i.cache_hit_rate > 0 and _prefix_tokens(i) < CACHE_MINIMUM.value,
        Warned(
            "too_short",
            "A prefix this short may never be cached: most providers ask for about 1,000 tokens.",
            ("base_input_tokens", "extra_prompt_tokens"),
        ),
    ),
    (
        lambda i, c: i.cache_hit_rate > 0 and not i.tuned_prompt_cached,
        Warned(
            "tuned_uncached",
            "The tuned prompt is not cached, so the tuned path pays its tokens in full.",
            ("tuned_prompt_cached",),
        ),
    ),
    (
        lambda i, c: _falls_under_minimum(i),
        Warned(
            "tuned_uncached",
            "Shortening the prompt pushed it under the usual caching minimum, yet these figures count on its cache.",
            ("tuned_prompt_cached", "prompt_reduction_tokens"),
        ),
    ),
    (
        lambda i, c: i.evaluation_usd == 0,
        Warned(
            "no_eval",
            "Without an evaluation budget nobody will know whether the tune helped.",
            ("evaluation_usd",),
        ),
    ),
    (
        lambda i, c: _deep_cut(i),
        Warned(
            "deep_cut",
            "Dropping most of the prompt usually takes thousands of examples. Test quality, not only cost.",
            ("prompt_reduction_tokens", "labels"),
            EXAMPLES,
        ),
    ),
)
