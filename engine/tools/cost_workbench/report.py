"""The Cost Workbench's answer as JSON, as a terminal table, as a decision record, and for prose."""

from typing import Any

from engine.controls import controls, departures, starting_point, values
from engine.format import Exact, json_number, money, months
from engine.record import opening
from engine.scenarios import SCENARIOS
from engine.tables import markdown_table, plain_table
from engine.tools.cost_workbench.advice import CLOSING, notes, verdict
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import Costs, costs
from engine.tools.cost_workbench.timeline import span_months, spent
from engine.tools.cost_workbench.warnings import warnings


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
        "best_fit": verdict(inputs, found).best_fit.profile.name,
        "verdict": verdict(inputs, found).heading,
        "scenario": SCENARIOS[inputs.scenario].title,
        **{f"input.{name}": shown(name, inputs) for name in controls(CostInputs)},
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
            "",
            f"{advice.heading}. Best-fit path under this setup: {advice.best_fit.profile.name}.",
            advice.sentence,
            CLOSING,
            "",
            *warned,
            *(f"- {note}" for note in notes(inputs, found)),
        ]
    )


def rows(inputs: CostInputs) -> list[list[str | Exact]]:
    """The answer for a spreadsheet: what both paths have cost by the end of each month that the chart shows."""
    found = costs(inputs)
    table: list[list[str | Exact]] = [
        ["month", "prompt_only_usd", "tuned_usd", "tuned_minus_prompt_only_usd", "scenario"]
    ]
    for month in range(span_months(inputs, found) + 1):
        at = spent(found, month)
        more = at.tuned_usd - at.prompt_only_usd
        table.append([month, at.prompt_only_usd, at.tuned_usd, more, inputs.scenario])
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


def shown(name: str, inputs: CostInputs) -> str:
    """An input's value with its unit, as a table shows it."""
    return controls(CostInputs)[name].spoken(getattr(inputs, name))


def _input_rows(inputs: CostInputs) -> list[list[str]]:
    """The five controls, and every assumption that is no longer neutral."""
    names = starting_point(inputs) | departures(inputs)
    return [[kind.label, shown(name, inputs)] for name, kind in controls(CostInputs).items() if name in names]
