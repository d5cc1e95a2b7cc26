"""What leads out of an answer: to the other tool with its scenario and volume, to a control, to the article."""

import pytest

from engine.scenarios import SCENARIOS
from tests.browser.reader import ToolOnPage


def choose(shown, scenario):
    shown.root.locator(f"input[value={scenario}]").press("Space")  # a click may miss while answers move the page


def offer(shown):
    return shown.region.locator("[data-carry]")


def told(shown):
    return shown.root.locator("p[data-told]")


def has_focus(shown):
    return shown.root.evaluate("tool => tool === document.activeElement")


def test_scenario_and_volume_go_to_the_other_tool_of_the_page_and_back(open_page):
    reader = open_page()
    lab = reader.tool("decision-lab").wait_until_live()
    costs = reader.tool("cost-workbench").wait_until_live()
    costs.slider("training_usd").press("End")
    costs.unfold()
    costs.box("tuned_prompt_cached").uncheck()
    before = costs.inputs()

    choose(lab, "brand")
    lab.slider("volume").press("End")
    assert lab.shows_the_answer()
    assert offer(lab).inner_text() == "Take this scenario and 300,000 requests a month to the Cost Workbench"
    offer(lab).press("Enter")

    arrived = costs.inputs()
    assert (arrived["scenario"], arrived["monthly_requests"]) == ("brand", "300,000")
    assert arrived["training_usd"] == f"{SCENARIOS['brand'].cost.training_usd:,}"
    assert arrived["tuned_prompt_cached"] == "false"
    said = "Copied from the Decision Lab: scenario Brand voice, 300,000 requests a month."
    assert told(costs).inner_text() == said
    assert said in costs.heard()
    assert has_focus(costs)
    reader.page.wait_for_function("tool => tool.getBoundingClientRect().y < 100", arg=costs.root.element_handle())
    assert told(costs).evaluate("""line => {
        const {x, y} = line.getBoundingClientRect();
        return document.elementFromPoint(x + 30, y + 5) === line;
    }""")
    assert costs.shows_the_answer()
    assert lab.inputs()["scenario"] == "brand"

    costs.root.get_by_role("button", name="Undo").press("Enter")
    assert costs.inputs() == before
    assert costs.shows_the_answer()
    costs.root.get_by_role("button", name="Redo").press("Enter")
    costs.box("monthly_requests").fill("24000")
    costs.box("monthly_requests").press("Tab")
    choose(lab, "dsl")
    assert costs.shows_the_answer()
    offer(costs).press("Enter")

    assert (lab.inputs()["scenario"], lab.inputs()["volume"]) == ("brand", "56")
    assert lab.inputs()["data"] == str(SCENARIOS["brand"].lab.data)
    assert told(lab).inner_text() == (
        "Copied from the Cost Workbench: scenario Brand voice, request volume 56, about 24,000 requests a month."
    )
    assert has_focus(lab)
    assert lab.shows_the_answer()


def test_a_tools_own_page_leads_to_the_others_and_a_warning_to_its_control_and_to_the_article(open_page):
    reader = open_page("tools/decision-lab/")
    lab = reader.tool("decision-lab").wait_until_live()
    choose(lab, "policy")
    lab.slider("volume").press("Home")
    assert lab.shows_the_answer()
    offer(lab).press("Enter")

    reader.page.locator("h1", has_text="Cost Workbench").wait_for()
    costs = reader.tool("cost-workbench").wait_until_live()
    assert (costs.inputs()["scenario"], costs.inputs()["monthly_requests"]) == ("policy", "940")
    assert costs.shows_the_answer()
    assert told(costs).inner_text() == "Copied from the Decision Lab: scenario Policy answers, 940 requests a month."

    fold = costs.root.locator(".fold", has_text="Assumptions")
    assert fold.get_attribute("open") is None
    costs.region.get_by_role("link", name="Labeled examples to buy").press("Enter")
    assert fold.get_attribute("open") is not None
    assert costs.box("labels").evaluate("box => box === document.activeElement")
    assert 60 < costs.box("labels").bounding_box()["y"] < 800
    costs.region.get_by_role("link", name="Monthly requests").press("Enter")
    assert costs.slider("monthly_requests").evaluate("slider => slider === document.activeElement")

    to_the_article = costs.region.get_by_role("link", name="We will teach it our facts by tuning")
    to_the_article.focus()
    reader.page.wait_for_timeout(500)  # just after scrolling, the theme loses its way
    to_the_article.press("Enter")
    heading = reader.page.locator("#we-will-teach-it-our-facts-by-tuning")
    heading.wait_for()
    reader.page.wait_for_function("it => Math.abs(it.getBoundingClientRect().y) < 200", arg=heading.element_handle())


@pytest.mark.parametrize(("path", "y"), [("", 200), ("tools/decision-lab/", None)])
def test_without_scripts_the_link_leads_to_the_tool(open_page, path, y):
    page = open_page(path, java_script_enabled=False).page
    page.goto(offer(ToolOnPage(page, "decision-lab")).evaluate("link => link.href"))

    costs = page.locator("[data-tool=cost-workbench]")
    assert costs.is_visible()
    assert page.locator(".cautions__look--controls:visible").count() == 0
    if y is not None:
        assert 0 < costs.evaluate("tool => tool.getBoundingClientRect().y") < y
