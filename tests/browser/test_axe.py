"""axe-core finds nothing: light, dark, forced colours, 320 pixels, before and after something was moved."""

from pathlib import Path

import pytest

from engine.tools import tools
from tests.browser.reader import LAY_OUT

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PAGES = ["", "tools/decision-lab/", "tools/cost-workbench/", "make-your-own/", "licences/", "no/such/page/"]
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "320 pixels": {"viewport": {"width": 320, "height": 700}},
}


def violations(page, part="html"):
    """What axe-core finds on the page, or only in a part of it, given by its selector."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE.read_text("utf-8"))
        page.evaluate(LAY_OUT)
    found = page.evaluate("async part => (await axe.run(part, { resultTypes: ['violations'] })).violations", part)
    return [f"{v['id']}: {node['html'][:120]} {node['failureSummary'][:200]}" for v in found for node in v["nodes"]]


def in_any_colours(page):
    """The same in the page's own colours and in those that a system forces on it; Firefox forces them on all pages."""
    found = violations(page)
    if page.context.browser.browser_type.name == "chromium":
        page.emulate_media(forced_colors="active")
        found += violations(page)
        page.emulate_media(forced_colors="none")
    return found


@pytest.mark.in_firefox("path", *PAGES[1:3])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", PAGES)
def test_no_violation(open_page, path, look):
    reader = open_page(path, reduced_motion="reduce", **LOOKS[look])
    reader.complaints.clear()  # the browser reports the 404 that was asked for
    opened = reader.page.content()
    shown = [reader.tool(name).wait_until_live() for name in tools() if f'data-tool="{name}"' in opened]
    found = in_any_colours if look == "light" else violations

    assert found(reader.page) == []

    for tool in shown:
        tool.slider(tool.sliders()[0]).press("Home")
        tool.box(tool.sliders()[1]).fill("wrong")
        tool.ask("tool => tool.querySelectorAll('details:not([data-menu])').forEach((fold) => (fold.open = true))")
        tool.root.locator(".control__error:visible").first.wait_for()
    assert found(reader.page) == []

    for tool in shown if path else []:  # those of the article are the same
        for menu in tool.root.locator("[data-menu] > summary").all():
            menu.press("Enter")
            assert violations(reader.page, f"[data-tool={tool.name}] .tool__head") == []
            assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            menu.press("Escape")
