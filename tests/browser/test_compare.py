"""Pinning states and comparing them: what is painted is what the engine answers for the pins and the controls."""

import pytest
from playwright.sync_api import expect

from engine.tools import tools
from tests.browser.comparison import Comparison
from tests.browser.test_axe import violations

TOOLS = [name for name, tool in tools().items() if "compare" in tool.panels]


@pytest.fixture
def comparison(open_page):
    """The comparison of a tool on its own page, answered by Python."""

    def comparison(name="decision-lab", **options):
        found = Comparison(open_page(f"tools/{name}/", **options), name)
        found.tool.wait_until_live()
        return found.come_near()

    return comparison


@pytest.mark.parametrize("name", TOOLS)
def test_a_pinned_state_stands_beside_what_is_changed_then(comparison, name):
    it = comparison(name)
    pinned = it.tool.inputs()

    it.pin()
    assert it.shows(("", pinned))
    expect(it.tool.status).to_contain_text("Support tone is pinned. None of 14 rows differs.")
    control = it.tool.sliders()[0]
    it.move(control, "60")

    assert it.shows(("", pinned))
    assert any("60" in text for text in it.panel.locator(".compare__row--differs .compare__now").all_inner_texts())


def test_the_differences_are_the_engines(comparison):
    it = comparison("cost-workbench")
    it.pin()

    it.move("monthly_requests", "240,000")
    it.move("prompt_reduction_tokens", "0")

    expect(it.panel.locator(".compare__about")).to_contain_text("rows differ")
    assert it.shows(("", {}))
    assert it.change("Monthly requests") == ["+120,000"]
    assert it.change("Break-even") == ["now never"]


def test_more_pins_have_names_and_survive_a_reload(comparison):
    it = comparison()
    pins = [("", it.tool.inputs())]
    it.pin()
    it.move("freshness", "90")
    pins.append(("Facts that move", it.tool.inputs()))
    it.pin("Facts that move")
    assert it.shows(*pins)

    it.page.reload()

    again = Comparison(it.reader, it.name)
    again.tool.wait_until_live()
    again.come_near()
    assert again.shows(*pins)
    assert [box.input_value() for box in again.names.all()] == ["Support tone", "Facts that move"]
    assert it.kept() == {"version": 1, "pins": [{"name": name, "inputs": inputs} for name, inputs in pins]}


def test_pins_are_shared_between_tabs_and_pages(comparison, engine, address):
    it = comparison()
    other = it.reader.context.new_page()
    other.goto(address)
    heads = other.locator("[data-tool=decision-lab] [data-panel=compare] thead th[colspan]")
    other.locator("[data-tool=decision-lab] [data-panel=compare]").scroll_into_view_if_needed()

    it.pin("Shared")
    expect(heads).to_have_count(1)
    it.panel.get_by_role("button", name="Remove Shared").click()

    expect(heads).to_have_count(0)


def test_a_pin_is_gone_back_to_with_what_only_concerns_the_page(comparison):
    it = comparison()
    it.tool.root.get_by_role("button", name="Inspect RAG").click()
    assert it.tool.shows_the_answer()
    pinned = it.tool.inputs()
    it.pin()
    it.move("freshness", "90")
    it.tool.root.evaluate("tool => tool.addEventListener('released', () => (tool.dataset.released = ''))")

    it.panel.get_by_role("button", name="Go back to it: Support tone").click()

    assert it.tool.inputs() == pinned
    assert it.tool.shows_the_answer()
    assert it.shows(("", pinned))
    assert it.tool.root.get_attribute("data-released") == ""


def test_a_pin_is_removed_and_the_others_stay(comparison):
    it = comparison()
    pins = []
    for name, value in (("One", "10"), ("Two", "50"), ("Three", "90")):
        it.move("freshness", value)
        pins.append((name, it.tool.inputs()))
        it.pin(name)

    it.panel.get_by_role("button", name="Remove Two").click()

    assert it.shows(pins[0], pins[2])
    assert [box.input_value() for box in it.names.all()] == ["One", "Three"]
    expect(it.add).to_be_focused()
    expect(it.tool.status).to_have_text("Two is not pinned any more.")
    it.panel.get_by_role("button", name="Remove One").click()
    it.panel.get_by_role("button", name="Remove Three").click()
    assert it.shows()


def test_a_pin_is_renamed_and_without_a_name_called_what_it_is(comparison):
    it = comparison()
    pinned = it.tool.inputs()
    it.pin("Support tone today")

    it.names.fill("Renamed")
    it.names.press("Enter")
    assert it.shows(("Renamed", pinned))
    expect(it.names).to_be_focused()
    it.names.fill("thrown away")
    it.names.press("Escape")
    assert it.names.input_value() == "Renamed"
    it.names.fill("")
    it.names.press("Tab")

    assert it.shows(("", pinned))
    expect(it.names).to_have_value("Support tone")


def test_text_and_focus_stay_while_the_table_changes(comparison):
    it = comparison()
    it.pin()
    it.box.fill("half a na")
    it.box.focus()

    it.page.evaluate("""() => {
      const slider = document.querySelector("[data-tool] [data-slides=freshness]");
      slider.value = "90";
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }""")

    expect(it.panel.locator(".compare__about")).to_contain_text("7 of 14 rows differ.")
    expect(it.box).to_be_focused()
    assert it.box.input_value() == "half a na"


def test_six_pins_are_the_most(comparison):
    it = comparison()
    for _ in range(6):
        it.pin()

    expect(it.add).to_have_attribute("aria-disabled", "true")
    expect(it.panel.get_by_text("There is room for 6 pins")).to_be_visible()
    it.add.click(force=True)
    it.box.press("Enter")
    assert len(it.kept()["pins"]) == 6
    it.panel.get_by_role("button", name="Remove Support tone (6)").click()
    expect(it.add).to_have_attribute("aria-disabled", "false")


def test_everything_works_by_keyboard(comparison):
    it = comparison()
    pinned = it.tool.inputs()
    press = it.page.keyboard.press

    it.box.focus()
    it.page.keyboard.type("First")
    press("Enter")
    assert it.shows(("First", pinned))
    it.tool.slider("freshness").press("End")
    assert it.tool.shows_the_answer()
    it.add.focus()
    press("Tab")
    assert it.page.evaluate("document.activeElement.getAttribute('role')") == "group"
    press("Tab")
    expect(it.names).to_be_focused()
    press("Tab")
    press("Enter")
    assert it.tool.inputs() == pinned
    press("Tab")
    press("Space")

    assert it.shows()
    expect(it.add).to_be_focused()


def test_a_state_with_a_mistake_is_not_pinned(comparison):
    it = comparison()
    it.tool.box("freshness").fill("much")
    it.tool.root.locator(".control__error:visible").wait_for()

    it.add.click()

    expect(it.tool.box("freshness")).to_be_focused()
    assert it.kept() is None


def test_pins_wait_for_python_and_say_so(new_reader):
    reader = new_reader()
    let_go = reader.hold("**/worker.js")
    reader.go("tools/decision-lab/", until="commit")  # loading may wait for what is held
    it = Comparison(reader, "decision-lab")
    it.come_near()
    reader.page.wait_for_selector("[data-tool][data-live]")

    it.add.click()

    expect(it.panel.get_by_text("compared as soon as Python is up")).to_be_visible()
    let_go()
    expect(it.heads).to_have_count(1)
    expect(it.panel.get_by_text("compared as soon as Python is up")).to_be_hidden()


def test_without_python_a_line_says_so_and_pins_are_kept(new_reader):
    reader = new_reader()
    reader.context.route("**/worker.js", lambda route: route.fulfill(content_type="text/javascript", body="throw 1"))
    reader.go("tools/decision-lab/")
    it = Comparison(reader, "decision-lab")
    it.come_near()
    reader.page.wait_for_function("document.querySelector('[data-engine]').dataset.state === 'dead'")

    it.add.click()

    expect(it.panel.get_by_text("Without Python the comparison cannot be brought up to date.")).to_be_visible()
    assert len(it.kept()["pins"]) == 1
    reader.complaints.clear()


def test_an_older_table_is_marked_until_the_answer_comes(comparison):
    it = comparison()
    it.pin()
    it.page.evaluate("""() => {
      globalThis.seen = [];
      const panel = document.querySelector("[data-panel=compare]");
      new MutationObserver(() => seen.push(panel.hasAttribute("data-stale"))).observe(panel, { attributes: true });
    }""")

    it.move("freshness", "90")

    assert it.shows(("", {"freshness": "18"}))
    assert it.page.evaluate("seen[0]") is True
    assert it.page.evaluate("seen.at(-1)") is False


def test_without_scripts_nothing_is_offered_that_could_not_work(open_page):
    page = open_page("tools/decision-lab/", java_script_enabled=False).page

    assert page.locator("[data-panel=compare] .compare").is_hidden()


LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "320 pixels": {"viewport": {"width": 320, "height": 700}},
}


@pytest.mark.in_firefox("look", "light")
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", TOOLS)
def test_axe_finds_nothing_and_the_page_does_not_scroll_sideways(comparison, name, look):
    it = comparison(name, reduced_motion="reduce", **LOOKS[look])
    it.pin()
    it.move(it.tool.sliders()[0], "60")
    it.pin("A name that is as long as a name may be.")
    it.move(it.tool.sliders()[1], "20")
    expect(it.panel).not_to_have_attribute("data-stale", "")

    assert violations(it.page, "[data-panel=compare]") == []
    assert it.page.evaluate("document.documentElement.scrollWidth") <= it.page.viewport_size["width"]
