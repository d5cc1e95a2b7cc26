"""On paper a tool is a table of its inputs and figures of its present state."""

import pytest

LIGHT = "rgb(22, 25, 29)"
"""The ink of the light colours."""


@pytest.mark.in_firefox("path")  # none: a machine's own Firefox cannot be told to look as on paper
@pytest.mark.parametrize("path", ["tools/cost-workbench/", "embed/cost-workbench/"])
def test_paper_has_the_present_state_and_nothing_to_press(open_page, path):
    reader = open_page(path, color_scheme="dark")
    tool = reader.tool("cost-workbench")
    tool.slider("monthly_requests").press("ArrowRight")
    assert tool.shows_the_answer()
    now = tool.inputs()["monthly_requests"]
    reader.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    reader.page.emulate_media(media="print")

    assert now in tool.root.locator(".given tr", has_text="Monthly requests").inner_text()
    assert tool.root.locator(".given").is_visible()
    pressed = "button:visible, summary[class=menu__name]:visible, input:visible, textarea:visible"
    assert tool.root.locator(pressed).evaluate_all("all => all.map((one) => one.outerHTML)") == []
    assert (
        reader.page.locator(".md-header:visible, .md-tabs:visible, .md-footer:visible, .framed__foot:visible").count()
        == 0
    )
    assert tool.root.evaluate("tool => getComputedStyle(tool).color") == LIGHT
    printed = tool.root.locator("[data-printed]").inner_text()
    assert "engine 1." in printed and f"#cost-workbench?v=1&monthly_requests={now.replace(',', '')}" in printed
    shown = "row => row.checkVisibility({ contentVisibilityAuto: true })"
    assert tool.root.locator("table[data-months] tr").last.evaluate(shown)


def test_paper_says_when_and_where(live):
    shown = live("decision-lab")
    shown.slider("data").press("Home")
    assert shown.shows_the_answer()
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown.page.evaluate("""() => {
        const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
        for (const {media} of rules) if (media?.mediaText === "print") media.mediaText = "all";
    }""")

    assert shown.link() in shown.root.locator("[data-printed]").inner_text()
    assert not shown.root.locator("[data-bar]").is_visible()
