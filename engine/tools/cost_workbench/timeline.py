"""What both paths have cost by the end of each month."""

from dataclasses import dataclass
from fractions import Fraction

from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import Costs

SPANS = (12, 24, 36, 48, 60, 96, 120, 240, 360, 480, 600)
"""How many months a chart may show; each divides into a few round steps."""

FARTHEST_SIGHT = 60
"""A break-even later than this many months is told, not shown."""


@dataclass(frozen=True, slots=True)
class Month:
    """Cumulative US dollars at the end of a month; a refresh due then is already paid."""

    month: int
    prompt_only_usd: Fraction
    tuned_usd: Fraction
    refresh_usd: Fraction


def span_months(inputs: CostInputs, costs: Costs) -> int:
    """How many months are worth showing: the horizon, and a break-even in sight with room to spare."""
    wanted = inputs.horizon_months
    after = costs.break_even_months
    if after is not None and after <= FARTHEST_SIGHT:
        wanted = max(wanted, -(-after * 5 // 4))
    return next(span for span in SPANS if span >= wanted)


def timeline(costs: Costs, months: int) -> list[Month]:
    """Both paths from the start (month 0) to the end of so many months.

    Token prices fall as the inputs say, hosting does not; the training cost is paid at the start.
    """
    stream = costs.stream
    line = [Month(0, Fraction(0), costs.one_time_usd, Fraction(0))]
    for month in range(1, months + 1):
        before = line[-1]
        price = stream.price(month - 1)
        due = stream.refresh_months and month % stream.refresh_months == 0 and month < months
        refresh = costs.refresh_usd if due else Fraction(0)
        line.append(
            Month(
                month,
                before.prompt_only_usd + costs.prompt_only_monthly_usd * price,
                before.tuned_usd
                + costs.tuned_tokens_monthly_usd * price
                + costs.hosting_monthly_usd
                + refresh,
                refresh,
            )
        )
    return line
