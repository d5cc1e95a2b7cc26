"""What cannot be read as an input gets one line that says what is allowed, and nothing is lost."""

import re

import pytest
from playwright.sync_api import expect

from engine.controls import controls
from engine.tools import tools
from tests.browser.reader import TOOLS

BAD = {
    "": "Enter",
    "abc": "Enter",
    "1e999": "Enter",
    "-0": "Enter",
    "12,5": "Enter",
    "１２": "Enter",
    "9" * 40: "Choose",
}


@pytest.mark.parametrize("name", TOOLS)
def test_bad_typing_gets_a_line_and_loses_nothing(live, subtests, name):
    tool = live(name)
    control = tool.sliders()[0]
    box, error = tool.box(control), tool.root.locator(f"[data-error={control}]")
    for text, beginning in BAD.items():
        with subtests.test(text):
            before = tool.region.inner_html()

            box.fill(text)
            error.wait_for(state="visible")

            assert error.inner_text().startswith(beginning)
            assert box.input_value() == text
            assert tool.marked()
            assert tool.engine.inner_text() == "What is shown is for earlier inputs."
            assert box.get_attribute("aria-invalid") == "true"
            assert error.get_attribute("id") in box.get_attribute("aria-describedby")
            assert tool.region.inner_html() == before

            box.fill("55")

            error.wait_for(state="hidden")
            assert box.get_attribute("aria-invalid") is None
            assert not tool.marked()
            assert tool.shows_the_answer()


ENTER = """
(tool, texts) => {
  for (const [name, text] of Object.entries(texts)) {
    const box = tool.querySelector(`input[name="${name}"]`);
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
"""
"""Put texts into boxes, as typing does, but all of them at once."""


TOLD = """
([tool, wanted]) => Object.entries(wanted).every(([name, [text, invalid, allowed, beginning]]) => {
  const box = tool.querySelector(`input[name="${name}"]`);
  const line = tool.querySelector(`[data-error="${name}"]`).textContent;
  return box.value === text && box.ariaInvalid === invalid && line.includes(allowed) && line.startsWith(beginning);
})
"""
"""Whether every box still has its text and is told what is allowed."""


def test_bad_typing_in_any_assumption_gets_its_line(live, subtests):
    tool = live("cost-workbench")
    tool.unfold()
    opening = {name: tool.inputs()[name] for name in tool.numbers()}
    known = controls(tools()["cost-workbench"].inputs)
    for text, beginning in BAD.items():
        with subtests.test(text):
            tool.root.evaluate(ENTER, dict.fromkeys(opening, text))
            expect(tool.root.locator("[data-error]:visible")).to_have_count(len(opening))
            wanted = {name: [text, "true", known[name].allowed, beginning] for name in opening}
            tool.page.wait_for_function(TOLD, arg=[tool.root.element_handle(), wanted])
            assert not re.search("NaN|Infinity|undefined", tool.root.inner_text())
    tool.root.evaluate(ENTER, opening)

    expect(tool.root.locator("[data-error]:visible")).to_have_count(0)
    assert tool.shows_the_answer()
