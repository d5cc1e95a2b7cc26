"""What a tool offers to fill in for a reader: price examples, a hit rate, a scenario's own inputs."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import TOOLS


@pytest.mark.parametrize("name", TOOLS)
def test_an_edit_can_be_restored(live, name):
    tool = live(name)
    opening = tool.inputs()
    for control in tool.sliders()[:2]:
        tool.slider(control).press("Home")
    assert tool.shows_the_answer()
    assert "2 of 5" in tool.root.locator(".brief__edited").inner_text()

    tool.root.get_by_role("button", name="Restore").click()

    assert tool.shows_the_answer()
    assert tool.inputs() == opening
    assert tool.page.evaluate("document.activeElement.dataset.slides") in tool.sliders()[:2]


def test_a_price_example_is_filled_in_by_keyboard_in_one_step(live):
    tool = live("cost-workbench")
    tool.unfold()
    opening = tool.inputs()
    filled = tool.root.locator(".offers__filled")
    example = tool.root.get_by_role("button", name="GPT-6.1 Terra")
    assert filled.inner_text() == "None of these is filled in now."
    assert tool.root.locator(".offers__list a[href^='https://']").count() > 3

    example.press("Enter")

    assert tool.shows_the_answer()
    assert example.evaluate("b => b === document.activeElement")
    assert {name: text for name, text in tool.inputs().items() if text != opening[name]} == {
        "input_usd_per_million": "1", "output_usd_per_million": "5", "cache_read_ratio": "0.05",
    }  # fmt: skip
    expect(filled).to_contain_text("GPT-6.1 Terra (26 October 2026): input price $1 per million tokens")
    expect(tool.status).to_have_text(tool.view().summary)
    assert "Filled in the prices of GPT-6.1 Terra, as of 26 October 2026." in tool.heard()
    assert tool.root.locator(".fold__title .fold__count").all_inner_texts()[:3] == ["1 changed"] * 3

    tool.slider("cache_hit_rate").press("End")
    assert tool.shows_the_answer()
    expect(filled).to_contain_text("but for writing to the cache, which costs 1.25 times")
    example.press("Enter")
    assert tool.shows_the_answer()
    assert tool.inputs()["cache_write_ratio"] == "1.25"

    for _ in range(3):
        tool.root.locator("[data-undo]").click()
    assert tool.shows_the_answer()
    assert tool.inputs() == opening
    expect(filled).to_have_text("None of these is filled in now.")


def test_the_suggested_hit_rate_follows_the_volume_and_is_filled_in_on_request(live):
    tool = live("cost-workbench")
    tool.unfold()
    suggested = tool.root.locator("[data-label='cache_hit_rate.meaning']")
    expect(suggested).to_contain_text("100% of calls at most")

    tool.box("monthly_requests").fill("5000")
    expect(suggested).to_contain_text("44% of calls at most")
    assert tool.inputs()["cache_hit_rate"] == "0"
    tool.root.get_by_role("button", name="Fill in as suggested").press("Enter")

    assert tool.shows_the_answer()
    assert tool.inputs()["cache_hit_rate"] == "0.44"
