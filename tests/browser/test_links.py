"""A state of a tool as a link: what one browser makes, another opens, and broken ones are corrected."""

from contextlib import closing

import pytest

from engine.controls import controls, entered, read
from engine.link import fragment
from engine.scenarios import SCENARIOS
from engine.tools import tool
from tests.browser.engine import Engine
from tests.browser.install import NAMES
from tests.browser.reader import TOOLS, Reader

A_STATE = {
    "decision-lab": {"scenario": "brand", "stability": "61", "freshness": "80", "inspect": "rag"},
    "cost-workbench": {"scenario": "routing", "monthly_requests": "50,000", "horizon_months": "30"},
}


BROKEN = {
    "out of range": "v=1&stability=900&freshness=-4",
    "letters": "v=1&stability=high",
    "an unknown scenario": "v=1&scenario=nowhere",
    "an unknown input": "v=1&colour=red",
    "names of objects": "v=1&__proto__=1&constructor=2&toString=3",
    "five kilobytes": "v=1&stability=" + "9" * 5000,
    "junk for the model": "v=1&model=junk",
    "letters in the model": "v=1&model=lora.data%3Dabc",
    "script": "v=1&stability=%3Cscript%3Ewindow.hurt%3D1%3C%2Fscript%3E&%3Cimg%20src%3Dx%20onerror%3Dhurt%3D1%3E=1",
    "bad encoding": "v=1&stability=%E0%A4%A&data=%ff",
    "not a query": "???&&&===",
    "of a newer version": "v=7&stability=40&novelty=1",
}


def plain(inputs):
    """Inputs without the commas that a box shows."""
    return {name: text.replace(",", "") for name, text in inputs.items()}


def arrive(shown):
    """Bring a tool as it starts into another state, by hand."""
    shown.unfold()
    for input, text in A_STATE[shown.name].items():
        field = shown.root.locator(f"input[name={input}]").first
        if input == "scenario":
            shown.root.locator(f"input[value={text}]").check(force=True)
        elif field.get_attribute("type") == "hidden":
            shown.root.get_by_role("button", name="Inspect RAG").click()
        else:
            field.fill(text)
    assert shown.shows_the_answer()


@pytest.mark.parametrize("name", TOOLS)
def test_a_link_reproduces_the_state(live, name):
    shown = live(name)
    arrive(shown)
    state = shown.inputs()
    address = shown.link()
    page = shown.page.url.partition("#")[0]
    assert address == f"{page}#{fragment(name, read(tool(name).inputs, state))}"

    other = live(name, address.removeprefix(page))
    assert other.shows_the_answer()
    assert plain(other.inputs()) == plain(state)
    assert other.root.locator("[data-told]").is_hidden()


@pytest.mark.parametrize("name", TOOLS)
def test_a_link_that_another_browser_made_opens(live, engine, playwright, address, name):
    [other] = set(NAMES) - {engine.name}
    with closing(Engine(playwright, other, thrifty=True)) as maker:
        made = Reader(maker.context(), address)
        made.go(f"tools/{name}/")
        shown = made.tool(name).wait_until_live()
        arrive(shown)
        state, link_of_it = shown.inputs(), shown.link()
    assert made.complaints == []

    opened = live(name, "#" + link_of_it.partition("#")[2])
    assert opened.shows_the_answer()
    assert plain(opened.inputs()) == plain(state)


def test_a_link_leads_to_its_tool(open_page):
    page = open_page("#cost-workbench?v=1&monthly_requests=5000").page
    top = "document.querySelector('[data-tool=cost-workbench]').getBoundingClientRect().top"
    page.wait_for_function(f"() => Math.abs({top}) < innerHeight / 2")


def test_a_link_carries_pins_and_none_of_the_readers_is_lost(live):
    shown = live("decision-lab")
    shown.root.get_by_label("Name it").fill("As it was")
    shown.root.get_by_role("button", name="Pin this state").click()
    shown.slider("data").press("Home")
    shown.root.get_by_role("button", name="Pin this state").click()
    shown.root.locator("[data-pin-name]").nth(1).wait_for()
    assert shown.shows_the_answer()
    address = shown.link()
    kept = shown.page.evaluate("localStorage.getItem('tune-or-prompt:pins:decision-lab')")

    other = live("decision-lab", address.partition("#")[1] + address.partition("#")[2])
    other.root.locator("[data-panel=compare]").scroll_into_view_if_needed()
    other.root.locator("[data-pin-name]").nth(1).wait_for()
    assert other.page.evaluate("localStorage.getItem('tune-or-prompt:pins:decision-lab')") == kept
    assert other.shows_the_answer()
    assert other.inputs() == shown.inputs()

    other.root.get_by_role("button", name="Remove").first.click()
    other.page.evaluate("hash => { location.hash = ''; location.hash = hash; }", address.partition("#")[2])
    other.root.locator("[data-panel=compare]").scroll_into_view_if_needed()
    other.root.locator("[data-pin-name]").nth(1).wait_for()
    assert other.root.locator("[data-pin-name]").count() == 2


def test_a_link_to_one_position_needs_no_python(open_page):
    reader = open_page()
    reader.context.route("**/worker.js", lambda route: route.abort())
    reader.context.route("**/python.image", lambda route: route.abort())
    reader.go("tools/decision-lab/#decision-lab?v=1&scenario=policy&freshness=30")
    shown = reader.tool("decision-lab")

    assert shown.shows_the_answer()
    assert shown.inputs()["freshness"] == "30"
    reader.complaints.clear()  # a worker that is refused is told of


def test_a_link_on_the_same_page_is_opened(live):
    shown = live("decision-lab")
    shown.slider("data").press("Home")
    shown.page.evaluate("location.hash = '#decision-lab?v=1&scenario=dsl'")

    shown.page.wait_for_function("document.querySelector('[data-tool=decision-lab] input[value=dsl]').checked")
    assert shown.shows_the_answer()
    assert shown.inputs()["data"] == str(SCENARIOS["dsl"].lab.data)


def test_broken_links_are_corrected_and_run_nothing(live, subtests):
    """One as the page opens, and the others as they are followed on the page."""
    shown = live("decision-lab", f"#decision-lab?{BROKEN['script']}")
    line = shown.root.locator("[data-told]")
    known = controls(tool("decision-lab").inputs)
    for kind, query in sorted(BROKEN.items(), key=lambda broken: broken[0] != "script"):
        with subtests.test(kind):
            if kind != "script":
                line.evaluate("line => { line.textContent = ''; line.hidden = true; }")
                shown.page.evaluate("hash => { location.hash = hash; }", f"#decision-lab?{query}")
            line.wait_for(state="visible")

            assert shown.shows_the_answer()
            assert shown.marked() is False
            assert set(shown.inputs()) == set(known)
            assert all(entered(of.parse(shown.inputs()[name])) == shown.inputs()[name] for name, of in known.items())
            assert shown.page.evaluate("window.hurt") is None
            assert shown.root.locator("script, img").count() == 0
            assert len(line.inner_text()) < 600


def test_out_of_range_goes_to_the_nearest(live):
    shown = live("decision-lab", f"#decision-lab?{BROKEN['out of range']}")

    note = shown.root.locator("[data-told]")
    note.wait_for(state="visible")
    assert (shown.inputs()["stability"], shown.inputs()["freshness"]) == ("100", "0")
    assert "Requirement stability: “900” became 100." in note.inner_text()
    corrected = shown.inputs()
    shown.slider("data").press("Home")
    assert note.is_hidden()

    shown.undo.click()
    assert shown.inputs() == corrected
    shown.undo.click()
    assert shown.inputs()["stability"] == str(SCENARIOS["support"].lab.stability)
    assert shown.undo.is_disabled()


def test_copying_the_link(live):
    shown = live("decision-lab")
    shown.root.locator("[data-share] summary").press("Enter")
    shown.root.get_by_role("button", name="Copy link").press("Enter")

    shown.page.wait_for_function(
        "() => document.querySelector('[data-tool=decision-lab] [data-status]').textContent.startsWith('The link is')"
    )
    field = shown.root.locator("[data-link]")
    assert field.evaluate("f => [f.selectionStart, f.selectionEnd]") == [0, len(shown.link())]
