"""The maps: they follow the controls, the controls follow them, and neither keeps the other waiting."""

import re

import pytest
from playwright.sync_api import expect

from engine.controls import controls, read
from engine.scenarios import SCENARIOS
from engine.tools import tool
from tests.browser.sabotage import sabotaged

START = SCENARIOS["support"].lab

LATE = """
const hear = self.onmessage;
self.onmessage = (event) => (event.data.type === "ask" ? setTimeout(() => hear(event), 600) : hear(event));
"""
"""A worker that takes its time over each answer."""

PAUSE = 1000
"""Longer than the status line waits before it says an answer, in milliseconds."""


class MapOnPage:
    """The map of a tool, as a reader and a test see it."""

    def __init__(self, shown):
        self.tool = shown
        self.asked = tool(shown.name)
        self.page = shown.page
        self.root = shown.root.locator("[data-map]")
        self.plot = self.root.locator("[data-plot]")
        self.says = self.root.locator("[data-says]")
        self.root.scroll_into_view_if_needed()

    def axis(self, axis):
        return self.root.locator(f"[data-axis={axis}]")

    def expected(self):
        """What the engine says here and now, for what the controls and the axes say."""
        axes = {axis: self.axis(axis).input_value() for axis in ("x", "y")}
        return self.asked.panels["map"].view(read(self.asked.inputs, self.tool.inputs()), axes)

    def shows_the_answer(self):
        """Whether cells, lines, marks, words, ticks and table become those of the engine; and are not marked as old."""
        view = self.expected()
        bands = view.bands[::-1]
        self.page.wait_for_function(
            "([map, cells]) => !map.matches('[data-stale]') && !map.querySelector('[data-old]') && "
            "[...map.querySelectorAll('[data-cells]')].map(band => band.dataset.cells).join() === cells",
            arg=[self.root.element_handle(), ",".join(band.cells for band in bands)],
        )
        paths = self.root.locator("[data-cells] path").evaluate_all("all => all.map(path => path.getAttribute('d'))")
        marks = self.root.locator("[data-note=marks] text").all_text_contents()
        lines = self.root.locator("tbody tr").evaluate_all("all => all.map(r => [...r.cells].map(c => c.textContent))")
        drawn = [path for band in bands for path in [*(area.path for area in band.areas), band.borders] if path]
        ticks = [tick.text for tick in (*view.frame.y_ticks[::-1], *view.frame.x_ticks)]
        return (
            paths == drawn
            and marks == [mark.text for mark in view.notes.marks]
            and lines == [[line.place, line.intervals] for line in view.notes.lines]
            and self.says.text_content() == view.frame.says
            and self.root.locator("[data-tick-text]").all_text_contents() == ticks
            and self.marker() == view.frame.here
        )

    def marker(self):
        """Where the mark is, in the drawing."""
        places = self.root.locator("[data-marker]").evaluate_all("all => all.map(m => m.getAttribute('transform'))")
        [place] = set(places)
        return tuple(map(int, re.findall(r"\d+", place)))

    def stops(self, axis):
        """What the places on an axis mean, as numbers."""
        return controls(self.asked.inputs)[self.axis(axis).input_value()].positions

    def point(self, across, up):
        """Where on the screen a cell is."""
        box = self.plot.bounding_box()
        return (
            box["x"] + box["width"] * (across + 0.5) / len(self.stops("x")),
            box["y"] + box["height"] * (1 - (up + 0.5) / len(self.stops("y"))),
        )

    def here(self):
        """The places of the two inputs on the axes."""
        inputs = read(self.asked.inputs, self.tool.inputs())
        names = [self.axis(axis).input_value() for axis in ("x", "y")]
        return tuple(controls(self.asked.inputs)[name].place(getattr(inputs, name)) for name in names)


@pytest.fixture
def live(open_page):
    """A map on the page of its tool, answered by Python."""

    def live(name="decision-lab", **options):
        return MapOnPage(open_page(f"tools/{name}/", **options).tool(name).wait_until_live())

    return live


def test_the_map_follows_the_other_inputs(live):
    map = live()
    assert map.shows_the_answer()

    for name, value in (("stability", "30"), ("volume", "10"), ("tolerance", "95")):
        map.tool.box(name).fill(value)
        map.root.scroll_into_view_if_needed()
        assert map.shows_the_answer()
    map.tool.root.locator("[data-sets][value=dsl]").check(force=True)
    map.root.scroll_into_view_if_needed()
    assert map.shows_the_answer()


def test_only_the_mark_moves_with_the_inputs_on_the_axes(live):
    map = live()
    bands = map.root.locator("[data-cells]").element_handles()

    map.tool.slider("data").press("ArrowLeft")
    map.tool.box("freshness").fill("50")
    assert map.tool.shows_the_answer()

    assert map.here() == (START.data - 1, 50)
    map.page.wait_for_timeout(500)
    assert map.shows_the_answer()
    assert all(band.evaluate("band => band.isConnected") for band in bands)


def test_keys_move_both_inputs_and_the_cell_is_said(live):
    map = live()
    map.plot.focus()

    for key, (across, up) in {
        "ArrowRight": (1, 0),
        "ArrowUp": (0, 1),
        "ArrowLeft": (-1, 0),
        "ArrowDown": (0, -1),
        "Shift+ArrowLeft": (-10, 0),
        "Shift+ArrowUp": (0, 10),
        "PageUp": (0, 10),
        "PageDown": (0, -10),
    }.items():
        x, y = map.here()
        map.page.keyboard.press(key)
        assert map.here() == (x + across, y + up)
    map.page.keyboard.press("Home")
    assert map.here() == (0, START.freshness + 10)
    map.page.keyboard.press("PageDown")
    map.page.keyboard.press("PageDown")
    map.page.keyboard.press("PageDown")
    assert map.here() == (0, 0)
    map.page.keyboard.press("End")

    assert map.here() == (100, 0)
    assert map.tool.shows_the_answer()
    assert map.shows_the_answer()
    expected = map.expected().frame.says
    assert expected == "Labeled-data availability 100, Freshness need 0: LoRA / PEFT"
    expect(map.tool.status).to_have_text(expected)
    map.page.wait_for_timeout(PAUSE)
    assert map.tool.status.inner_text() == expected
    assert map.plot.evaluate("plot => plot === document.activeElement")


def test_a_drag_moves_both_inputs(live):
    map = live()
    map.page.mouse.move(*map.point(*map.here()))
    map.page.mouse.down()
    map.page.mouse.move(*map.point(40, 60), steps=12)

    assert map.here() == (40, 60)
    assert map.tool.shows_the_answer()
    map.page.wait_for_timeout(400)  # what stands above the map may have another height now
    map.page.mouse.move(map.point(100, 0)[0] + 60, map.point(0, 70)[1])
    assert map.here() == (100, 70)
    map.page.mouse.up()
    map.page.mouse.move(*map.point(10, 10))

    assert map.here() == (100, 70)
    assert map.tool.shows_the_answer()
    assert map.shows_the_answer()
    expect(map.tool.status).to_have_text(map.tool.view().summary)


def test_a_tap_moves_both_inputs(live, engine):
    """With a finger in Chromium; Playwright's taps reach no page of Firefox."""
    map = live(viewport={"width": 360, "height": 740}, has_touch=True)
    tap = map.page.touchscreen.tap if engine.name == "chromium" else map.page.mouse.click
    tap(*map.point(20, 80))

    assert map.here() == (20, 80)
    assert map.tool.shows_the_answer()
    assert map.shows_the_answer()


def test_other_axes(live):
    map = live()
    map.axis("x").select_option("volume")
    assert map.shows_the_answer()
    map.axis("y").select_option("tolerance")
    assert map.shows_the_answer()
    assert map.here() == (START.volume, START.tolerance)

    map.axis("x").select_option("tolerance")
    assert (map.axis("x").input_value(), map.axis("y").input_value()) == ("tolerance", "volume")
    assert map.shows_the_answer()

    map.plot.press("ArrowRight")
    assert map.tool.inputs()["tolerance"] == str(START.tolerance + 1)


def test_axes_with_any_number_of_places(live):
    map = live("cost-workbench")
    assert map.shows_the_answer()

    map.tool.box("training_usd").fill("5,000")
    map.root.scroll_into_view_if_needed()
    assert map.shows_the_answer()
    bands = map.root.locator("[data-cells]").element_handles()
    map.tool.root.locator("[data-sets][value=brand]").check(force=True)
    map.root.scroll_into_view_if_needed()
    assert map.shows_the_answer()
    assert not any(band.evaluate("band => band.isConnected") for band in bands)

    map.axis("y").select_option("monthly_requests")
    assert (map.axis("x").input_value(), map.axis("y").input_value()) == ("prompt_reduction_tokens", "monthly_requests")
    assert map.shows_the_answer()
    map.axis("x").select_option("training_usd")
    assert map.shows_the_answer()
    map.page.mouse.move(*map.point(*map.here()))
    map.page.mouse.down()
    map.page.mouse.move(*map.point(70, 90), steps=6)
    map.page.mouse.up()

    assert map.here() == (70, 90)
    assert map.tool.inputs()["training_usd"] == f"{int(map.stops('x')[70]):,}"
    assert map.tool.shows_the_answer()
    assert map.shows_the_answer()


def test_a_value_between_two_places_stays_what_it_is(live):
    map = live("cost-workbench")
    map.tool.box("monthly_requests").fill("121,000")
    map.root.scroll_into_view_if_needed()
    assert map.shows_the_answer()
    x, y = map.here()

    map.plot.press("ArrowUp")
    expect(map.tool.status).to_have_text(
        "Monthly requests 121,000 (shown at 120,000), Prompt reduction after tuning 280. Break-even: 12 to 24 months"
    )
    assert map.tool.inputs()["monthly_requests"] == "121,000"
    map.plot.press("ArrowRight")

    assert map.here() == (x + 1, y + 1)
    assert map.tool.inputs()["monthly_requests"] == "130,000"
    assert map.tool.shows_the_answer()
    assert map.shows_the_answer()
    expect(map.tool.status).to_have_text(map.expected().frame.says)
    map.plot.press("End")
    map.plot.press("Shift+PageDown")
    assert map.tool.shows_the_answer()
    expect(map.tool.status).to_have_text(
        "Monthly requests 10,000,000, Prompt reduction after tuning 0. Break-even: Never"
    )


def test_a_cell_is_said_in_the_place_of_an_answer_that_comes_late(new_reader):
    reader = new_reader()
    sabotaged(reader, LATE)
    reader.go("tools/cost-workbench/")
    map = MapOnPage(reader.tool("cost-workbench").wait_until_live())
    map.root.scroll_into_view_if_needed()
    before = map.tool.heard()

    map.plot.press("ArrowRight")
    map.plot.press("ArrowUp")

    assert map.tool.shows_the_answer()
    assert map.shows_the_answer()
    map.page.wait_for_timeout(PAUSE)
    assert map.tool.heard() == [*before, map.expected().frame.says]

    map.plot.press("ArrowRight")
    map.page.wait_for_timeout(300)  # keys rest, and their answer may be on its way
    map.tool.slider("training_usd").press("ArrowRight")
    assert map.tool.shows_the_answer()
    map.page.wait_for_timeout(PAUSE)
    assert map.tool.heard()[-1] == map.tool.view().summary, "nobody is on the map any more"


def test_without_python_the_map_of_the_build_stays_and_says_so(new_reader):
    reader = new_reader()
    let_go = reader.hold("**/pyodide.asm.wasm")
    reader.go("tools/decision-lab/")
    map = MapOnPage(reader.tool("decision-lab"))
    late = map.root.locator("[data-late]")
    assert late.is_hidden()

    map.tool.slider("data").press("ArrowLeft")
    assert map.shows_the_answer()
    map.tool.slider("stability").press("Home")
    map.root.scroll_into_view_if_needed()
    late.wait_for()

    let_go()
    map.tool.wait_until_live()
    assert map.shows_the_answer()
    assert late.is_hidden()
