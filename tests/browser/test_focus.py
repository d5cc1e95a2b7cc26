"""The focus is never lost and never covered, and what a reader opened stays open."""

import pytest

from engine.controls import Choice, controls
from engine.tools import tools
from tests.browser.reader import TOOLS


def test_any_approach_can_be_inspected_and_the_winner_followed_again(live):
    tool = live("decision-lab")
    choice = next(
        k for k in controls(tools()["decision-lab"].inputs).values() if isinstance(k, Choice) and k.on_page_only
    )

    for option in choice.options[1:]:
        button = tool.root.get_by_role("button", name=f"Inspect {option.label}")
        button.press("Enter")
        assert tool.shows_the_answer()
        assert tool.root.get_by_role("heading", name=f"Inspect recommendation: {option.label}").is_visible()
        assert button.get_attribute("aria-pressed") == "true"
        assert button.evaluate("b => b === document.activeElement")
    tool.root.get_by_role("button", name="Follow the winner").click()
    assert tool.shows_the_answer()
    assert tool.inputs()["inspect"] == "winner"
    assert tool.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Inspect LoRA / PEFT"


def test_focus_survives_when_the_ranking_moves(live):
    tool = live("decision-lab")
    tool.root.get_by_role("button", name="Inspect RAG").focus()

    tool.slider("freshness").evaluate("s => { s.value = 100; s.dispatchEvent(new Event('input', {bubbles: true})) }")

    assert tool.shows_the_answer()
    assert tool.root.locator(".row").first.get_attribute("data-key") == "rag"
    assert tool.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Inspect RAG"


def test_a_fold_stays_as_the_reader_left_it(live):
    tool = live("cost-workbench")
    fold = tool.root.locator(".numbers")
    fold.locator("summary").click()

    tool.slider("monthly_requests").press("ArrowRight")

    assert tool.shows_the_answer()
    assert fold.evaluate("f => f.open")


@pytest.mark.parametrize("name", TOOLS)
def test_what_has_the_focus_is_never_covered(live, name):
    tool = live(name, viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    tool.slider(tool.sliders()[0]).focus()
    covered = []
    for _ in range(40):
        tool.page.keyboard.press("Tab")
        found = tool.page.evaluate(
            """() => {
              const it = document.activeElement, place = it.getBoundingClientRect();
              if (!it.closest("[data-tool]")) return null;
              const top = document.elementFromPoint(place.x + place.width / 2, place.bottom - 2);
              const label = it.closest("label");
              return it.contains(top) || label?.contains(top) ? "" : it.outerHTML.slice(0, 120);
            }"""
        )
        if found is None:
            break
        if found:
            covered.append(found)

    assert covered == []
