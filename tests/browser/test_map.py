"""The decision map: it follows the controls, the controls follow it, and neither keeps the other waiting."""

import re

import pytest
from playwright.sync_api import expect

from engine.controls import read
from engine.scenarios import SCENARIOS
from engine.tools.decision_lab.inputs import LabInputs
from engine.tools.decision_lab.map import CELLS
from engine.tools.decision_lab.map_panel import map_panel

START = SCENARIOS["support"].lab

PAUSE = 1000
"""Longer than the status line waits before it says an answer, in milliseconds."""


class MapOnPage:
    """The map of a tool, as a reader and a test see it."""

    def __init__(self, tool):
        self.tool = tool
        self.page = tool.page
        self.root = tool.root.locator("[data-map]")
        self.plot = self.root.locator("[data-plot]")
        self.says = self.root.locator("[data-says]")
        self.root.scroll_into_view_if_needed()

    def axis(self, axis):
        return self.root.locator(f"[data-axis={axis}]")

    def expected(self):
        """What the engine says here and now, for what the controls and the axes say."""
        axes = {axis: self.axis(axis).input_value() for axis in ("x", "y")}
        return map_panel(read(LabInputs, self.tool.inputs()), axes)

    def shows_the_answer(self):
        """Whether the cells, the letters, the words and the table become those of the engine; and are not marked."""
        view = self.expected()
        self.page.wait_for_function(
            "([map, cells]) => !map.matches('[data-stale]') && !map.querySelector('[data-old]') && "
            "[...map.querySelectorAll('[data-cells]')].map(band => band.dataset.cells).join() === cells",
            arg=[self.root.element_handle(), ",".join(band.cells for band in view.bands)],
        )
        paths = self.root.locator("[data-cells] path").evaluate_all("all => all.map(path => path.getAttribute('d'))")
        letters = self.root.locator("[data-letters] text").all_text_contents()
        lines = self.root.locator("tbody tr").evaluate_all("all => all.map(r => [...r.cells].map(c => c.textContent))")
        return (
            paths == [area.path for band in view.bands for area in band.areas]
            and letters == [letter.letter for letter in view.notes.letters]
            and lines == [[line.position, line.winners] for line in view.notes.lines]
            and self.says.text_content() == view.frame.says
            and self.marker() == view.frame.here
        )

    def marker(self):
        """Where the mark is, in the drawing."""
        places = self.root.locator("[data-marker]").evaluate_all("all => all.map(m => m.getAttribute('transform'))")
        [place] = set(places)
        return tuple(re.findall(r"[\d.]+", place))

    def point(self, across, up):
        """Where on the screen a cell is."""
        box = self.plot.bounding_box()
        return (
            box["x"] + box["width"] * (across + 0.5) / CELLS,
            box["y"] + box["height"] * (CELLS - up - 0.5) / CELLS,
        )

    def here(self):
        """The two inputs on the axes."""
        inputs = self.tool.inputs()
        return tuple(int(inputs[self.axis(axis).input_value()]) for axis in ("x", "y"))


@pytest.fixture
def live(open_page):
    """The map on the Decision Lab's page, answered by Python."""
    return lambda **options: MapOnPage(
        open_page("tools/decision-lab/", **options).tool("decision-lab").wait_until_live()
    )


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

    assert map.marker() == (f"{START.data - 1}.5", "50.5")
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
    assert map.marker() == (f"{START.volume}.5", f"{100 - START.tolerance}.5")

    map.axis("x").select_option("tolerance")
    assert (map.axis("x").input_value(), map.axis("y").input_value()) == ("tolerance", "volume")
    assert map.shows_the_answer()

    map.plot.press("ArrowRight")
    assert map.tool.inputs()["tolerance"] == str(START.tolerance + 1)


def test_without_python_the_map_of_the_build_stays_and_says_so(open_page):
    reader = open_page("licences/")
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
