"""What the page shows of one Cost Workbench answer; every number is already text or geometry."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.approaches import Profile
from engine.carry import Carry
from engine.controls import controls, departures, entered, starting_point
from engine.format import fixed, money, months
from engine.scenarios import SCENARIOS, Scenario, edited_sentence
from engine.tools.cost_workbench.advice import CLOSING, Verdict, notes, verdict
from engine.tools.cost_workbench.carried import carries
from engine.tools.cost_workbench.drawing import Drawing, Shown, drawing
from engine.tools.cost_workbench.futures import is_certain, likely
from engine.tools.cost_workbench.inputs import EXAMPLE_RANGES, RANGES, SCALES, CostInputs
from engine.tools.cost_workbench.model import Costs, costs
from engine.tools.cost_workbench.report import FIGURE_LABELS, futures_sentence, shown, texts
from engine.tools.cost_workbench.suggestions import beside
from engine.tools.cost_workbench.timeline import Spent, span_months, spent
from engine.tools.cost_workbench.warnings import Section, saved_by_caching_alone_usd, warnings

FIFTY_YEARS = 600

MONTH_BY_MONTH = 60
"""A chart of so many months is told month by month."""


@dataclass(frozen=True, slots=True)
class Given:
    """One input as it was given, for readers who see no controls."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the headline amounts; `remark` is what a reader may need beside it, or nothing."""

    id: str
    label: str
    amount: str
    remark: str


@dataclass(frozen=True, slots=True)
class Look:
    """A control that a warning concerns: the name of its input, and what it is called."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning, and where it leads: controls of this tool, a part of the article, or both."""

    code: str
    text: str
    looks: tuple[Look, ...]
    section: Section | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """The chart in numbers: both paths by the end of a month, and which is behind."""

    month: str
    prompt_only: str
    tuned: str
    difference: str
    uncached: str


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to draw the dollars."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CostView:
    """Everything the Cost Workbench shows."""

    scenario: Scenario
    edited: str
    restore: Mapping[str, str]
    carries: tuple[Carry, ...]
    given: tuple[Given, ...]
    figures: tuple[Figure, ...]
    annual: str
    chart: Drawing
    chart_title: str
    chart_description: str
    caching: str
    futures: str
    ranges: Mapping[str, str]
    certain: bool
    scales: tuple[Scale, ...]
    rows: tuple[TableRow, ...]
    verdict: Verdict
    best_fit: Profile
    closing: str
    warnings: tuple[Caution, ...]
    notes: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]]
    summary: str


def view(inputs: CostInputs) -> CostView:
    """The whole answer for one setting of the inputs."""
    found = costs(inputs)
    advice = verdict(inputs, found)
    shown_there = shown_on_chart(inputs, found)
    span = shown_there.span
    end = spent(found, span)
    start = starting_point(inputs)
    departed = departures(inputs)
    edited = {name: value for name, value in start.items() if name in departed}
    text = texts(found)
    return CostView(
        scenario=SCENARIOS[inputs.scenario],
        edited=edited_sentence(len(edited), len(start), "controls"),
        restore={name: entered(value) for name, value in edited.items()},
        carries=carries(inputs),
        given=tuple(
            Given(kind.label, shown(name, inputs))
            for name, kind in controls(CostInputs).items()
            if name in start or name in departed
        ),
        figures=tuple(Figure(key, label, text[key], _remark(key, found)) for key, label in FIGURE_LABELS.items()),
        annual=text["annual"],
        chart=drawing(found, shown_there),
        chart_title=f"Cumulative cost over {span} months: prompt-only and tuned path",
        chart_description=_description(found, end),
        caching=_caching(inputs, found),
        futures=futures_sentence(inputs, shown_there.likely),
        ranges={name: entered(value) for name, value in _other_ranges(inputs).items()},
        certain=shown_there.likely is None,
        scales=tuple(Scale(o.value, o.label, o.value == inputs.scale) for o in SCALES),
        rows=tuple(
            _row(spent(found, month), found, shown_there.uncached_monthly_usd) for month in _told_months(found, span)
        ),
        verdict=advice,
        best_fit=advice.best_fit.profile,
        closing=CLOSING,
        warnings=tuple(
            Caution(
                warned.code,
                warned.text,
                tuple(Look(name, controls(CostInputs)[name].label) for name in warned.controls),
                warned.section,
            )
            for warned in warnings(inputs, found)
        ),
        notes=notes(inputs, found),
        labels=_labels(inputs),
        summary=f"{payback(found)} Best fit: {advice.best_fit.profile.name}.",
    )


def shown_on_chart(inputs: CostInputs, found: Costs) -> Shown:
    """What the chart of an answer has to show."""
    may_be = likely(inputs)
    caching = saved_by_caching_alone_usd(inputs, found)
    return Shown(
        span=span_months(inputs, found, may_be),
        log=inputs.scale == "log",
        likely=may_be,
        uncached_monthly_usd=None if caching is None else found.prompt_only_monthly_usd + caching,
    )


def payback(found: Costs) -> str:
    """When tuning pays back, in a sentence."""
    after = found.break_even_months
    if after is None:
        return "Tuning never pays back."
    if after == 0:
        return "Tuning saves from the first month."
    return f"Tuning pays back after {fixed(after, 1)} months."


def _labels(inputs: CostInputs) -> dict[str, dict[str, str]]:
    found = beside(inputs)
    for name in controls(CostInputs):
        found[name] = {**found.get(name, {}), "spoken": shown(name, inputs)}
    return found


def _remark(figure: str, found: Costs) -> str:
    after = found.break_even_months
    if figure == "break_even" and after is not None and after > FIFTY_YEARS:
        return "more than 50 years"
    return ""


def _description(found: Costs, end: Spent) -> str:
    after = found.break_even_months
    text = f"The tuned path starts {money(found.one_time_usd)} higher"
    if after == 0:
        text = "The tuned path has nothing to pay back and is ahead from the first month."
    elif not found.one_time_usd:
        text = "The tuned path has nothing to pay back, and saves nothing either."
    elif after is None:
        text += " and never makes it up."
    elif after > end.month:
        text += f" and has not made it up after {end.month} months."
    else:
        text += f" and crosses the prompt-only path after {months(after).lower()}."
    if after is not None and after <= end.month and end.tuned_usd > end.prompt_only_usd:
        text = f"{text.removesuffix('.')}, but falls behind again later."
    return f"{text} After {end.month} months: {money(end.prompt_only_usd)} prompt-only, {money(end.tuned_usd)} tuned."


def _caching(inputs: CostInputs, found: Costs) -> str:
    """What the third line is for."""
    caching = saved_by_caching_alone_usd(inputs, found)
    if caching is None:
        return ""
    tuning = found.monthly_savings_usd
    beside = f"tuning saves {money(tuning)} more" if tuning > 0 else "tuning saves nothing on top of it"
    return (
        "The dotted line is the prompt-only path without its cache. "
        f"The cache alone saves {money(caching)} a month, with nothing to pay up front; {beside}."
    )


def _told_months(found: Costs, span: int) -> list[int]:
    """The months of the table: all, or on a long chart evenly spaced ones and that of the break-even."""
    after = found.break_even_months
    step = 1 if span <= MONTH_BY_MONTH else span // 24
    return sorted({*range(0, span + 1, step), *([-(-after // 1)] if after is not None and after <= span else ())})


def _other_ranges(inputs: CostInputs) -> Mapping[str, Fraction]:
    """What the button beside the futures sets: ranges to start from, or none again."""
    if is_certain(inputs):
        return EXAMPLE_RANGES
    return {name: Fraction(1) for names in RANGES.values() for name in names}


def _row(month: Spent, found: Costs, uncached_monthly_usd: Fraction | None) -> TableRow:
    difference = month.tuned_usd - month.prompt_only_usd
    behind = "more" if difference > 0 else "less"
    return TableRow(
        month=str(month.month),
        prompt_only=money(month.prompt_only_usd),
        tuned=money(month.tuned_usd),
        difference=f"{money(abs(difference))} {behind}" if difference else "the same",
        uncached=""
        if uncached_monthly_usd is None
        else money(uncached_monthly_usd * found.stream.price_sum(month.month)),
    )
