"""Raw text becomes typed inputs, or a line that says what is allowed."""

from dataclasses import dataclass
from fractions import Fraction
from types import SimpleNamespace
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.controls import (
    Choice,
    Number,
    Option,
    Switch,
    controls,
    decades,
    departures,
    entered,
    ladder,
    read,
    starting_point,
    written,
)
from engine.controls import (
    control as declared,
)
from engine.errors import InvalidInput
from engine.form import folds, labels
from engine.tools import tools
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.decision_lab.inputs import LabInputs

WHOLE = Number("Amount", "", low=0, high=100)
MONEY = Number("Price", "", low=0, high=1_000_000, decimals=6, prefix="$")


@pytest.mark.parametrize(
    ("positions", "stops"),
    [
        (ladder((0, 100, 5)), ""),
        (ladder((0, 2000, 500)), "0 500 1,000 1,500 2,000"),
        ((Fraction(0), Fraction(1, 10), Fraction(2, 10)), "0 0.1 0.2"),
        (ladder((0, 4, 2), (10, 20, 10)), "0 2 4 10 20"),
    ],
)
def test_a_slider_says_each_number_as_its_box_does(positions, stops):
    @dataclass(frozen=True)
    class Inputs:
        amount: int = declared(Number("Amount", "", low=0, high=2000, decimals=1, positions=positions), default=0)

    (fold,) = folds(Inputs(), SimpleNamespace(labels={}))

    assert fold.fields[0].range.stops == stops


@pytest.mark.parametrize(
    ("control", "text", "value"),
    [
        (WHOLE, "0", 0),
        (WHOLE, " 42 ", 42),
        (WHOLE, "007", 7),
        (WHOLE, "100.0", 100),
        (WHOLE, "5.", 5),
        (MONEY, "1,234.50", Fraction("1234.5")),
        (MONEY, "$1,800", Fraction(1800)),
        (MONEY, ".5", Fraction(1, 2)),
        (MONEY, "0.099995", Fraction("0.099995")),
    ],
)
def test_numbers_are_read_as_they_are_written(control, text, value):
    assert control.parse(text) == value


BAD_NUMBERS = [
    "", " ", "x", "12,5", "1,23", "1e2", "1e999", "-0", "-1", "+1", "0x10", "1_000", "1 000", "١٢", "１２", "½", "∞",
    "NaN", "nan", "inf", "--", ".", ",", "$", "1.2.3", "9" * 40, "9" * 4000, "101", "1000000001", "\x00",
    "1\n2", "12\u200b",
]  # fmt: skip


@pytest.mark.parametrize("text", BAD_NUMBERS)
def test_what_is_no_number_gets_a_line_with_the_limits(text):
    with pytest.raises(ValueError, match="a whole number from 0 to 100"):
        WHOLE.parse(text)


def test_decimals_beyond_the_limit_are_refused_not_rounded():
    with pytest.raises(ValueError, match="at most 6 decimals"):
        MONEY.parse("0.1234567")
    with pytest.raises(ValueError, match="whole number"):
        WHOLE.parse("1.5")


def test_a_choice_suggests_what_was_probably_meant():
    choice = Choice("Scenario", "", (Option("support", "Support"), Option("brand", "Brand")))

    assert choice.parse("brand") == "brand"
    with pytest.raises(ValueError, match=r"one of support, brand \(did you mean 'support'\?\)"):
        choice.parse("suport")
    with pytest.raises(ValueError, match=r"^Choose one of support, brand\.$"):
        choice.parse("")


def test_a_switch_is_true_or_false_and_nothing_else():
    assert Switch("On", "").parse("true") is True
    assert Switch("On", "").parse("false") is False
    with pytest.raises(ValueError, match="true or false"):
        Switch("On", "").parse("yes")


def test_what_is_not_given_comes_from_the_starting_point_and_then_from_the_defaults():
    inputs = read(CostInputs, {"scenario": "routing", "training_usd": "99.5"})

    assert (inputs.monthly_requests, inputs.training_usd, inputs.horizon_months) == (188_000, Fraction("99.5"), 12)


def test_every_mistake_is_reported_at_once():
    with pytest.raises(InvalidInput) as caught:
        read(LabInputs, {"data": "x", "volume": "101", "freshness": "5", "colour": "red"})

    assert {problem.field for problem in caught.value.problems} == {"data", "volume", "colour"}
    assert next(p for p in caught.value.problems if p.field == "volume").given == "101"


def test_a_long_mistake_is_quoted_in_part():
    with pytest.raises(InvalidInput) as caught:
        read(LabInputs, {"data": "9" * 5000, "z" * 5000: ""})

    assert all(len(p.given) <= 40 and len(p.field) <= 40 and len(p.message) < 300 for p in caught.value.problems)


@pytest.mark.parametrize("tool", tools().values(), ids=lambda tool: tool.name)
def test_opening_values_are_those_of_the_opening_scenario(tool):
    assert tool.inputs() == read(tool.inputs, {})
    assert departures(tool.inputs()) == {}


@pytest.mark.parametrize("tool", tools().values(), ids=lambda tool: tool.name)
def test_every_starting_point_sets_values_its_sliders_can_stop_at(tool):
    known = controls(tool.inputs)
    choices = [(name, option.value) for name in known for option in getattr(known[name], "options", ())]

    for name, chosen in choices:
        inputs = read(tool.inputs, {name: chosen})
        for other, value in starting_point(inputs).items():
            assert value in known[other].positions
            assert getattr(inputs, other) == value


@pytest.mark.parametrize("tool", tools().values(), ids=lambda tool: tool.name)
def test_what_is_written_or_entered_reads_back(tool):
    inputs = tool.inputs()

    for name, control in controls(tool.inputs).items():
        value = getattr(inputs, name)
        assert control.parse(written(value)) == control.parse(entered(value)) == value
        assert control.spoken(value)


@pytest.mark.parametrize("tool", tools().values(), ids=lambda tool: tool.name)
def test_every_position_of_every_slider_reads_back(tool):
    for control in controls(tool.inputs).values():
        for position in getattr(control, "positions", ()):
            assert control.parse(entered(position)) == position


def test_departures_are_what_differs_from_the_scenario():
    inputs = read(CostInputs, {"scenario": "brand", "training_usd": "1500", "evaluation_usd": "501", "labels": "7"})

    assert departures(inputs) == {"evaluation_usd": 501, "labels": 7}


def test_ladders_and_decades_hold_what_was_asked_for():
    assert [int(stop) for stop in decades(100, 1000, also=[250])][:6] == [100, 110, 120, 130, 150, 160]
    assert Fraction(250) in decades(100, 1000, also=[250])
    assert ladder((0, 10, 5), also=[7]) == (0, 5, 7, 10)


@given(st.text())
def test_any_text_is_read_or_refused(text):
    for control in (WHOLE, MONEY, Switch("", ""), Choice("", "", (Option("a", "A"),))):
        try:
            value = control.parse(text)
        except ValueError as error:
            assert str(error)
        else:
            assert control.spoken(value)


def test_any_tool_with_folded_groups_counts_what_was_changed_in_them():
    @dataclass(frozen=True)
    class Inputs:
        main: int = declared(Number("Main", "", 0, 9), 1)
        aside: int = declared(Number("Aside", "", 0, 9), 1, group="Asides")

    class Shown:
        labels: ClassVar = {"main": {"spoken": "1"}}
        summary = ""

    assert labels(Inputs(), Shown())["assumptions"] == {"count": "all neutral", "Asides": ""}
    assert labels(Inputs(main=2, aside=3), Shown()) == {
        "main": {"spoken": "1", "start": "1"},
        "aside": {"start": "1"},
        "assumptions": {"count": "1 changed", "Asides": "1 changed"},
    }
