"""The chart says what the figures say."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from engine.controls import read
from engine.tools.cost_workbench import TOOL
from engine.tools.cost_workbench.drawing import LABEL_HEIGHT, ON_PAGE
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import costs
from engine.tools.cost_workbench.timeline import corners, span_months, spent


def view(**given):
    return TOOL.view(read(CostInputs, {name: str(value) for name, value in given.items()}))


def test_the_reference_case_crosses_where_it_breaks_even():
    chart = view().chart

    assert chart.break_even.label == "Break-even: 17.6 months"
    assert chart.break_even.x == "73.5"  # 17.6 of 24 months
    assert chart.months[-1].label == "24 months"
    assert chart.owed and chart.gained


def test_the_table_is_the_chart_in_numbers():
    rows = {row.month: row for row in view().rows}

    assert (rows["0"].prompt_only, rows["0"].tuned) == ("$0.00", "$2,200")
    assert (rows["12"].prompt_only, rows["12"].tuned, rows["12"].difference) == ("$2,419", "$3,122", "$702 more")
    assert (rows["24"].prompt_only, rows["24"].tuned, rows["24"].difference) == ("$4,838", "$4,043", "$795 less")


def test_without_a_break_even_there_is_no_mark_and_nothing_gained():
    chart = view(prompt_reduction_tokens=0).chart

    assert chart.break_even is None
    assert chart.gained == ""


def test_a_far_break_even_is_told_and_not_shown():
    far = view(scenario="brand")

    assert far.chart.break_even is None
    assert "has not made it up after 12 months" in far.chart_description


def test_a_refresh_is_a_step_and_one_at_the_very_end_is_still_to_pay():
    found = costs(CostInputs(refresh_months=6))
    line = corners(found, 24)

    assert [at.month for at in line if at.refresh_usd] == [6, 12, 18, 24]
    assert line[-1].tuned_usd == 24 * found.tuned_monthly_usd + 4 * 2200


@given(st.integers(1, 36), st.sampled_from(["0", "0.3"]))
def test_year_one_in_the_chart_is_year_one_in_the_figures(refresh, decline):
    found = costs(read(CostInputs, {"refresh_months": str(refresh), "price_decline_per_year": decline}))
    end = spent(found, 12)

    if decline == "0":
        assert (end.prompt_only_usd, end.tuned_usd) == (found.annual_prompt_only_usd, found.annual_tuned_usd)
    else:
        assert end.prompt_only_usd < found.annual_prompt_only_usd


@given(st.integers(1, 60), st.integers(0, 36), st.sampled_from(["0", "0.3", "1"]))
def test_the_lead_in_the_chart_is_what_was_saved_less_what_was_spent(months, refresh, decline):
    found = costs(read(CostInputs, {"refresh_months": str(refresh), "price_decline_per_year": decline}))
    at = spent(found, months)
    owed = found.one_time_usd + found.refresh_usd * found.stream.refreshes_by(months - 1)

    assert at.prompt_only_usd - at.tuned_usd == found.stream.saved_usd(months) - owed


numbers = st.fixed_dictionaries(
    {
        "monthly_requests": st.integers(0, 100_000_000),
        "extra_prompt_tokens": st.integers(0, 1_000_000),
        "prompt_reduction_tokens": st.integers(0, 1_000_000),
        "training_usd": st.integers(0, 10_000_000),
        "hosting_usd_per_month": st.one_of(st.just(0), st.integers(0, 10_000_000)),
        "refresh_months": st.integers(0, 600),
        "horizon_months": st.integers(1, 600),
        "price_decline_per_year": st.sampled_from(["0", "0.3", "1"]),
    }
)


@given(numbers)
def test_everything_drawn_is_inside_the_drawing(given):
    chart = view(**given).chart

    for line in (chart.prompt_only, chart.tuned, chart.owed, chart.gained):
        for x, y in re.findall(r"[ML]([-\d.]+) ([-\d.]+)", line):
            assert 0 <= float(x) <= 1000
            assert ON_PAGE.top <= float(y) <= ON_PAGE.bottom
    ends = sorted(float(end.y) for end in chart.ends)
    assert all(below - above >= LABEL_HEIGHT - 0.2 for above, below in pairwise(ends))
    assert 0 <= ends[0] <= ends[-1] <= ON_PAGE.bottom
    assert len(chart.months) <= 9
    assert len(chart.dollars) <= 6


@given(numbers)
def test_the_chart_reaches_the_horizon_and_a_break_even_in_sight(given):
    inputs = read(CostInputs, {name: str(value) for name, value in given.items()})
    found = costs(inputs)
    span = span_months(inputs, found)

    assert span >= inputs.horizon_months
    if found.break_even_months is not None and found.break_even_months <= 48:
        assert span > found.break_even_months
