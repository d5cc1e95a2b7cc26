"""What the figures mean: the best-fit path, the verdict and notes (DOMAIN B5); warnings are in warnings.py.

The best fit follows from what fails first and what it costs second. Nothing here may contradict a
figure: a verdict in favour of tuning stands beside a note that year one costs more when it does.
"""

from dataclasses import dataclass
from fractions import Fraction

from engine.approaches import Approach
from engine.facts import CACHE_WRITE, INPUT_PRICE
from engine.format import dollars, money
from engine.scenarios import SCENARIOS, Kind
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import Costs, cache_multiplier, prompt_only_monthly_usd
from engine.tools.cost_workbench.timeline import spent
from engine.tools.cost_workbench.warnings import PATIENCE_MONTHS

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


def notes(inputs: CostInputs, costs: Costs) -> tuple[str, ...]:
    """What every reader should know about these figures, whatever they say."""
    found = (_year_one(costs), _falling_prices(costs), _upkeep(inputs), _caching(inputs), _price(inputs))
    return tuple(note for note in found if note)


def _within(costs: Costs, months: int) -> bool:
    return costs.break_even_months is not None and costs.break_even_months <= months


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
