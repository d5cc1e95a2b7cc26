"""The open model on the page: a number edited, marked, refused, restored, and its source."""

import json

import pytest

from builder.project import ROOT
from engine.render import sources
from engine.tools import tools
from tests.browser.reader import ToolOnPage
from tests.browser.test_axe import violations


@pytest.fixture
def opened(open_page):
    """The Decision Lab on its own page with its model open, answered by Python."""

    def opened(**options):
        tool = open_page("tools/decision-lab/", **options).tool("decision-lab").wait_until_live()
        tool.root.locator(".model__summary").press("Enter")
        return tool

    return opened


def cell(tool, piece):
    return tool.root.locator(f"[data-piece='{piece}']")


def count(tool):
    return tool.root.locator(".model__count").text_content()


def tab_to(tool, box):
    """By keyboard alone, from the open model's heading."""
    tool.root.locator(".model__summary").focus()
    for _ in range(40):
        tool.page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            return
    raise AssertionError("not reached by Tab")


def test_a_weight_is_edited_by_keyboard_and_everything_follows(opened):
    tool = opened()
    box = cell(tool, "lora.volume")
    tab_to(tool, box)

    tool.page.keyboard.press("ControlOrMeta+a")
    tool.page.keyboard.type("-60")

    assert tool.shows_the_answer()
    assert tool.inputs()["model"] == "lora.volume=-60"
    assert tool.root.locator(".stack__name").inner_text() != "LoRA / PEFT"
    assert "One of the model's numbers is yours" in tool.region.inner_text()
    assert count(tool) == "1 number edited"
    assert box.get_attribute("data-edited") == ""
    assert tool.root.locator(".sheet__published:visible").inner_text() == "20"
    assert tool.root.locator(".model__answer").inner_text().endswith(tool.view().summary)
    assert box.evaluate("box => box === document.activeElement")


def test_a_box_is_named_by_its_headers_and_told_what_is_published(opened):
    tool = opened()
    box = tool.page.get_by_role("textbox", name="LoRA / PEFT Labeled data", exact=True)

    assert box.get_attribute("data-piece") == "lora.data"
    described = box.evaluate(
        "box => box.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id).textContent)"
    )
    assert described == ["published 14", ""]


def test_one_button_restores_the_published_model(opened):
    tool = opened()
    for piece, value in {"lora.data": "-5", "fit.support.rag": "100", "moving_facts.rag.points": "2.25"}.items():
        cell(tool, piece).fill(value)
    assert tool.shows_the_answer()
    assert count(tool) == "3 numbers edited"

    tool.root.get_by_role("button", name="Restore the published model").press("Enter")

    assert tool.shows_the_answer()
    assert tool.inputs()["model"] == ""
    assert tool.root.locator("[data-edited]").count() == 0
    assert cell(tool, "lora.data").input_value() == "14"
    assert count(tool) == "as published"


def test_a_number_that_cannot_be_used_gets_a_line_and_loses_nothing(opened):
    tool = opened()
    cell(tool, "rag.data").fill("7")
    assert tool.shows_the_answer()
    box, error = cell(tool, "lora.data"), tool.root.locator("[data-error=model]")
    for text in ("101", "", "1,5", "1=2,rag.data=3", "x"):
        box.fill(text)
        error.wait_for(state="visible")

        assert "(lora.data): " in error.inner_text()
        assert box.input_value() == text
        assert box.get_attribute("aria-invalid") == "true"
        assert error.get_attribute("id") in box.get_attribute("aria-describedby")
        assert cell(tool, "rag.data").get_attribute("aria-invalid") is None
        assert tool.marked()

    box.fill("14")

    error.wait_for(state="hidden")
    assert box.get_attribute("aria-invalid") is None
    assert tool.inputs()["model"] == "rag.data=7"
    assert tool.shows_the_answer()


def test_text_put_into_the_input_is_spread_over_its_boxes(opened):
    tool = opened()
    cell(tool, "full.data").fill("1")
    button = tool.root.get_by_role("button", name="Restore the published model")
    text = "lora.data=20,moving_facts.rag.points=-0.5"

    button.evaluate("(button, set) => { button.dataset.set = set }", json.dumps({"model": text}))
    button.click()

    assert tool.shows_the_answer()
    edited = tool.root.locator("[data-edited]")
    assert edited.evaluate_all("all => all.map(box => [box.dataset.piece, box.value])") == [
        ["lora.data", "20"],
        ["moving_facts.rag.points", "-0.5"],
    ]


def test_what_was_typed_before_any_script_ran_counts(open_page):
    reader = open_page("make-your-own/")
    let_go = reader.hold("**/boot.js")
    reader.page.goto(reader.address + "tools/decision-lab/", wait_until="commit")
    tool = reader.tool("decision-lab")
    tool.root.locator(".model__summary").click()
    cell(tool, "lora.data").fill("-40")
    let_go()
    tool.wait_until_live()

    assert tool.shows_the_answer()
    assert tool.inputs()["model"] == "lora.data=-40"
    assert count(tool) == "1 number edited"


@pytest.mark.in_firefox("look", {"color_scheme": "light"})
@pytest.mark.parametrize(
    "look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 700}}]
)
def test_nothing_is_in_the_way_of_anyone(opened, look):
    tool = opened(reduced_motion="reduce", **look)
    cell(tool, "lora.data").fill("20")
    assert tool.shows_the_answer()
    cell(tool, "moving_facts.full.points").fill("11")
    tool.root.locator("[data-error=model]:visible").wait_for()
    for summary in tool.root.locator(".source__summary").all():
        summary.click()

    assert violations(tool.page, "[data-tool]") == []
    width = tool.page.viewport_size["width"]
    assert tool.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_box_that_has_the_focus_is_in_sight_on_a_small_screen(opened):
    tool = opened(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    tool.root.locator(".model__summary").focus()
    for _ in range(80):
        tool.page.keyboard.press("Tab")
        tool.page.wait_for_function(
            """() => {
              const it = document.activeElement, {left, right, top, bottom} = it.getBoundingClientRect();
              if (it.dataset.piece === undefined) return true;
              const corners = [[left + 3, bottom - 3], [right - 3, top + 3]];
              return corners.every(([x, y]) => document.elementFromPoint(x, y) === it);
            }"""
        )


@pytest.mark.parametrize("name", list(tools()))
def test_the_source_can_be_read_in_place(open_page, name):
    tool = ToolOnPage(open_page(f"tools/{name}/", java_script_enabled=False).page, name)
    open_folds(tool)

    for module in sources(tools()[name]):
        shown = tool.root.get_by_role("group", name=f"{module}.py")
        file = ROOT / "engine" / "tools" / tools()[name].folder / f"{module}.py"
        assert shown.text_content() == file.read_text("utf-8").rstrip()


def test_without_scripts_the_published_numbers_are_the_table(open_page):
    tool = ToolOnPage(open_page("tools/decision-lab/", java_script_enabled=False).page, "decision-lab")
    open_folds(tool)

    assert tool.root.locator(".sheet__box:visible").count() == 0
    row = tool.root.get_by_role("row", name="LoRA / PEFT 14 14 20 −14 −8".replace("−", "-"))
    assert row.is_visible()


def open_folds(tool):
    """All at once: Playwright's own clicks wait for frames, of which Firefox without scripts tells nothing."""
    tool.root.locator("details").evaluate_all("folds => folds.forEach((fold) => (fold.open = true))")
