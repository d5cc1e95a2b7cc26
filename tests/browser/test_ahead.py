"""Before Python is up, and without it: what was worked out when the page was built."""

import functools
import threading

import pytest

from engine.controls import Switch, controls
from engine.scenarios import SCENARIOS
from engine.tools import tools
from tests.browser.reader import TOOLS, ToolOnPage
from tests.site import StaticHost, serving

PYTHON = "**/lean/pyodide.asm.wasm"


@pytest.fixture
def early(new_reader):
    """A tool on a page whose Python does not come, and what will let it come."""

    def early(name, path=""):
        reader = new_reader()
        let_go = reader.hold(PYTHON)
        reader.go(path)
        return reader.tool(name), let_go

    return early


@pytest.mark.parametrize("name", TOOLS)
def test_every_control_moved_alone_is_answered_at_once(early, name):
    tool, _ = early(name)
    opening = tool.inputs()
    tool.unfold()

    for control in tool.sliders():
        for key in ("ArrowRight", "PageDown", "End", "Home"):
            tool.slider(control).press(key)
            assert tool.shows_the_answer()
        tool.box(control).fill(opening[control])
        assert tool.shows_the_answer()
    assert tool.engine.inner_text() == "Worked out when this page was built; starting Python …"
    assert tool.engine.get_attribute("data-state") == "starting"


@pytest.mark.parametrize("name", TOOLS)
def test_every_scenario_and_a_move_from_it_is_answered_at_once(early, name):
    tool, _ = early(name)
    first = tool.sliders()[0]

    for scenario in [*list(SCENARIOS)[1:], "support"]:
        tool.root.locator(f"input[value={scenario}]").press(" ")
        assert tool.shows_the_answer()
        tool.slider(first).press("Home")
        assert tool.shows_the_answer()
    assert tool.engine.get_attribute("data-state") == "starting"


def test_switches_and_buttons_are_answered_at_once(early):
    costs, _ = early("cost-workbench")
    lab = type(costs)(costs.page, "decision-lab")
    costs.unfold()

    for name, kind in controls(tools()["cost-workbench"].inputs).items():
        if isinstance(kind, Switch):
            costs.box(name).press("Space")
            assert costs.shows_the_answer()
    lab.root.get_by_role("button", name="Inspect RAG").press("Enter")
    assert lab.shows_the_answer()
    assert lab.root.get_by_role("heading", name="Inspect recommendation: RAG").is_visible()


def test_what_stands_beside_the_controls_is_worked_out_ahead_too(early):
    tool, _ = early("cost-workbench")
    tool.unfold()

    for key in ("Home", "PageUp"):
        tool.slider("monthly_requests").press(key)
        assert tool.shows_the_answer()
        beside = tool.view().labels["cache_hit_rate"]
        assert tool.root.locator("[data-label='cache_hit_rate.meaning']").inner_text() == beside["meaning"]
        assert tool.root.locator("[data-fills='cache_hit_rate.fills']").get_attribute("data-set") == beside[
            "fills"
        ].replace(" ", "")
    assert tool.engine.get_attribute("data-state") == "starting"


def test_a_second_change_waits_marked_and_is_answered_when_python_is_up(early):
    tool, let_go = early("decision-lab")
    tool.slider("freshness").press("End")
    assert tool.shows_the_answer()

    words = tool.region.inner_text()
    tool.slider("data").press("Home")
    tool.page.wait_for_function("document.querySelector('[data-result]').hasAttribute('data-stale')")

    assert tool.region.inner_text() == words
    assert tool.region.get_attribute("aria-busy") == "true"
    assert "your change" in tool.engine.inner_text()
    tool.page.wait_for_timeout(200)
    assert tool.slider("freshness").input_value() == tool.box("freshness").input_value() == "100"
    assert tool.slider("data").input_value() == tool.box("data").input_value() == "0"
    let_go()
    tool.wait_until_live()
    assert tool.shows_the_answer()
    assert not tool.marked()
    assert tool.slider("data").input_value() == "0"


def test_a_waiting_question_does_not_hold_up_one_that_can_be_answered(early):
    tool, _ = early("decision-lab")
    tool.slider("freshness").press("End")
    tool.slider("data").press("Home")
    tool.page.wait_for_function("document.querySelector('[data-result]').hasAttribute('data-stale')")

    tool.box("data").fill("72")

    assert tool.shows_the_answer()
    assert not tool.marked()
    assert tool.engine.get_attribute("data-state") == "starting"


def test_a_move_before_any_script_ran_marks_the_answer_and_is_caught_up_with(new_reader):
    reader = new_reader()
    let_go = reader.hold("**/boot.js")
    reader.page.goto(reader.address, wait_until="commit")
    reader.page.wait_for_selector("[data-slides=freshness]")
    tool = reader.tool("decision-lab")
    costs = type(tool)(reader.page, "cost-workbench")

    tool.slider("freshness").press("End")
    costs.root.locator("input[value=routing]").press(" ")
    costs.box("training_usd").fill("1234")

    assert tool.marked()
    assert costs.marked()
    let_go()
    tool.wait_until_live()
    assert tool.shows_the_answer()
    assert tool.box("freshness").input_value() == "100"
    costs.root.scroll_into_view_if_needed()
    assert costs.shows_the_answer()
    assert not costs.marked()
    assert costs.box("monthly_requests").input_value() == "188,000"
    assert costs.box("training_usd").input_value() == "1234"


def test_a_move_on_half_a_tool_marks_the_answer_that_comes(site, engine):
    """The form has arrived, and the result has not."""
    let_go = threading.Event()

    class Slow(StaticHost):
        def copyfile(self, source, target):
            content = source.read()
            result = content.find(b'<div class="tool__result"')
            if result > 0:
                target.write(content[: result + 5])
                target.flush()
                let_go.wait(30)
                content = content[result + 5 :]
            target.write(content)

    context = engine.context()
    context.add_init_script("addEventListener('error', ({ message }) => (globalThis.wrong ??= message))")
    with serving(functools.partial(Slow, directory=str(site))) as address:
        page = context.new_page()
        page.goto(f"{address}tools/decision-lab/", wait_until="commit")
        page.wait_for_function("document.querySelector('[data-slides=freshness]') !== null")
        page.evaluate("""() => {
          const slider = document.querySelector("[data-slides=freshness]");
          slider.value = slider.max;
          slider.dispatchEvent(new Event("input", { bubbles: true }));
        }""")
        tool = ToolOnPage(page, "decision-lab")
        assert tool.marked()
        let_go.set()
        tool.region.wait_for()

        assert tool.shows_the_answer()
        assert tool.box("freshness").input_value() == "100"
        assert not tool.marked()
        assert page.evaluate("globalThis.wrong") is None
    context.close()


def test_only_the_chosen_scenario_is_fetched(new_reader):
    reader = new_reader()
    asked = []
    reader.context.on("request", lambda request: asked.append(request.url))
    reader.hold(PYTHON)
    reader.go("tools/decision-lab/")
    tool = reader.tool("decision-lab")
    tool.slider("freshness").press("End")
    assert tool.shows_the_answer()

    files = [url.rpartition("/answers/")[2] for url in asked if "/answers/" in url]
    assert files == ["decision-lab/support.json"]

    tool.root.locator("input[value=policy]").press(" ")
    assert tool.shows_the_answer()
    files = [url.rpartition("/answers/")[2] for url in asked if "/answers/" in url]
    assert files == ["decision-lab/support.json", "decision-lab/policy.json"]


@pytest.mark.in_firefox("spoilt", "missing")
@pytest.mark.parametrize("spoilt", ["missing", "cut short", "not JSON"])
def test_without_these_answers_a_change_waits_for_python(new_reader, spoilt):
    reader = new_reader()

    def serve(route):
        if spoilt == "missing":
            route.abort()
        else:
            body = route.fetch().text()
            route.fulfill(body=body[: len(body) // 2] if spoilt == "cut short" else "<html>", status=200)

    reader.context.route("**/answers/**", serve)
    let_go = reader.hold(PYTHON)
    reader.go("")
    tool = reader.tool("cost-workbench")
    tool.slider("training_usd").press("End")
    tool.page.wait_for_function("document.querySelectorAll('[data-result]')[1].hasAttribute('data-stale')")

    let_go()
    tool.wait_until_live()

    assert tool.shows_the_answer()
    reader.complaints.clear()  # the browser's report of the file that was cut


CONNECTION = "Object.defineProperty(Navigator.prototype, 'connection', {value: %s, configurable: true})"
SAVING = {
    "Save-Data": CONNECTION % "{saveData: true, effectiveType: '4g'}",
    "a slow line": CONNECTION % "{saveData: false, effectiveType: '3g'}",
    "prefers-reduced-data": """
      const asked = matchMedia;
      globalThis.matchMedia = (query) => query.includes("prefers-reduced-data") ? {matches: true} : asked(query);
    """,  # no browser here can be told to
}


@pytest.mark.in_firefox("saving", SAVING["Save-Data"])
@pytest.mark.parametrize("saving", SAVING.values(), ids=SAVING.keys())
def test_whoever_saves_data_has_to_touch_a_tool_first(new_reader, saving):
    reader = new_reader()
    asked = []
    reader.context.on("request", lambda request: asked.append(request.url))
    reader.context.add_init_script(saving)
    reader.go("tools/cost-workbench/")
    tool = reader.tool("cost-workbench")
    reader.page.wait_for_load_state("networkidle")
    reader.page.wait_for_timeout(300)

    assert not [url for url in asked if "/runtime/" in url or "/answers/" in url or "worker.js" in url]

    tool.slider("training_usd").press("End")

    assert tool.shows_the_answer()
    tool.wait_until_live()


def test_a_page_loads_its_own_script_before_the_themes(new_reader):
    reader = new_reader()
    answers = reader.hold("**/answers/**")
    theme = "typeof document$ !== 'undefined'"
    reader.page.add_init_script(f"""
      new MutationObserver((_, observer) => {{
        if (document.querySelector("[data-live]") === null) return;
        observer.disconnect();
        globalThis.themeAtFirst = {theme};
      }}).observe(document, {{ subtree: true, childList: true, attributes: true }});
    """)
    reader.go("tools/decision-lab/")
    tool = reader.tool("decision-lab")
    reader.page.wait_for_function("globalThis.themeAtFirst !== undefined")
    assert not reader.page.evaluate("themeAtFirst")

    tool.slider("freshness").press("End")
    answers()

    assert tool.shows_the_answer()
    reader.page.wait_for_function(theme)


def test_a_page_whose_own_script_is_missing_still_has_its_theme(new_reader):
    reader = new_reader()
    reader.context.route("**/boot.js", lambda route: route.abort())
    reader.go("")

    reader.page.wait_for_function("typeof document$ !== 'undefined'")
    reader.complaints.clear()  # the browser's report of the script that was cut


def test_a_dark_system_starts_in_the_dark(open_page):
    reader = open_page("licences/", color_scheme="dark")
    reader.hold("**/boot.js")
    reader.page.goto(reader.address, wait_until="commit")
    reader.page.wait_for_selector("h1")

    assert reader.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 20, 23)"
