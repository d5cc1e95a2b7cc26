"""The Cost Workbench's answer as JSON, as a terminal table, as a decision record, and for prose."""

from typing import Any

from engine.controls import Value, controls, departures, starting_point, values
from engine.format import Exact, counted, in_time, json_number, money, months, percent
from engine.record import opening
from engine.scenarios import SCENARIOS
from engine.tables import markdown_table, plain_table
from engine.tools.cost_workbench.advice import CLOSING, notes, verdict
from engine.tools.cost_workbench.futures import Futures, futures, is_certain, likely
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import Costs, costs
from engine.tools.cost_workbench.threshold import thresholds
from engine.tools.cost_workbench.timeline import span_months, spent
from engine.tools.cost_workbench.turning import flip_lines, flip_sentence
from engine.tools.cost_workbench.warnings import saved_by_caching_alone_usd, warnings


def report(inputs: CostInputs) -> dict[str, Any]:
    """The answer as JSON: the published contract, unrounded numbers with their displayed text."""
    found = costs(inputs)
    advice = verdict(inputs, found)
    after = found.break_even_months
    return {
        "tool": "cost-workbench",
        "inputs": {
            name: value if isinstance(value, str | bool) else json_number(value)
            for name, value in values(inputs).items()
        },
        "prompt_only_monthly_usd": json_number(found.prompt_only_monthly_usd),
        "tuned_monthly_usd": json_number(found.tuned_monthly_usd),
        "one_time_usd": json_number(found.one_time_usd),
        "monthly_savings_usd": json_number(found.monthly_savings_usd),
        "break_even_months": None if after is None else json_number(after),
        "annual_prompt_only_usd": json_number(found.annual_prompt_only_usd),
        "annual_tuned_usd": json_number(found.annual_tuned_usd),
        "npv_usd": json_number(found.npv_usd),
        "best_fit": advice.best_fit.value,
        "verdict": advice.heading,
        "warnings": [warned.code for warned in warnings(inputs, found)],
        "text": texts(found),
        "flips": {name: _flip(value) for name, value in thresholds(inputs).items()},
        "futures": _futures(inputs),
    }


def texts(found: Costs) -> dict[str, str]:
    """The six figures as they are displayed everywhere."""
    return {
        "prompt_only_monthly": money(found.prompt_only_monthly_usd),
        "tuned_monthly": money(found.tuned_monthly_usd),
        "one_time": money(found.one_time_usd),
        "break_even": months(found.break_even_months),
        "savings": f"{money(found.monthly_savings_usd)} / month",
        "annual": (
            f"Annual spend: {money(found.annual_prompt_only_usd)} prompt-only vs "
            f"{money(found.annual_tuned_usd)} with tuning and rollout cost."
        ),
    }


def futures_sentence(inputs: CostInputs, likely: Futures | None) -> str:
    """How sure break-even is, or what would have to be said to know."""
    if likely is None:
        return (
            "This is one future. Say how far volume, reduction, one-time cost and price may be off, and all 81 "
            "combinations of low, as it is and high are worked out."
        )
    after = [f"{in_time(at)} (P{share})" for share, at in ((10, likely.p10), (50, likely.p50), (90, likely.p90))]
    share = likely.within_horizon
    within = "None" if share == 0 else "All" if share == 1 else percent(share, 1)
    never = f"; {percent(likely.never, 1)} never do" if likely.never else ""
    return (
        f"Over 81 futures break-even comes {after[0]}, {after[1]} and {after[2]}. "
        f"{within} of them pay back within the horizon of {counted(inputs.horizon_months, 'months')}{never}."
    )


def _flip(value: Value | None) -> dict[str, Value | float] | None:
    """Where an input would flip the answer, as JSON."""
    if value is None:
        return None
    return {"value": value if isinstance(value, str | bool) else json_number(value)}


def _futures(inputs: CostInputs) -> dict[str, int | float | None]:
    """The futures as JSON: months to break-even, and shares of one."""
    found = futures(inputs)
    quantiles = {"p10_months": found.p10, "p50_months": found.p50, "p90_months": found.p90}
    return {
        **{name: None if at is None else json_number(at) for name, at in quantiles.items()},
        "within_horizon": json_number(found.within_horizon),
        "never": json_number(found.never),
    }


FIGURE_LABELS = {
    "prompt_only_monthly": "Prompt-only monthly",
    "tuned_monthly": "Tuned monthly",
    "one_time": "One-time training cost",
    "break_even": "Break-even",
    "savings": "Savings signal",
}
"""What each displayed figure is called."""


def figures(inputs: CostInputs) -> dict[str, str]:
    """Texts that prose may quote: every displayed figure, the yearly sums, the best fit, the inputs."""
    found = costs(inputs)
    more = found.annual_tuned_usd - found.annual_prompt_only_usd
    return {
        **texts(found),
        "saving": money(found.monthly_savings_usd),
        "annual_prompt_only": money(found.annual_prompt_only_usd),
        "annual_tuned": money(found.annual_tuned_usd),
        "year_one_difference": money(abs(more)),
        "npv": money(found.npv_usd),
        **_likely_figures(inputs),
        "best_fit": verdict(inputs, found).best_fit.profile.name,
        "verdict": verdict(inputs, found).heading,
        "scenario": SCENARIOS[inputs.scenario].title,
        **{f"input.{name}": shown(name, inputs) for name in controls(CostInputs)},
    }


def _likely_figures(inputs: CostInputs) -> dict[str, str]:
    """How sure break-even is, as prose quotes it."""
    found = futures(inputs)
    return {
        "p10": months(found.p10),
        "p50": months(found.p50),
        "p90": months(found.p90),
        "within_horizon": percent(found.within_horizon),
    }


def table(inputs: CostInputs) -> str:
    """The answer for a terminal: inputs, figures, verdict, warnings, notes."""
    found = costs(inputs)
    scenario = SCENARIOS[inputs.scenario]
    advice = verdict(inputs, found)
    warned = [f"! {warning.text}" for warning in warnings(inputs, found)] or ["No warnings for this setup."]
    text = texts(found)
    return "\n".join(
        [
            f"Adaptation Cost Workbench: {scenario.title}",
            f"Goal: {scenario.goal}",
            "",
            plain_table(["Input", "Value"], _input_rows(inputs)),
            "",
            plain_table(["Figure", "Amount"], [[label, text[key]] for key, label in FIGURE_LABELS.items()]),
            "",
            text["annual"],
            *_outlook(inputs),
            "",
            f"{advice.heading}. Best-fit path under this setup: {advice.best_fit.profile.name}.",
            advice.sentence,
            CLOSING,
            "",
            flip_sentence(inputs),
            *(f"  {line}" for line in flip_lines(inputs)),
            "",
            *warned,
            *(f"- {note}" for note in notes(inputs, found)),
        ]
    )


def rows(inputs: CostInputs) -> list[list[str | Exact]]:
    """The answer for a spreadsheet: what both paths have cost by the end of each month that the chart shows."""
    found = costs(inputs)
    caching = saved_by_caching_alone_usd(inputs, found)
    uncached = [] if caching is None else ["prompt_only_not_cached_usd"]
    table: list[list[str | Exact]] = [
        ["month", "prompt_only_usd", "tuned_usd", "tuned_minus_prompt_only_usd", *uncached, "scenario"]
    ]
    for month in range(span_months(inputs, found, likely(inputs)) + 1):
        at = spent(found, month)
        more = at.tuned_usd - at.prompt_only_usd
        without: list[Exact] = (
            [] if caching is None else [(found.prompt_only_monthly_usd + caching) * found.stream.price_sum(month)]
        )
        table.append([month, at.prompt_only_usd, at.tuned_usd, more, *without, inputs.scenario])
    return table


def record(inputs: CostInputs, page: str = "") -> str:
    """The answer as a decision record in Markdown, complete without the page whose address it gives."""
    found = costs(inputs)
    scenario = SCENARIOS[inputs.scenario]
    advice = verdict(inputs, found)
    text = texts(found)
    warned = [f"- {warning.text}" for warning in warnings(inputs, found)] or ["No warnings for this setup."]
    return "\n".join(
        [
            *opening("cost-workbench", "Cost Workbench", advice.best_fit.profile.name, scenario, inputs, page),
            markdown_table(["Input", "Value"], _input_rows(inputs)),
            "",
            "## Cost",
            "",
            markdown_table(["Figure", "Amount"], [[label, text[key]] for key, label in FIGURE_LABELS.items()]),
            "",
            text["annual"],
            *_outlook(inputs),
            "",
            "## What would change it",
            "",
            flip_sentence(inputs),
            "",
            *(f"- {line}" for line in flip_lines(inputs)),
            "",
            "## Decision",
            "",
            f"**{advice.best_fit.profile.name}.** {advice.heading}. {advice.sentence} {CLOSING}",
            "",
            "## Warnings",
            "",
            *warned,
            "",
            "## Notes",
            "",
            *(f"- {note}" for note in notes(inputs, found)),
        ]
    )


def _outlook(inputs: CostInputs) -> list[str]:
    """The futures in a paragraph, when there is more than one."""
    return [] if is_certain(inputs) else ["", futures_sentence(inputs, futures(inputs))]


def shown(name: str, inputs: CostInputs) -> str:
    """An input's value with its unit, as a table shows it."""
    return controls(CostInputs)[name].spoken(getattr(inputs, name))


def _input_rows(inputs: CostInputs) -> list[list[str]]:
    """The five controls, and every assumption that is no longer neutral."""
    names = starting_point(inputs) | departures(inputs)
    return [[kind.label, shown(name, inputs)] for name, kind in controls(CostInputs).items() if name in names]
