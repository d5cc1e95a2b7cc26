"""Pinned states beside the present one: what differs, in the numbers and words that are shown."""

import json
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.approaches import Approach
from engine.compare import LONGEST_NAME, MOST_PINS
from engine.controls import Choice, controls, entered, read
from engine.difference import Change, Line, change, money_quantity
from engine.format import money
from engine.tools import tool, tools
from engine.web import answer

COMPARING = [name for name, tool in tools().items() if "compare" in tool.panels]


def compare(name, now=None, *pinned):
    """The panel's view of inputs as raw text, with pins given as (name, raw text)."""
    asked = tool(name)
    details = {"pins": [{"name": called, "inputs": raw} for called, raw in pinned]}
    return asked.panels["compare"].view(read(asked.inputs, now or {}), details)


def rows(view):
    return {row.label: row for group in view.groups for row in group.rows}


def ask(name, details):
    question = {"tool": name, "ask": "panel", "panel": "compare", "details": details}
    return json.loads(answer(json.dumps(question)))


def number(text):
    """The number in a text such as "−$1,959" or "84.9, 1st"."""
    found = re.match(r"([+−-]?)\$?([\d,.]*\d)", text)
    return Decimal(found[2].replace(",", "")) * (-1 if found[1] in ("−", "-") else 1)


def test_both_tools_compare():
    assert {"decision-lab", "cost-workbench"} <= set(COMPARING)


def test_lab_inputs_scores_and_ranks_stand_side_by_side_with_differences():
    view = compare("decision-lab", {"freshness": "90"}, ("Slow facts", {}))

    found = {label: (row.now, row.cells[0].text, row.cells[0].change.text) for label, row in rows(view).items()}
    assert found["Freshness need"] == ("90, High", "18, Low", "+72")
    assert found["Requirement stability"] == ("82, High", "82, High", "same")
    assert found["Winner"] == ("RAG", "LoRA / PEFT", "now RAG")
    assert found["RAG"] == ("71.3, 1st", "16.0, 5th", "+55.3, rank 5 to 1")
    assert found["LoRA / PEFT"] == ("49.8, 4th", "84.9, 1st", "−35.1, rank 1 to 4")
    assert found["Lead over the second"] == ("15.1", "28.7", "−13.6")
    assert found["Still first in nearby settings"] == ("161 of 243", "236 of 243", "−75")
    assert view.summary == "7 of 14 rows differ."


def test_cost_figures_stand_side_by_side_with_differences_in_dollars_and_months():
    view = compare("cost-workbench", {"monthly_requests": "240,000"}, ("", {}))

    found = {label: (row.now, row.cells[0].text, row.cells[0].change.text) for label, row in rows(view).items()}
    assert found["Monthly requests"] == ("240,000", "120,000", "+120,000")
    assert found["Prompt-only monthly"] == ("$403", "$202", "+$201")
    assert found["Tuned monthly"] == ("$154", "$76.80", "+$77")
    assert found["Break-even"] == ("8.8 months", "17.6 months", "−8.8 months")
    assert found["Savings signal"] == ("$250 / month", "$125 / month", "+$125")
    assert found["Year one, prompt-only"] == ("$4,838", "$2,419", "+$2,419")


def test_never_and_immediate_are_words():
    never, immediate = {"prompt_reduction_tokens": "0"}, {"training_usd": "0", "evaluation_usd": "0"}

    def said(now, before):
        return rows(compare("cost-workbench", now, ("", before)))["Break-even"].cells[0]

    assert (said({}, never).text, said({}, never).change.text) == ("Never", "now 17.6 months")
    assert said(never, {}).change.text == "now never"
    assert said(immediate, {}).change.text == "now immediate"
    assert said(never, immediate).change.text == "now never"
    assert said(never, never).change.text == "same"


def test_an_assumption_is_only_a_row_where_a_state_differs_in_it():
    assert "Cache hit rate" not in rows(compare("cost-workbench", {}, ("", {})))

    view = compare("cost-workbench", {}, ("", {}), ("", {"cache_hit_rate": "0.9", "tuned_prompt_cached": "false"}))

    assert [cell.change.text for cell in rows(view)["Cache hit rate"].cells] == ["same", "−0.9"]
    assert [cell.change.text for cell in rows(view)["Tuned prompt still cached"].cells] == ["same", "now yes"]


@pytest.mark.parametrize("name", COMPARING)
def test_a_state_does_not_differ_from_itself(name):
    view = compare(name, {}, ("", {}))

    assert not any(row.differs for row in rows(view).values())
    assert view.summary.startswith("None of ")


def positions(name):
    known = {n: k for n, k in controls(tool(name).inputs).items() if getattr(k, "positions", ())}
    return st.fixed_dictionaries({}, optional={n: st.sampled_from(k.positions).map(entered) for n, k in known.items()})


@pytest.mark.parametrize("name", COMPARING)
@given(data=st.data())
def test_what_was_pinned_and_the_difference_add_up_to_what_is_now(name, data):
    now, before = data.draw(positions(name)), data.draw(positions(name))

    for row in rows(compare(name, now, ("", before))).values():
        cell = row.cells[0]
        assert row.differs == (row.now != cell.text)
        if cell.change.way not in ("more", "less"):
            continue
        added, old, new = map(number, (cell.change.text, cell.text, row.now))
        assert (added > 0) == (cell.change.way == "more")
        if ("." in row.now and "." in cell.text) or "." not in row.now + cell.text:
            assert old + added == new, row
        else:
            assert abs(old + added - new) <= 1, row


@given(st.integers(-200_000, 200_000), st.integers(-200_000, 200_000))
def test_dollars_of_one_precision_add_up(one, other):
    now, before = (
        Line("", "", money(Fraction(cents, 100)), money_quantity(Fraction(cents, 100))) for cents in (one, other)
    )

    changed = change(now, before)

    if changed.way in ("more", "less") and now.quantity.places == before.quantity.places:
        assert number(before.text) + number(changed.text) == number(now.text)


def test_a_difference_too_small_for_the_coarser_precision_is_said_in_words():
    now, before = (Line("", "", money(usd), money_quantity(usd)) for usd in (Fraction(100), Fraction(9999, 100)))

    assert change(now, before) == Change("now $100", "other")


def test_a_pin_without_a_name_is_called_by_its_starting_point_and_by_how_much_was_changed():
    view = compare(
        "decision-lab", {}, ("", {}), ("", {"data": "1", "volume": "2"}), ("Mine", {}), ("", {"scenario": "support"})
    )

    assert [column.name for column in view.columns] == [
        "Support tone",
        "Support tone, 2 changed",
        "Mine",
        "Support tone (2)",
    ]


def test_a_pin_that_cannot_be_read_any_more_leaves_the_others_as_they_are():
    view = compare("decision-lab", {"data": "10"}, ("Good", {}), ("Old", {"removed": "1"}), ("", {"data": "x"}))

    assert [column.name for column in view.columns] == ["Good", "Old", "Pin 3"]
    assert [bool(column.state) for column in view.columns] == [True, False, False]
    assert [cell.text for cell in rows(view)["Winner"].cells] == ["LoRA / PEFT", "", ""]
    assert rows(view)["Labeled-data availability"].cells[0].change.text == "−62"
    assert compare("decision-lab", {}, ("", {"x": "y"})).summary == ""
    html = ask("decision-lab", {"pins": [{"name": "", "inputs": {"x": "y"}}]})["html"]
    assert "The tool cannot read these inputs any more." in html


@pytest.mark.parametrize("name", COMPARING)
def test_a_pins_state_holds_every_input_also_those_that_only_concern_the_page(name):
    known = controls(tool(name).inputs)
    chosen = {n: kind.options[-1].value for n, kind in known.items() if isinstance(kind, Choice)}

    view = compare(name, {}, ("", chosen))

    state = json.loads(view.columns[0].state)
    assert set(state) == set(known)
    assert state.items() >= chosen.items()
    assert read(tool(name).inputs, state) == read(tool(name).inputs, chosen)


PIN = {"name": "", "inputs": {}}


def test_six_pins_are_the_most():
    assert compare("decision-lab", {}, *[("", {})] * MOST_PINS).full
    assert not compare("decision-lab", {}, *[("", {})] * (MOST_PINS - 1)).full

    assert ask("decision-lab", {"pins": [PIN] * (MOST_PINS + 1)})["errors"] == [
        {"field": "pins", "message": "At most 6 states can be pinned.", "nearest": ""}
    ]


@pytest.mark.parametrize(
    "pins",
    ["", None, {}, 3, [None], [[]], [{}], [{"name": ""}], [{"inputs": {}}], [{**PIN, "name": 1}],
     [{**PIN, "inputs": []}], [{**PIN, "inputs": {"data": 5}}], [{**PIN, "name": "x" * (LONGEST_NAME + 1)}]],
)  # fmt: skip
def test_details_that_are_no_pins_get_one_clear_line(pins):
    (error,) = ask("decision-lab", {"pins": pins})["errors"]

    assert error["field"] == "pins"
    assert re.fullmatch(r"(Pins|A pin).*\.", error["message"])


@given(st.text(max_size=LONGEST_NAME))
def test_any_name_is_text_on_one_line(name):
    view = compare("decision-lab", {}, (name, {}))

    assert view.columns[0].name.isprintable()
    assert view.columns[0].name


def test_a_name_never_becomes_markup():
    html = ask("decision-lab", {"pins": [{**PIN, "name": "<script>alert(1)</script>"}]})["html"]

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_every_approach_has_a_row():
    found = rows(compare("decision-lab", {}, ("", {})))

    assert {approach.profile.name for approach in Approach} <= set(found)
