"""Sizing a prompt: what is painted is the engine's, it is used in one step, and the text goes nowhere."""

import pytest
from playwright.sync_api import expect

from engine.tokens import TOO_LONG, estimate
from engine.tools.cost_workbench.sizing import sized

PROMPT = "Answer in one short, friendly paragraph, and never promise a refund.\n" * 20
HOSTILE = (
    "<img src=x onerror=alert(1)></textarea><script>alert(2)</script> \u202e\u05d0\u05d1 \U0001f600 {{ 7*7 }} &lt;"
)

PASTE = """
text => {
  const box = document.querySelector("[data-sizes]");
  box.select();
  const more = { inputType: "insertFromPaste", data: text, bubbles: true, cancelable: true };
  return box.dispatchEvent(new InputEvent("beforeinput", more));
}
"""
"""Announce a text as a browser does that pastes one: whether it is to put it into the box and lay it out."""


class Sizing:
    """The panel, as a reader sees it."""

    def __init__(self, reader):
        self.reader, self.page = reader, reader.page
        self.tool = reader.tool("cost-workbench")
        self.panel = self.tool.root.locator("[data-panel=sizing]")
        self.box = self.panel.get_by_label("Prompt", exact=True)
        self.says = self.panel.locator("[data-says]")
        self.use = self.panel.get_by_role("button", name="Use ")

    def open(self):
        self.panel.get_by_text("Size a prompt").click()
        return self

    def shows(self, text):
        expect(self.says).to_have_text(sized(estimate(text)).sentence)


@pytest.fixture
def sizing(open_page):
    return Sizing(open_page("tools/cost-workbench/"))


def test_a_prompt_is_sized_as_the_engine_does_and_used_in_one_step(sizing):
    it = sizing.open()
    start = it.tool.inputs()
    expect(it.says).to_have_text("There is no text yet.")

    it.box.fill(PROMPT)
    it.shows(PROMPT)
    assert sized(estimate(PROMPT)).sentence in it.tool.heard()
    it.tool.box("training_usd").fill("much")
    it.tool.root.locator(".control__error:visible").wait_for()
    it.box.press_sequentially(" Thank you!")
    it.shows(PROMPT + " Thank you!")
    it.tool.box("training_usd").fill("1,800")
    it.use.press("Enter")

    assert it.tool.inputs() == {**start, "extra_prompt_tokens": str(estimate(PROMPT + " Thank you!"))}
    assert it.tool.shows_the_answer()
    expect(it.use).to_be_focused()
    expect(it.panel.locator("[data-used]")).to_have_text(
        f"Extra prompt tokens per call is {estimate(PROMPT + ' Thank you!')} now."
    )
    it.tool.root.get_by_role("button", name="Undo").click()
    assert it.tool.inputs() == start
    expect(it.panel.locator("[data-used]")).to_be_hidden()
    it.box.fill("")
    it.shows("")
    expect(it.use).to_have_count(0)


def test_hostile_text_stays_text_and_goes_nowhere(sizing):
    it = sizing.open()
    it.tool.wait_until_live()
    it.page.wait_for_load_state("networkidle")
    asked = []
    it.page.on("request", lambda request: asked.append(request.url))
    elements = it.panel.locator("*").count()

    it.box.fill(HOSTILE)
    it.shows(HOSTILE)
    it.use.click()
    assert it.tool.shows_the_answer()

    assert [url for url in asked if not url.endswith("/favicon.svg")] == []  # the browser's, whenever it likes
    assert it.panel.locator("img, script").count() == 0
    assert it.panel.locator("*").count() == elements + 3  # the button, its place, and what it has done
    kept = it.page.evaluate("[location.href, JSON.stringify({ ...localStorage, ...sessionStorage })]")
    link = it.tool.link()
    assert not any("onerror" in text or "7*7" in text for text in [*kept, link])
    it.page.reload()
    assert it.box.input_value() == ""


def test_a_long_text_is_sized_whole_and_shown_in_part(sizing):
    it = sizing.open()
    it.tool.wait_until_live()
    whole = ("\u05d0\u05d1 \u05d2" * 40 + "\0\U0001f600") * 2_000

    assert it.page.evaluate(PASTE, whole) is False
    it.shows(whole)
    assert len(it.box.input_value()) < 1_100
    assert it.box.get_attribute("readonly") is not None
    it.panel.get_by_role("button", name="Clear").click()
    it.shows("")
    expect(it.box).to_be_focused()

    it.box.press("a")
    for text in ("a" * 1_000_001, "\u05d0" * 999_999):  # too many characters, while others are sized; too many bytes
        assert it.page.evaluate(PASTE, text) is False
        expect(it.panel.get_by_text(TOO_LONG)).to_be_visible()
    assert TOO_LONG in it.tool.heard()
    it.panel.get_by_role("button", name="Clear").click()
    it.shows("")
    expect(it.panel.get_by_text(TOO_LONG)).to_be_hidden()
