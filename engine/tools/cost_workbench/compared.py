"""What of a Cost Workbench state is compared with another: the inputs, the figures, the best fit."""

from collections.abc import Iterator
from fractions import Fraction

from engine.controls import Number, controls, entered, is_starting_point, starting_point
from engine.difference import Line, Quantity, money_quantity
from engine.format import money
from engine.tools.cost_workbench.advice import verdict
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import costs
from engine.tools.cost_workbench.report import FIGURE_LABELS, texts

GIVEN, FOUND = "Inputs", "Result"


def compared(inputs: CostInputs) -> list[Line]:
    """The lines of one state; the assumptions only count where they differ."""
    found = costs(inputs)
    figures = {
        "prompt_only_monthly": money_quantity(found.prompt_only_monthly_usd),
        "tuned_monthly": money_quantity(found.tuned_monthly_usd),
        "one_time": money_quantity(found.one_time_usd),
        "break_even": _months(found.break_even_months),
        "savings": money_quantity(found.monthly_savings_usd),
    }
    text = texts(found)
    return [
        *_given(inputs),
        *(Line(FOUND, FIGURE_LABELS[key], text[key], it, words=text[key].lower()) for key, it in figures.items()),
        _sum("Year one, prompt-only", found.annual_prompt_only_usd),
        _sum("Year one, tuned", found.annual_tuned_usd),
        Line(FOUND, "Best fit", verdict(inputs, found).best_fit.profile.name),
    ]


def _given(inputs: CostInputs) -> Iterator[Line]:
    main = starting_point(inputs)
    for name, kind in controls(CostInputs).items():
        value = getattr(inputs, name)
        always = name in main or is_starting_point(kind)
        if isinstance(kind, Number):
            label = f"{kind.label}, {kind.unit}" if kind.unit and not kind.positions else kind.label
            yield Line(
                GIVEN, label, f"{kind.prefix}{entered(value)}", Quantity(value, prefix=kind.prefix), always=always
            )
        else:
            yield Line(GIVEN, kind.label, kind.spoken(value), always=always)


def _months(count: Fraction | None) -> Quantity | None:
    """Months until break-even; never and at once are words, not numbers."""
    return Quantity(count, places=1, unit="months") if count else None


def _sum(label: str, usd: Fraction) -> Line:
    return Line(FOUND, label, money(usd), money_quantity(usd))
