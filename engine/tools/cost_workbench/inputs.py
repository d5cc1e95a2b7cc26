"""The Cost Workbench's controls: five that every reader sees, and the assumptions behind them.

Every assumption starts neutral, so that the five controls alone give the published figures; see
DOMAIN B2 for what each one does to the model.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from typing import Any

from engine.controls import Choice, Number, Option, Switch, Value, control, decades, ladder
from engine.facts import BATCH_DISCOUNT, CACHE_READ, INPUT_PRICE
from engine.format import Exact
from engine.scenarios import FIRST, SCENARIOS, CostStart
from engine.tools.cost_workbench.hints import HINTS

MOST_REQUESTS = 100_000_000
MOST_TOKENS = 1_000_000
MOST_USD = 10_000_000
MOST_LABELS = 10_000_000
LONGEST_MONTHS = 600

SCALES = (Option("linear", "Linear"), Option("log", "Powers of ten"))
"""How the chart may draw its dollars."""

_COSTS = [scenario.cost for scenario in SCENARIOS.values()]
_START = SCENARIOS[FIRST].cost


def _usd(label: str, hint: str, unit: str = "", positions: tuple[Fraction, ...] = ()) -> Number:
    return Number(label, hint, 0, MOST_USD, decimals=6, prefix="$", unit=unit, positions=positions)


def _tokens(label: str, hint: str, positions: tuple[Fraction, ...] = ()) -> Number:
    return Number(label, hint, 0, MOST_TOKENS, unit="tokens", positions=positions)


def _ratio(label: str, hint: str, most: int = 1, positions: tuple[Fraction, ...] = ()) -> Number:
    return Number(label, hint, 0, most, decimals=6, positions=positions)


def _months(label: str, hint: str, low: int = 0) -> Number:
    return Number(label, hint, low, LONGEST_MONTHS, unit="months")


def _factor(name: str, label: str, low: int, high: int) -> Any:
    """A multiple of what is known, neutral at one."""
    kind = Number(label, HINTS[name], low, high, decimals=6, unit="times")
    return control(kind, default=Fraction(1), group="How sure you are")


def _parts(whole: int, *segments: tuple[int, int, int]) -> tuple[Fraction, ...]:
    """Slider positions in parts of one: runs as for `ladder`, divided by `whole`."""
    return tuple(stop / whole for stop in ladder(*segments))


_PRICE_STOPS = _parts(
    100, (5, 50, 5), (50, 100, 10), (100, 300, 25), (300, 600, 50), (600, 1_000, 100), (1_000, 3_000, 500)
)
"""US dollars per million tokens, about as far as price lists reach."""


def _settings(cost: CostStart) -> dict[str, int]:
    return {
        "monthly_requests": cost.monthly_requests,
        "extra_prompt_tokens": cost.extra_prompt_tokens,
        "training_usd": cost.training_usd,
        "evaluation_usd": cost.evaluation_usd,
        "prompt_reduction_tokens": cost.prompt_reduction_tokens,
    }


@dataclass(frozen=True, slots=True)
class CostInputs:
    """What both paths cost: tokens per call, dollars, months; shares and ratios as numbers of one."""

    scenario: str = control(
        Choice(
            "Cost scenario",
            "Choosing one sets all five controls.",
            tuple(Option(s.id, s.short, _settings(s.cost)) for s in SCENARIOS.values()),
        ),
        default=FIRST,
    )
    monthly_requests: int = control(
        Number(
            "Monthly requests",
            "Calls to the model in an ordinary month.",
            0,
            MOST_REQUESTS,
            unit="requests a month",
            positions=decades(100, 10_000_000, also=[c.monthly_requests for c in _COSTS]),
        ),
        default=_START.monthly_requests,
    )
    extra_prompt_tokens: int = control(
        _tokens(
            "Extra prompt tokens per call",
            "Instructions and examples that ride along with every call to hold the behavior.",
            ladder((0, 1_000, 20), (1_000, 4_000, 100), also=[c.extra_prompt_tokens for c in _COSTS]),
        ),
        default=_START.extra_prompt_tokens,
    )
    training_usd: Fraction = control(
        _usd(
            "Training run cost",
            "The run itself and the work around it: data, attempts, people.",
            positions=ladder((0, 5_000, 100), (5_000, 25_000, 500), also=[c.training_usd for c in _COSTS]),
        ),
        default=_START.training_usd,
    )
    evaluation_usd: Fraction = control(
        _usd(
            "Evaluation overhead",
            "Building test cases and proving that the tuned model is better, once.",
            positions=ladder((0, 2_000, 50), (2_000, 10_000, 250), also=[c.evaluation_usd for c in _COSTS]),
        ),
        default=_START.evaluation_usd,
    )
    prompt_reduction_tokens: Exact = control(
        _tokens(
            "Prompt reduction after tuning",
            "How many of those extra tokens the tuned model no longer needs, per call.",
            ladder((0, 1_000, 20), (1_000, 3_000, 100), also=[c.prompt_reduction_tokens for c in _COSTS]),
        ),
        default=_START.prompt_reduction_tokens,
    )
    input_usd_per_million: Fraction = control(
        _usd("Input price", HINTS["input_usd_per_million"], "per million tokens", _PRICE_STOPS),
        default=INPUT_PRICE.value,
        group="Price",
    )
    cache_hit_rate: Fraction = control(
        _ratio("Cache hit rate", HINTS["cache_hit_rate"], positions=_parts(100, (0, 100, 5))),
        default=Fraction(0),
        group="Prompt caching",
    )
    cache_read_ratio: Fraction = control(
        _ratio("Cached read price", HINTS["cache_read_ratio"]),
        default=CACHE_READ.value,
        group="Prompt caching",
    )
    cache_write_ratio: Fraction = control(
        _ratio("Cache write price", HINTS["cache_write_ratio"], 10),
        default=Fraction(1),
        group="Prompt caching",
    )
    tuned_prompt_cached: bool = control(
        Switch("Tuned prompt still cached", HINTS["tuned_prompt_cached"]),
        default=True,
        group="Prompt caching",
    )
    base_input_tokens: int = control(
        _tokens("Base input tokens", HINTS["base_input_tokens"]),
        default=0,
        group="The rest of the call",
    )
    output_tokens: int = control(
        _tokens("Output tokens", HINTS["output_tokens"]),
        default=0,
        group="The rest of the call",
    )
    output_reduction_tokens: int = control(
        _tokens("Output reduction after tuning", HINTS["output_reduction_tokens"]),
        default=0,
        group="The rest of the call",
    )
    output_usd_per_million: Fraction = control(
        _usd("Output price", HINTS["output_usd_per_million"], "per million tokens"),
        default=Fraction(0),
        group="The rest of the call",
    )
    tuned_price_multiplier: Fraction = control(
        _ratio("Tuned price multiplier", HINTS["tuned_price_multiplier"], 100, _parts(10, (0, 20, 1), (20, 30, 5))),
        default=Fraction(1),
        group="Serving the tuned model",
    )
    gpu_usd_per_hour: Fraction = control(
        _usd("GPU price", HINTS["gpu_usd_per_hour"], "an hour"),
        default=Fraction(0),
        group="Serving the tuned model",
    )
    gpu_hours_per_month: Fraction = control(
        Number("GPU hours", HINTS["gpu_hours_per_month"], 0, 744, decimals=6, unit="hours a month"),
        default=Fraction(730),
        group="Serving the tuned model",
    )
    gpu_count: int = control(
        Number("GPUs", HINTS["gpu_count"], 0, 10_000),
        default=1,
        group="Serving the tuned model",
    )
    hosting_usd_per_month: Fraction = control(
        _usd("Hosting fee", HINTS["hosting_usd_per_month"], "a month"),
        default=Fraction(0),
        group="Serving the tuned model",
    )
    labels: int = control(
        Number("Labeled examples to buy", HINTS["labels"], 0, MOST_LABELS),
        default=0,
        group="Training and upkeep",
    )
    label_usd: Fraction = control(
        _usd("Cost of a labeled example", HINTS["label_usd"], "each"),
        default=Fraction(0),
        group="Training and upkeep",
    )
    refresh_months: int = control(
        _months("Retrain every", HINTS["refresh_months"]),
        default=0,
        group="Training and upkeep",
    )
    refresh_share: Fraction = control(
        _ratio("Cost of a retraining", HINTS["refresh_share"], 10),
        default=Fraction(1),
        group="Training and upkeep",
    )
    batch_share: Fraction = control(
        _ratio("Batch share", HINTS["batch_share"]),
        default=Fraction(0),
        group="Price",
    )
    batch_discount: Fraction = control(
        _ratio("Batch discount", HINTS["batch_discount"]),
        default=BATCH_DISCOUNT.value,
        group="Price",
    )
    discount_rate: Fraction = control(
        _ratio("Discount rate", HINTS["discount_rate"], 10),
        default=Fraction(0),
        group="Time",
    )
    horizon_months: int = control(
        _months("Horizon", HINTS["horizon_months"], low=1),
        default=12,
        group="Time",
    )
    price_decline_per_year: Fraction = control(
        Number("Falling token prices", HINTS["price_decline_per_year"], 0, 1, decimals=6),
        default=Fraction(0),
        group="Price",
    )
    base_model_life_months: int = control(
        _months("Life of the base model", HINTS["base_model_life_months"]),
        default=0,
        group="Time",
    )
    scale: str = control(
        Choice(
            "Scale of the chart",
            "Powers of ten, when one path costs many times the other.",
            SCALES,
            on_page_only=True,
        ),
        default="linear",
    )
    volume_low: Fraction = _factor("volume_low", "Volume, low", 0, 1)
    volume_high: Fraction = _factor("volume_high", "Volume, high", 1, 10)
    reduction_low: Fraction = _factor("reduction_low", "Reduction, low", 0, 1)
    reduction_high: Fraction = _factor("reduction_high", "Reduction, high", 1, 10)
    one_time_low: Fraction = _factor("one_time_low", "One-time cost, low", 0, 1)
    one_time_high: Fraction = _factor("one_time_high", "One-time cost, high", 1, 10)
    price_low: Fraction = _factor("price_low", "Token price, low", 0, 1)
    price_high: Fraction = _factor("price_high", "Token price, high", 1, 10)


RANGES = {
    "Volume": ("volume_low", "volume_high"),
    "Reduction": ("reduction_low", "reduction_high"),
    "One-time cost": ("one_time_low", "one_time_high"),
    "Token price": ("price_low", "price_high"),
}
"""What nobody knows well, with the names of its low and its high multiple."""

INDIFFERENT = ("discount_rate", "base_model_life_months", *chain.from_iterable(RANGES.values()))
"""Numbers that break-even does not depend on."""

BENDS = {
    "extra_prompt_tokens": "prompt_reduction_tokens",
    "prompt_reduction_tokens": "extra_prompt_tokens",
    "output_tokens": "output_reduction_tokens",
    "output_reduction_tokens": "output_tokens",
}
"""Controls along which costs change evenly but for a bend, and the one at whose value that is: no more can be removed
than there is.
"""

EXAMPLE_RANGES = {
    "volume_low": Fraction(6, 10),
    "volume_high": Fraction(13, 10),
    "reduction_low": Fraction(5, 10),
    "reduction_high": Fraction(12, 10),
    "one_time_low": Fraction(9, 10),
    "one_time_high": Fraction(2),
    "price_low": Fraction(5, 10),
}
"""Ranges to start from (DOMAIN B2)."""


def with_value(inputs: CostInputs, name: str, value: Value) -> CostInputs:
    """The same inputs with one of them changed."""
    changed: Any = {name: value}
    return replace(inputs, **changed)
