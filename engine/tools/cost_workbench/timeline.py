"""What both paths have cost by the end of a month."""

from dataclasses import dataclass
from fractions import Fraction

from engine.tools.cost_workbench.futures import Futures
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import Costs

SPANS = (12, 24, 36, 48, 60, 96, 120, 240, 360, 480, 600)
"""How many months a chart may show; each divides into a few round steps."""

FARTHEST_SIGHT = 60
"""A break-even later than this many months is told, not shown."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Cumulative US dollars at the end of a month; a refresh that falls due just then is still to pay."""

    month: int
    prompt_only_usd: Fraction
    tuned_usd: Fraction
    refresh_usd: Fraction


def span_months(inputs: CostInputs, costs: Costs, likely: Futures | None = None) -> int:
    """How many months are worth showing: the horizon, and every break-even in sight with room to spare."""
    later = [costs.break_even_months, *((likely.p50, likely.p90) if likely else ())]
    seen = [-(-after * 5 // 4) for after in later if after is not None and after <= FARTHEST_SIGHT]
    return next(span for span in SPANS if span >= max(inputs.horizon_months, *seen, 0))


def spent(costs: Costs, month: int) -> Spent:
    """Both paths from the start to the end of a month; month 0 is the start, when training is paid.

    Token prices fall as the inputs say, hosting does not.
    """
    stream = costs.stream
    tokens = stream.price_sum(month)
    tuned = costs.one_time_usd + costs.tuned_tokens_monthly_usd * tokens + costs.hosting_monthly_usd * month
    due = stream.refresh_months and month and month % stream.refresh_months == 0
    return Spent(
        month,
        costs.prompt_only_monthly_usd * tokens,
        tuned + costs.refresh_usd * stream.refreshes_by(max(0, month - 1)),
        costs.refresh_usd if due else Fraction(0),
    )


def corners(costs: Costs, span: int, bent: bool = False) -> list[Spent]:
    """The moments between which both paths run straight: the ends, every refresh, and every month
    while prices fall or where the scale bends them. A span of more than ten years is followed in fewer, longer steps.
    """
    step = max(1, span // 120)
    stream = costs.stream
    bends = range(0, span, step) if bent or stream.price_decline_per_year else range(1)
    refreshes = range(0, span, stream.refresh_months) if stream.refresh_months else range(1)
    months = sorted({*bends, *refreshes, span})
    return [spent(costs, month) for month in months]
