"""How sure break-even is: 81 futures instead of random numbers (DOMAIN B2).

Four things that nobody knows well, each as low, as it is or as high, give 3 to the power of 4 exact cases. Low and high
stand for the 10th and the 90th percentile, so the three weigh 30, 40 and 30 in a hundred (Swanson's rule).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from engine.tools.cost_workbench.inputs import RANGES, CostInputs
from engine.tools.cost_workbench.model import stream
from engine.tools.cost_workbench.payback import payback_months

WEIGHTS = (Fraction(3, 10), Fraction(4, 10), Fraction(3, 10))
"""Of the low value, of the value itself, of the high one."""

type Months = Fraction | None
"""Until break-even; None is never."""


@dataclass(frozen=True, slots=True)
class Futures:
    """Months to break-even over all futures: those that one in ten, one in two and nine in ten do not exceed.

    `within_horizon` and `never` are shares of one.
    """

    p10: Months
    p50: Months
    p90: Months
    within_horizon: Fraction
    never: Fraction


def is_certain(inputs: CostInputs) -> bool:
    """Whether no range is set, so that there is one future only."""
    return all(getattr(inputs, name) == 1 for names in RANGES.values() for name in names)


def likely(inputs: CostInputs) -> Futures | None:
    """All futures when a range is set, or None when there is only one."""
    return None if is_certain(inputs) else futures(inputs)


def futures(inputs: CostInputs) -> Futures:
    """All futures of one setting of the inputs, weighed."""
    found = sorted(_weighed(inputs), key=lambda future: (future[0] is None, future[0] or 0))
    return Futures(
        p10=_quantile(found, Fraction(1, 10)),
        p50=_quantile(found, Fraction(1, 2)),
        p90=_quantile(found, Fraction(9, 10)),
        within_horizon=sum(
            (weight for after, weight in found if after is not None and after <= inputs.horizon_months), Fraction(0)
        ),
        never=sum((weight for after, weight in found if after is None), Fraction(0)),
    )


def _weighed(inputs: CostInputs) -> Iterator[tuple[Months, Fraction]]:
    """Every future's break-even with its weight; those that are the same case are counted as one."""
    volumes, reductions, one_times, prices = (_levels(inputs, *names) for names in RANGES.values())
    for (reduction, a), (price, b) in product(reductions, prices):
        moved = replace(
            inputs,
            prompt_reduction_tokens=inputs.prompt_reduction_tokens * reduction,
            input_usd_per_million=inputs.input_usd_per_million * price,
            output_usd_per_million=inputs.output_usd_per_million * price,
        )
        one = stream(moved)
        for (volume, c), (one_time, d) in product(volumes, one_times):
            future = replace(
                one,
                token_saving_usd=one.token_saving_usd * volume,
                one_time_usd=one.one_time_usd * one_time,
                refresh_usd=one.refresh_usd * one_time,
            )
            yield payback_months(future), a * b * c * d


def _levels(inputs: CostInputs, low: str, high: str) -> list[tuple[Fraction, Fraction]]:
    """What a quantity is multiplied by, and how much that weighs."""
    levels: dict[Fraction, Fraction] = {}
    for level, weight in zip((getattr(inputs, low), 1, getattr(inputs, high)), WEIGHTS, strict=True):
        levels[Fraction(level)] = levels.get(Fraction(level), Fraction(0)) + weight
    return list(levels.items())


def _quantile(found: list[tuple[Months, Fraction]], share: Fraction) -> Months:
    """The first break-even, in order, by which a share of all weight is reached."""
    reached = Fraction(0)
    for after, weight in found:
        reached += weight
        if reached >= share:
            return after
    return found[-1][0]
