"""What the figures mean: the best-fit path, the verdict, warnings and notes (DOMAIN B5).

The best fit follows from what fails first and what it costs second. Nothing here may contradict a
figure: a verdict in favour of tuning stands beside a note that year one costs more when it does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from engine.approaches import Approach
from engine.facts import CACHE_MINIMUM, CACHE_WRITE, DEEP_CUT_LABELS, INPUT_PRICE, THIN_LABELS
from engine.format import dollars, money
from engine.scenarios import SCENARIOS, Kind
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import (
    Costs,
    cache_multiplier,
    prompt_only_monthly_usd,
    removed_tokens,
    tuned_tokens_monthly_usd,
)
from engine.tools.cost_workbench.timeline import spent

PATIENCE_MONTHS = 24
"""How long a behaviour tune may take to pay back and still be the best fit."""

SKILL_PATIENCE_MONTHS = 36
"""How long full tuning for a missing skill may take before an adapter is the better bet."""

CLOSING = "Cost informs the choice; how the product fails decides it."


@dataclass(frozen=True, slots=True)
class Verdict:
    """Does tuning make sense here, in a heading and a sentence, and which path fits best."""

    best_fit: Approach
    heading: str
    sentence: str


def verdict(inputs: CostInputs, costs: Costs) -> Verdict:
    """The best-fit path for what fails in this scenario and how soon tuning pays back."""
    match SCENARIOS[inputs.scenario].kind:
        case Kind.KNOWLEDGE:
            return Verdict(
                Approach.RAG,
                "Tuning is the wrong lever for moving facts",
                "What fails here is missing or stale information. Look it up at run time; a cheaper prompt "
                "does not make a stale answer right.",
            )
        case Kind.CONTRACT:
            return Verdict(
                Approach.GUARD,
                "Fix the output contract first",
                "What fails here is shape or rules. A schema and checks hold every time, which no amount of "
                "training does; tune afterwards if the values are still wrong.",
            )
        case Kind.CAPABILITY:
            return Verdict(
                Approach.FULL if _within(costs, SKILL_PATIENCE_MONTHS) else Approach.LORA,
                "You are buying a skill, not cheaper prompts",
                "The base model cannot do this yet, so the saving is a by-product. Prove the skill on an adapter, "
                "then decide how deep to train.",
            )
        case Kind.BEHAVIOUR if _within(costs, PATIENCE_MONTHS):
            return Verdict(
                Approach.LORA,
                "This is where tuning can make sense",
                "A settled style or classification task, shorter prompts and steadier behavior can carry a "
                "training pipeline for as long as the call volume stays high.",
            )
        case _:
            return Verdict(
                Approach.PROMPT,
                "The saving does not carry the training cost",
                "Keep improving the prompt and the test cases. They are needed for tuning too, and they cost "
                "nothing up front.",
            )


@dataclass(frozen=True, slots=True)
class Warned:
    """Something on these inputs that a careful reader would question."""

    code: str
    text: str


def warnings(inputs: CostInputs, costs: Costs) -> tuple[Warned, ...]:
    """The warnings that apply, in a fixed order; none at the reference case."""
    return tuple(Warned(code, text) for code, applies, text in _WARNINGS if applies(inputs, costs))


def saved_by_caching_alone_usd(inputs: CostInputs, costs: Costs) -> Fraction | None:
    """What caching takes off the prompt-only path a month, when that is no less than what tuning would save without
    it; else None.
    """
    caching, tuning = _without_cache_usd(inputs, costs)
    return caching if inputs.cache_hit_rate and caching > 0 and caching >= tuning else None


def notes(inputs: CostInputs, costs: Costs) -> tuple[str, ...]:
    """What every reader should know about these figures, whatever they say."""
    found = (_year_one(costs), _falling_prices(costs), _upkeep(inputs), _caching(inputs), _price(inputs))
    return tuple(note for note in found if note)


def _within(costs: Costs, months: int) -> bool:
    return costs.break_even_months is not None and costs.break_even_months <= months


def _later_than(costs: Costs, months: int) -> bool:
    """Whether tuning saves something, yet has not paid back by then, or never does."""
    return costs.monthly_savings_usd > 0 and not _within(costs, months)


def _without_cache_usd(inputs: CostInputs, costs: Costs) -> tuple[Fraction, Fraction]:
    """What caching alone saves a month, and what tuning alone would save."""
    prompt = prompt_only_monthly_usd(inputs, Fraction(1))
    tuned = tuned_tokens_monthly_usd(inputs, multiplier=Fraction(1)) + costs.hosting_monthly_usd
    return prompt - costs.prompt_only_monthly_usd, prompt - tuned


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

_WARNINGS: tuple[tuple[str, Applies, str], ...] = (
    (
        "no_saving",
        lambda i, c: c.monthly_savings_usd <= 0,
        "Tuning never pays back on these inputs: the tuned path costs as much or more every month.",
    ),
    (
        "slow",
        lambda i, c: _later_than(c, PATIENCE_MONTHS),
        "Payback takes longer than two years. Models, prices and requirements will change first.",
    ),
    (
        "clamp",
        lambda i, c: i.prompt_reduction_tokens > i.extra_prompt_tokens,
        "Tuning cannot remove more tokens than the prompt adds, so the reduction was capped.",
    ),
    ("zero_volume", lambda i, c: i.monthly_requests == 0, "Without traffic there is nothing to save."),
    (
        "freshness",
        lambda i, c: _moving_facts(i),
        "These facts move. Cheaper prompts do not make stale answers right: retrieve first.",
    ),
    (
        "contract",
        lambda i, c: SCENARIOS[i.scenario].kind is Kind.CONTRACT,
        "If the failure is about shape or rules, enforce it with a schema and checks before paying for training.",
    ),
    (
        "thin_data",
        lambda i, c: _thin_data(i),
        "Below some 50 to 100 reviewed examples, expect little from tuning.",
    ),
    (
        "refresh_loses",
        lambda i, c: i.refresh_months > 0 and c.refresh_usd > i.refresh_months * c.monthly_savings_usd,
        "Each retraining costs more than it saves before the next one.",
    ),
    (
        "base_life",
        lambda i, c: i.base_model_life_months > 0 and _later_than(c, i.base_model_life_months),
        "The base model is retired before the tune has paid back.",
    ),
    (
        "hosting",
        lambda i, c: c.hosting_monthly_usd > max(Fraction(0), c.stream.token_saving_usd),
        "Hosting the tuned model costs more than the tokens it saves.",
    ),
    ("premium", _premium_eats_saving, "The higher price of the tuned model eats the whole saving."),
    (
        "cache_wins",
        lambda i, c: saved_by_caching_alone_usd(i, c) is not None,
        "Caching alone saves at least as much, with nothing to pay up front.",
    ),
    (
        "too_short",
        lambda i, c: i.cache_hit_rate > 0 and _prefix_tokens(i) < CACHE_MINIMUM.value,
        "A prefix this short may never be cached: most providers ask for about 1,000 tokens.",
    ),
    (
        "tuned_uncached",
        lambda i, c: i.cache_hit_rate > 0 and not i.tuned_prompt_cached,
        "The tuned prompt is not cached, so the tuned path pays its tokens in full.",
    ),
    (
        "tuned_uncached",
        lambda i, c: _falls_under_minimum(i),
        "Shortening the prompt pushed it under the usual caching minimum, yet these figures count on its cache.",
    ),
    (
        "no_eval",
        lambda i, c: i.evaluation_usd == 0,
        "Without an evaluation budget nobody will know whether the tune helped.",
    ),
    (
        "deep_cut",
        lambda i, c: _deep_cut(i),
        "Dropping most of the prompt usually takes thousands of examples. Test quality, not only cost.",
    ),
)


def _year_one(costs: Costs) -> str:
    more = costs.annual_tuned_usd - costs.annual_prompt_only_usd
    if not more:
        return "Year one costs the same either way."
    prices = ", at today's prices" if costs.stream.price_decline_per_year else ""
    return f"Year one costs {money(abs(more))} {'more' if more > 0 else 'less'} with tuning{prices}."


def _falling_prices(costs: Costs) -> str:
    """The first year as the chart has it, when that is not twelve times the first month."""
    if not costs.stream.price_decline_per_year:
        return ""
    year = spent(costs, 12)
    return (
        f"The annual spend is at today's prices. As prices fall, the first year comes to "
        f"{money(year.prompt_only_usd)} prompt-only and {money(year.tuned_usd)} tuned."
    )


def _upkeep(inputs: CostInputs) -> str:
    return "" if inputs.refresh_months else "Retraining is not included."


def _caching(inputs: CostInputs) -> str:
    """What nine hits in ten would do to the prompt-only path, when caching is not in the figures."""
    if inputs.cache_hit_rate:
        return ""
    hit = Fraction(9, 10)
    multiplier = hit * inputs.cache_read_ratio + (1 - hit) * CACHE_WRITE.value
    cached = prompt_only_monthly_usd(inputs, multiplier)
    plain = prompt_only_monthly_usd(inputs, cache_multiplier(inputs))
    if cached >= plain:
        return "Prompt caching is not included; here it would save nothing."
    return (
        f"Prompt caching is not included: at 90% hits it would cut the prompt-only path from {money(plain)} "
        f"to {money(cached)} a month, if the prompt is long enough to be cached."
    )


def _price(inputs: CostInputs) -> str:
    price = inputs.input_usd_per_million
    text = f"Input tokens are priced at {dollars(price)} a million"
    if price == INPUT_PRICE.value:
        return f"{text}, a list price of {INPUT_PRICE.month}."
    return f"{text}."
