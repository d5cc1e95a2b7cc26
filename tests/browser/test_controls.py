"""Each control of each tool, by keyboard and by pointer; what is painted is what the engine answers."""

import pytest
from playwright.sync_api import expect

from engine.controls import Switch, controls
from engine.scenarios import SCENARIOS
from engine.tools import tools
from tests.browser.reader import TOOLS

FOCUSED = "[document.activeElement.dataset.slides, document.activeElement.ariaValueText]"


@pytest.mark.parametrize("name", TOOLS)
def test_sliders_by_keyboard(live, subtests, name):
    tool = live(name)
    tool.unfold()
    for control in tool.sliders():
        with subtests.test(control):
            seen = {tool.inputs()[control]}
            tool.slider(control).focus()

            for key in ("ArrowRight", "ArrowRight", "PageDown", "ArrowLeft", "End", "Home"):
                tool.page.keyboard.press(key)
                assert tool.shows_the_answer()
                assert tool.page.evaluate(FOCUSED) == [control, tool.view().labels[control]["spoken"]]
                seen.add(tool.inputs()[control])
            assert len(seen) > 3


@pytest.mark.parametrize("name", TOOLS)
def test_sliders_by_pointer(live, subtests, name):
    tool = live(name)
    tool.unfold()
    for control in tool.sliders():
        with subtests.test(control):
            slider = tool.slider(control)
            slider.evaluate("s => s.scrollIntoView({ block: 'center' })")
            place = slider.bounding_box()
            y = place["y"] + place["height"] / 2

            for share in (0.9, 0.1, 0.5):
                tool.page.mouse.click(place["x"] + share * place["width"], y)
                assert tool.shows_the_answer()
            low, high = float(slider.get_attribute("min")), float(slider.get_attribute("max"))
            assert 0.4 < (float(slider.input_value()) - low) / (high - low) < 0.6


@pytest.mark.parametrize("name", TOOLS)
def test_fast_dragging_ends_on_the_last_position(live, name):
    tool = live(name)
    slider = tool.slider(tool.sliders()[0])
    slider.evaluate("s => s.scrollIntoView({ block: 'center' })")
    place = slider.bounding_box()
    y = place["y"] + place["height"] / 2
    tool.page.mouse.move(place["x"] + place["width"] / 2, y)
    tool.page.mouse.down()
    for turn in range(60):
        tool.page.mouse.move(place["x"] + place["width"] * (turn * 37 % 100) / 100, y)
    tool.page.mouse.move(place["x"] + place["width"] * 0.25, y)
    tool.page.mouse.up()

    assert tool.shows_the_answer()


@pytest.mark.in_firefox("width", 320)
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", TOOLS)
def test_a_slider_stays_where_it_is_while_it_is_moved(live, name, width):
    tool = live(name, viewport={"width": width, "height": 900})
    tool.unfold()
    for control in tool.sliders():
        slider = tool.slider(control)
        slider.focus()
        before = place_on_page(slider)
        slider.press("Home")
        assert tool.shows_the_answer()
        slider.press("End")
        assert tool.shows_the_answer()
        assert place_on_page(slider) == pytest.approx(before, abs=0.1)


def place_on_page(slider):
    """From the page's own corner: a key may scroll a focused slider into view, and that is no shift."""
    return slider.evaluate("s => { const {x, y} = s.getBoundingClientRect(); return [x + scrollX, y + scrollY]; }")


@pytest.mark.parametrize("name", TOOLS)
@pytest.mark.in_firefox("hand", "keyboard")
@pytest.mark.parametrize("hand", ["keyboard", "pointer"])
def test_every_scenario_sets_its_inputs(live, name, hand):
    tool = live(name)
    starts = {option.value: option.sets for option in controls(tools()[name].inputs)["scenario"].options}
    tool.root.locator("input[value=support]").focus()

    for scenario in [*list(SCENARIOS)[1:], "support"]:
        if hand == "keyboard":
            tool.page.keyboard.press("ArrowRight")
        else:
            tool.root.locator(f"input[value={scenario}]").click()
        assert tool.inputs()["scenario"] == scenario
        for input, value in starts[scenario].items():
            assert tool.inputs()[input].replace(",", "") == str(value)
        assert tool.shows_the_answer()


@pytest.mark.parametrize("name", TOOLS)
def test_every_box_takes_a_number(live, name):
    tool = live(name)
    tool.unfold()
    for control in tool.numbers():
        tool.box(control).fill("1")
        assert tool.shows_the_answer()
        if tool.slider(control).count():
            stops = tool.slider(control).get_attribute("data-stops")
            assert tool.slider(control).input_value() == ("1" if stops is None else str(nearest_to_one(stops)))


def nearest_to_one(stops):
    """The place of the stop nearest to 1."""
    distances = [abs(float(stop.replace(",", "")) - 1) for stop in stops.split()]
    return distances.index(min(distances))


def test_switches_by_keyboard(live):
    tool = live("cost-workbench")
    switches = [name for name, kind in controls(tools()["cost-workbench"].inputs).items() if isinstance(kind, Switch)]
    for summary in tool.root.locator(".fold > summary, .fold__group > summary").all():
        summary.press("Enter")

    for name in switches:
        tool.box(name).press("Space")
        assert tool.inputs()[name] == "false"
        assert tool.shows_the_answer()


def test_the_status_line_speaks_once_after_a_pause(live):
    tool = live("decision-lab")
    before = tool.heard()

    tool.slider("freshness").evaluate("""async (slider) => {
      for (let move = 0; move < 8; move++) {
        slider.stepUp(10);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((moved) => setTimeout(moved, 30)); // a busy machine's keys would come with pauses
      }
    }""")
    expect(tool.status).to_have_text(tool.view().summary)
    tool.page.wait_for_timeout(900)

    assert tool.heard() == [*before, tool.view().summary]
    assert tool.view().summary.startswith("RAG first with")


def test_what_is_pressed_is_within_reach_until_it_is_let_go(live):
    """A quick hand lets go before the next frame."""
    tool = live("decision-lab")
    tool.page.evaluate("""() => {
      globalThis.reached = [];
      const at = ({ clientX, clientY }) => document.elementFromPoint(clientX, clientY);
      addEventListener("pointerdown", (event) => reached.push(at(event) === event.target));
    }""")

    tool.root.get_by_role("button", name="Pin this state").click()

    tool.root.locator("[data-pin-name]").wait_for()
    assert tool.page.evaluate("reached") == [True]


@pytest.mark.parametrize(("path", "left_out"), [("tools/decision-lab/", True), ("embed/decision-lab/", False)])
def test_what_is_out_of_sight_keeps_its_size_and_is_not_drawn_while_a_slider_moves(open_page, path, left_out):
    """But in a frame, which is as tall as everything in it."""
    tool = open_page(path).tool("decision-lab").wait_until_live()
    far = tool.root.locator("[data-pins-add]")
    drawn = "it => it.checkVisibility({ contentVisibilityAuto: true })"
    tool.page.evaluate("document.fonts.ready.then(() => {})")
    height = tool.ask("tool => tool.offsetHeight")
    assert far.evaluate(drawn)

    tool.slider("data").press("ArrowRight")
    tool.slider("data").press("ArrowLeft")
    assert tool.shows_the_answer()

    tool.page.wait_for_function(f"it => ({drawn})(it) !== {str(left_out).lower()}", arg=far.element_handle())
    assert tool.ask("tool => tool.offsetHeight") == height


@pytest.mark.in_firefox("width", 320)
@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("name", TOOLS)
def test_both_sizes_work_without_sideways_scrolling(live, name, width):
    tool = live(name, viewport={"width": width, "height": 800})

    tool.slider(tool.sliders()[1]).press("End")

    assert tool.shows_the_answer()
    assert tool.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_reference_figures_stay_after_python_took_over(live):
    lab, costs = live("decision-lab"), live("cost-workbench")
    lab.slider("data").press("ArrowRight")
    lab.slider("data").press("ArrowLeft")
    costs.slider("training_usd").press("ArrowRight")
    costs.slider("training_usd").press("ArrowLeft")

    assert lab.shows_the_answer()
    assert costs.shows_the_answer()
    assert lab.root.locator(".stack__figure").inner_text() == "84.9"
    for figure in ("$202", "$76.80", "$2,200", "17.6 months", "$125 / month"):
        assert costs.root.locator(".figures").get_by_text(figure, exact=True).is_visible()
