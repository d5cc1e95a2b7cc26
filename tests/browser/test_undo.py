"""A reader takes back what was changed, and starts again."""

import pytest

from tests.browser.reader import TOOLS


@pytest.mark.parametrize("name", TOOLS)
def test_undo_and_redo(live, name):
    shown = live(name)
    opened = shown.inputs()
    assert shown.undo.is_disabled()

    slider = shown.slider(shown.sliders()[0])
    slider.press("End")
    shown.root.locator("input[value=brand]").check(force=True)
    assert shown.shows_the_answer()
    chosen = shown.inputs()

    entries = shown.page.evaluate("history.length")
    shown.undo.click()
    moved = shown.inputs()
    assert moved["scenario"] == opened["scenario"]
    assert moved != opened
    shown.undo.click()
    assert shown.inputs() == opened
    assert shown.shows_the_answer()
    assert shown.undo.is_disabled()

    slider.press("Control+Shift+z")
    slider.press("Control+y")
    assert shown.inputs() == chosen
    assert shown.shows_the_answer()
    assert shown.root.get_by_role("button", name="Redo").is_disabled()
    slider.press("Control+z")
    slider.press("Control+z")
    assert shown.inputs() == opened
    assert shown.page.evaluate("history.length") == entries


def test_what_is_undone_is_gone_when_something_else_is_changed(live):
    shown = live("decision-lab")
    shown.slider("data").press("Home")
    shown.undo.click()
    shown.slider("freshness").press("End")

    assert shown.root.get_by_role("button", name="Redo").is_disabled()
    shown.undo.click()
    assert shown.inputs()["freshness"] == "18"


@pytest.mark.parametrize("name", TOOLS)
def test_reset_one_input_and_all(live, name):
    shown = live(name)
    opened = shown.inputs()
    first, second = shown.sliders()[:2]
    for control in (first, second):
        shown.slider(control).press("End")
    assert shown.shows_the_answer()

    shown.root.locator(f"[data-reset={first}]").click()
    assert shown.inputs()[first] == opened[first]
    assert shown.inputs()[second] != opened[second]
    assert shown.slider(first).evaluate("s => s === document.activeElement")
    assert shown.shows_the_answer()
    assert shown.root.locator(f"[data-reset={first}]").is_disabled()

    shown.root.get_by_role("button", name="Reset", exact=True).click()
    assert shown.inputs() == opened
    assert shown.shows_the_answer()
    shown.undo.click()
    assert shown.inputs()[second] != opened[second]
