"""The Cost Workbench in depth: what flips its answer, how sure it is, and its chart read month by month."""

import pytest
from playwright.sync_api import expect

from engine.controls import read
from engine.scenarios import SCENARIOS
from engine.tools import tool

ASKED = tool("cost-workbench")


@pytest.fixture
def live(open_page):
    """The workbench on its own page, answered by Python; `end` that of the address."""
    return lambda end="", **options: (
        open_page(f"tools/cost-workbench/{end}", **options).tool("cost-workbench").wait_until_live()
    )


def up_to_date(shown):
    """The panel of what flips the answer, when it is of the present inputs."""
    panel = shown.root.locator("[data-panel=turning]")
    panel.scroll_into_view_if_needed()
    expect(panel).not_to_have_attribute("data-stale", "")
    return panel, ASKED.panels["turning"].view(read(ASKED.inputs, shown.inputs()), {})


def test_what_flips_the_answer_is_tried_and_taken_back(live):
    shown = live()
    panel, turning = up_to_date(shown)
    first = turning.turns[0]
    assert (first.label, first.there) == ("Training run cost", "$1,097.60")
    assert panel.locator(".swings__bar").count() == len(turning.bars) >= 5

    panel.get_by_role("button", name=f"Try it: {first.label} {first.there}").press("Enter")
    assert shown.inputs()["training_usd"] == "1,097.6"
    assert shown.shows_the_answer()
    assert shown.region.locator(".figures__item--break_even .figures__amount").inner_text() == "12.0 months"
    panel, turning = up_to_date(shown)
    assert turning.sentence in panel.inner_text()
    assert turning.sentence.startswith("Tuning pays back within the horizon of 12 months.")

    shown.root.get_by_role("button", name="Undo").click()
    assert shown.inputs()["training_usd"] == "1,800"


def test_ranges_make_81_futures_of_one(live):
    shown = live()
    futures = shown.region.locator(".over-time__futures")
    futures.get_by_role("button", name="Use example ranges").click()
    assert shown.shows_the_answer()

    assert "after 13.6 months (P10), after 29.4 months (P50) and after 70.5 months (P90)" in futures.inner_text()
    assert "4.4% of them pay back within the horizon of 12 months" in futures.inner_text()
    assert shown.region.locator(".chart__strip").count() == 1
    assert shown.region.locator(".figures__item--break_even .figures__amount").inner_text() == "17.6 months"
    assert shown.root.locator(".fold__count").first.inner_text() == "7 changed"

    futures.get_by_role("button", name="Take the ranges away").click()
    assert shown.shows_the_answer()
    assert shown.region.locator(".chart__strip").count() == 0


def test_the_chart_is_read_month_by_month(live):
    shown = live()
    reader = shown.region.get_by_role("slider", name="Month of the chart")
    row = "After month {}, Prompt-only {}, Tuned {}, Tuned costs {}"
    assert reader.get_attribute("aria-valuetext") == row.format(12, "$2,419", "$3,122", "$702 more")

    reader.press("ArrowRight")
    reader.press("ArrowRight")
    assert reader.get_attribute("aria-valuetext") == row.format(14, "$2,822", "$3,275", "$453 more")
    assert "After month 14 · Prompt-only $2,822" in shown.region.locator(".month__words").inner_text()

    shown.region.locator(".chart").scroll_into_view_if_needed()
    drawing = shown.region.locator(".chart__drawing").bounding_box()
    shown.page.mouse.move(drawing["x"] + drawing["width"] * 18 / 24, drawing["y"] + 100)
    assert reader.get_attribute("aria-valuetext").startswith("After month 18,")
    line = shown.region.locator(".month__line").bounding_box()
    assert abs(line["x"] - (drawing["x"] + drawing["width"] * 18 / 24)) < 1.5

    shown.box("monthly_requests").fill("150000")
    assert shown.shows_the_answer()
    found = ASKED.view(read(ASKED.inputs, shown.inputs())).rows[18]
    assert reader.get_attribute("aria-valuetext") == row.format(18, found.prompt_only, found.tuned, found.difference)


def test_a_scale_by_powers_of_ten_and_a_line_for_the_cache(live):
    shown = live("#cost-workbench?v=1&cache_hit_rate=0.9&base_input_tokens=900")
    assert shown.shows_the_answer()
    assert shown.region.locator(".chart__line--uncached").count() == 1
    assert "The cache alone saves" in shown.region.locator(".over-time__words").inner_text()
    heads = shown.region.locator(".numbers__table thead th").all_text_contents()
    assert heads[-1] == "Not cached"

    button = shown.region.get_by_role("button", name="Powers of ten")
    button.press("Enter")
    assert shown.shows_the_answer()
    assert button.get_attribute("aria-pressed") == "true"
    assert button.evaluate("button => button === document.activeElement")
    assert shown.region.locator(".chart__tick").first.text_content() == "$100"


def test_the_line_at_the_foot_of_a_phone_is_whole_in_every_scenario(live):
    shown = live(viewport={"width": 320, "height": 700})
    assert shown.root.locator(".pulse__more").is_visible()
    cut = "tool => [...tool.querySelectorAll('.pulse *')].filter((it) => it.scrollWidth > it.clientWidth).length"
    for scenario in SCENARIOS:
        shown.root.locator(f"input[value={scenario}]").check(force=True)
        assert shown.shows_the_answer()
        assert shown.ask(cut) == 0
