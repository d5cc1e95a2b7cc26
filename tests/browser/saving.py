"""How a reader saves an answer and loads one, and what they are told."""

import struct
import zlib

from engine.controls import read
from engine.tools import tools
from tests.browser.downloads import downloaded
from tests.browser.reader import TOOLS

CHANGED = {
    "decision-lab": {"freshness": "90", "data": "3"},
    "cost-workbench": {"monthly_requests": "51234", "cache_hit_rate": "0.25", "tuned_prompt_cached": "false"},
}
PAGES = {name: f"tools/{name}/" for name in TOOLS}


def change(tool):
    """Set a few inputs, and wait for the answer."""
    tool.unfold()
    for control, text in CHANGED[tool.name].items():
        if tool.box(control).get_attribute("type") == "checkbox":
            tool.box(control).set_checked(text == "true")
        else:
            tool.box(control).fill(text)
    assert tool.shows_the_answer()


def menu(tool):
    """The open menu."""
    found = tool.root.locator("[data-save]")
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def download(tool, kind, pixels=False):
    """The name and the bytes of what a button saves."""
    button = menu(tool).locator(f"[data-file={kind}]{'[data-pixels]' if pixels else ':not([data-pixels])'}")
    return downloaded(tool.page, button.click)


def told(tool):
    """What the tool says came of it, to everybody."""
    line = tool.root.locator("[data-told]")
    line.wait_for()
    assert line.inner_text() in tool.heard()
    return line.inner_text()


def inputs(tool):
    """What the controls mean."""
    return read(tools()[tool.name].inputs, tool.inputs())


def menu_is_closed(tool):
    return tool.root.locator("[data-save]").get_attribute("open") is None


DROP = """
([tool, name, text]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name, { type: "application/json" }));
  const held = tool.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
  const invited = getComputedStyle(tool).outlineStyle;
  tool.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  return [held, invited, getComputedStyle(tool).outlineStyle];
}
"""


def bring(tool, hand, name, content):
    if hand == "picker":
        file = {"name": name, "mimeType": "application/json", "buffer": content}
        menu(tool).locator("[data-load]").set_input_files(file)
        assert menu_is_closed(tool)
        return
    held, invited, afterwards = tool.page.evaluate(DROP, [tool.root.element_handle(), name, content.decode()])
    assert (held, invited, afterwards) == (False, "dashed", "none")


def pixels(png):
    """Width, height, and every byte of the pixels, when it is a PNG without transparency."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert depth == 8
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    return width, height, colour, zlib.decompress(data)
