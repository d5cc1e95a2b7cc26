"""A tool's panel for comparing states: what it shows and keeps, against what the engine answers for its pins."""

import json

from playwright.sync_api import TimeoutError as OutOfTime
from playwright.sync_api import expect

from engine.controls import read
from engine.render import render_panel
from engine.tools import tool
from tests.browser.reader import SAME

FRESH = "panel => !panel.hasAttribute('data-stale')"
"""Whether a panel is of the present state: an answer may come twice, and the second is painted over the same words."""


class Comparison:
    """A tool's panel for comparing, as a reader and a test see it."""

    def __init__(self, reader, name):
        self.reader, self.page, self.name = reader, reader.page, name
        self.tool = reader.tool(name)
        self.panel = self.tool.root.locator("[data-panel=compare]")
        self.box = self.panel.get_by_label("Name it, if you like")
        self.add = self.panel.get_by_role("button", name="Pin this state")
        self.heads = self.panel.locator("thead th[colspan]")
        self.names = self.panel.get_by_label("Name of this pin")

    def come_near(self):
        self.panel.scroll_into_view_if_needed()
        return self

    def pin(self, name=""):
        before = self.heads.count()
        self.box.fill(name)
        self.add.click()
        expect(self.heads).to_have_count(before + 1)

    def move(self, control, text):
        """Type a number into one of the tool's boxes; the comparison is what is looked at then."""
        self.tool.box(control).fill(text)
        assert self.tool.shows_the_answer()
        self.come_near()

    def kept(self):
        return json.loads(self.page.evaluate("key => localStorage.getItem(key)", key(self.name)) or "null")

    def shows(self, *pins):
        """Whether what is painted becomes what the engine answers for pins, as (name, raw text), and the controls."""
        asked = tool(self.name)
        details = {"pins": [{"name": name, "inputs": inputs} for name, inputs in pins]}
        expected = render_panel(asked, "compare", read(asked.inputs, self.tool.inputs()), details, self.tool.name)
        try:
            self.page.wait_for_function(SAME, arg=[self.panel.element_handle(), expected])
            self.page.wait_for_function(FRESH, arg=self.panel.element_handle())
        except OutOfTime:
            return False
        return True

    def change(self, label):
        """The words in a row's cells of change."""
        head = self.page.get_by_role("rowheader", name=label, exact=True)
        return self.panel.get_by_role("row").filter(has=head).locator(".compare__change").all_inner_texts()


def key(name):
    return f"tune-or-prompt:pins:{name}"
