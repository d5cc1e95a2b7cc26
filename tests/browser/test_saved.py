"""What the page saves is what the engine writes, and pictures look the same in the dark."""

import base64
import json
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from engine.files import kinds, saved
from engine.tools import tools
from tests.browser.downloads import downloaded
from tests.browser.saving import CHANGED, PAGES, TOOLS, change, download, inputs, menu, menu_is_closed, pixels, told
from tests.browser.test_axe import LOOKS, violations


@pytest.mark.parametrize("name", TOOLS)
def test_every_file_is_what_the_engine_writes(live, subtests, name):
    tool = live(name)
    change(tool)
    for kind in kinds(tools()[name]):
        with subtests.test(kind):
            expected = saved(tools()[name], inputs(tool), kind)

            found = download(tool, kind)

            assert found == (expected.name, expected.text.encode())
            assert told(tool) == f"Saved {expected.name}."
            assert menu_is_closed(tool)


def test_the_record_is_the_command_lines(live):
    tool = live("decision-lab")
    change(tool)
    options = [f"--{name}={text}" for name, text in CHANGED["decision-lab"].items()]

    _, record = download(tool, "record")

    command = [sys.executable, "-m", "engine", "decision-lab", *options, "--format", "markdown"]
    assert record == subprocess.run(command, capture_output=True, check=True).stdout


def test_a_published_page_is_what_links_lead_to(open_page, address):
    reader = open_page(PAGES["decision-lab"])
    tool = reader.tool("decision-lab").wait_until_live()
    reader.page.evaluate("document.querySelector('link[rel=canonical]').href = 'https://example.org/lab/'")

    _, record = download(tool, "record")

    assert record.decode() == saved(tools()["decision-lab"], inputs(tool), "record", "https://example.org/lab/").text


CORNERS = """
async (source) => {
  const image = new Image();
  image.src = `data:image/png;base64,${source}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  const corners = [[0, 0], [image.width - 1, 0], [0, image.height - 1], [image.width - 1, image.height - 1]];
  return corners.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data].join());
}
"""


@pytest.mark.parametrize("name", TOOLS)
def test_a_picture_is_the_same_in_light_and_in_the_dark(live, name):
    (kind,) = tools()[name].pictures
    found = {}
    for scheme in ("light", "dark"):
        tool = live(name, color_scheme=scheme)
        file, content = download(tool, kind, pixels=True)
        svg = saved(tools()[name], inputs(tool), kind)
        drawing = ElementTree.fromstring(svg.text)  # noqa: S314 (our own)
        width, height, _, data = pixels(content)
        found[scheme] = data

        assert file == svg.name.replace(".svg", ".png")
        assert (width, height) == (2 * int(drawing.get("width")), 2 * int(drawing.get("height")))
        corners = tool.page.evaluate(CORNERS, base64.b64encode(content).decode())
        assert corners == ["255,255,255,255"] * 4

    assert found["light"] == found["dark"]
    assert len(set(found["light"])) > 30


def test_inputs_that_have_no_answer_are_not_saved(live):
    tool = live("decision-lab")
    tool.box("data").fill("many")
    tool.root.locator(".control__error:visible").wait_for()

    menu(tool).locator("[data-file=record]").click()

    assert re.fullmatch(r"Not saved\. Enter a whole number from 0 to 100.*", told(tool))


def test_a_file_asked_for_while_python_starts_is_saved_when_it_is_up(new_reader):
    reader = new_reader()
    let_go = reader.hold("**/python.image")
    reader.go(PAGES["decision-lab"])
    tool = reader.tool("decision-lab")
    button = menu(tool).locator("[data-file=data]")

    def ask_and_wait():
        button.click()
        assert told(tool) == "Python is starting; the file is saved when it is up …"
        assert button.get_attribute("aria-busy") == "true"
        let_go()

    _, content = downloaded(reader.page, ask_and_wait)

    assert json.loads(content)["tool"] == "decision-lab"
    reader.page.wait_for_function("!document.querySelector('[data-file=data]').ariaBusy")


def test_without_python_one_line_says_so(new_reader):
    reader = new_reader()
    reader.page.add_init_script("delete globalThis.Worker")
    reader.go(PAGES["decision-lab"])
    tool = reader.tool("decision-lab")

    menu(tool).locator("[data-file=data]").click()

    assert told(tool) == "Live answers are unavailable, so nothing can be saved."
    assert menu(tool).locator("[data-file=data]").get_attribute("aria-busy") is None


def test_what_was_told_goes_when_the_reader_goes_on(live):
    tool = live("decision-lab")
    download(tool, "data")
    assert told(tool)

    tool.slider("data").press("ArrowRight")

    tool.root.locator("[data-told]").wait_for(state="hidden")


def test_the_menu_closes_when_the_reader_goes_elsewhere(live):
    tool = live("decision-lab")
    keyboard, focused = tool.page.keyboard, "document.activeElement.closest('[data-menu]') !== null"

    menu(tool)
    keyboard.press("Tab")
    keyboard.press("Escape")
    assert menu_is_closed(tool)
    assert tool.page.evaluate("document.activeElement.tagName") == "SUMMARY"

    menu(tool)
    while tool.page.evaluate(focused):
        keyboard.press("Tab")
    assert menu_is_closed(tool)

    menu(tool)
    tool.root.locator(".brief").click()
    assert menu_is_closed(tool)


def test_print_prints_the_page_with_the_menu_closed(live):
    tool = live("decision-lab")
    tool.page.evaluate(
        "globalThis.print = () => (globalThis.printed = document.querySelector('[data-save]').open ? 'open' : 'closed')"
    )

    menu(tool).locator("[data-print]").click()

    assert tool.page.evaluate("printed") == "closed"


def test_without_scripts_nothing_is_offered(open_page):
    reader = open_page(PAGES["decision-lab"], java_script_enabled=False)

    assert not reader.page.locator("[data-bar]").is_visible()


@pytest.mark.in_firefox("look", "light")
@pytest.mark.parametrize("look", LOOKS)
def test_no_violation_with_the_menu_open(live, look):
    tool = live("cost-workbench", reduced_motion="reduce", **LOOKS[look])
    download(tool, "table")
    menu(tool)

    assert violations(tool.page, ".tool__head") == []
    assert tool.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for item in tool.root.locator(".menu__item, .menu__name").all():
        assert min(item.bounding_box()["width"], item.bounding_box()["height"]) >= 24
        assert item.bounding_box()["x"] >= 0
