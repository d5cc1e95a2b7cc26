"""A tool in a sandboxed frame on a page of another origin, from a host that sends no header for such frames."""

import pytest

from tests.browser.reader import Reader, ToolOnPage
from tests.browser.test_axe import violations
from tests.site import served

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Elsewhere</title><link rel="icon" href="data:,">
<main><h1>A page of somebody else</h1><div style="height: 1500px">Much to read.</div>{}</main></html>"""


@pytest.fixture
def elsewhere(engine, address, tmp_path):
    """Opens a page of another origin with some HTML in it; afterwards nobody may have complained or gone further."""
    readers = []

    def elsewhere(html, base):
        (tmp_path / "index.html").write_text(PAGE.format(html), "utf-8")
        (tmp_path / "404.html").write_text("", "utf-8")
        # What Playwright does to block service workers is a mistake in a sandbox; the frame has none to block.
        readers.append(Reader(engine.context(service_workers="allow"), base))
        readers[-1].go("")
        return readers[-1]

    with served(tmp_path) as base:
        yield lambda html: elsewhere(html, base)
        for reader in readers:
            complaints = reader.complaints
            strangers = [url for url in reader.strangers if not url.startswith((address, "blob:null/"))]
            reader.context.close()
            assert complaints == []
            assert strangers == []


def framed(reader, name):
    """The frame on a page, and the live tool in it."""
    reader.page.locator("iframe").scroll_into_view_if_needed()
    frame = reader.page.frames[1]
    tool = ToolOnPage(frame, name)
    tool.root.wait_for()
    return frame, tool.wait_until_live()


def test_what_a_tool_offers_shows_it_as_it_stands(open_page, elsewhere, address):
    author = open_page("tools/decision-lab/#decision-lab?v=1&freshness=80&scenario=policy").tool("decision-lab")
    assert author.shows_the_answer()
    assert "freshness=80" in author.link()
    author.root.locator("[data-embed] summary").press("Enter")
    offered = author.root.get_by_label("Embed this tool")
    html = offered.input_value()
    author.root.get_by_role("button", name="Copy HTML").press("Enter")
    author.page.wait_for_function("heard.some(([, said]) => said.startsWith('The HTML is'))")
    assert offered.evaluate("f => f.value.slice(f.selectionStart, f.selectionEnd)") == html

    reader = elsewhere(html)
    frame, tool = framed(reader, "decision-lab")

    assert frame.evaluate("origin") == "null"
    assert tool.inputs() == author.inputs()
    assert tool.shows_the_answer()
    tool.slider("freshness").press("Home")
    assert tool.shows_the_answer() and not tool.marked()
    assert tool.engine.get_attribute("data-way") == "image"
    assert tool.root.locator("[data-save]").is_hidden() and tool.root.locator("[data-embed]").is_hidden()
    tool.root.get_by_role("button", name="Pin this state").press("Enter")
    tool.root.locator("[data-pins-lost]").wait_for()  # it can be kept in this page only
    tool.root.locator("[data-share] summary").press("Enter")
    tool.root.get_by_role("button", name="Copy link").press("Enter")
    frame.wait_for_function("heard.some(([, said]) => said === 'The link is copied.')")
    link = tool.root.locator("[data-link]").input_value()
    assert link.startswith(f"{address}tools/decision-lab/#decision-lab?v=1&scenario=policy&freshness=0&pin=")
    frame.wait_for_function("document.documentElement.scrollHeight === innerHeight")
    with reader.page.expect_popup() as opened:
        frame.get_by_role("link", name="Open the whole page").press("Enter")
    opened.value.wait_for_url(link)
    opened.value.close()


def test_a_frame_with_an_origin_of_its_own_that_opens_no_pages(elsewhere, address):
    reader = elsewhere(
        f"<script>globalThis.told = []; onmessage = (message) => told.push([message.origin, message.data]);</script>"
        f'<iframe src="{address}embed/cost-workbench/#cost-workbench?v=1&monthly_requests=50000" title="Costs" '
        f'sandbox="allow-scripts allow-same-origin" width="320" height="600"></iframe>'
    )
    assert reader.page.evaluate("scrollY") == 0, "the page was moved to its frame"
    frame, tool = framed(reader, "cost-workbench")

    assert tool.inputs()["monthly_requests"] == "50000"
    assert tool.shows_the_answer()
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tool.slider("monthly_requests").press("ArrowRight")
    assert tool.shows_the_answer()
    assert violations(frame) == []
    tall = frame.evaluate("document.documentElement.offsetHeight")
    reader.page.wait_for_function(
        "([origin, height]) => told.some(([from, { type, height: said }]) => "
        "from === origin && type === 'tune-or-prompt:height' && said === height)",
        arg=[address.rstrip("/"), tall],
    )
    frame.get_by_role("link", name="Open the whole page").press("Enter")
    frame.get_by_text(f"The address: {address}tools/cost-workbench/#cost-workbench?v=1&monthly_requests=").wait_for()
    reader.complaints.clear()  # the browser reports the page that it did not open
    assert len(reader.context.pages) == 1
