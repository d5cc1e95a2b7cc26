"""A reader at a page in WebKit: moves controls, and compares what is painted with what the engine answers."""

import time

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

from engine.controls import read
from engine.render import render_result
from engine.tools import tool
from tests.webkit.markup import parts

LONG = 30
"""Seconds that anything may take on a machine that has much to do."""


def until(promised, seconds=LONG):
    """Whether something becomes true in time."""
    end = time.monotonic() + seconds
    while not promised():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


class Reader:
    """One window of the browser."""

    def __init__(self, browser, address):
        self.browser = browser
        self.address = address

    def go(self, path):
        self.browser.get(self.address + path)

    def see(self, script, *arguments):
        """What an expression gives on the page; arguments are given as `arguments`."""
        return self.browser.execute_script(f"return ({script})", *arguments)

    def becomes(self, script, *arguments):
        """Whether an expression becomes true on the page, of which a promise may tell."""
        return until(lambda: self.see(script, *arguments))

    def promised(self, script):
        """What a promise gives on the page."""
        return self.browser.execute_async_script(f"({script}).then(arguments[0], (no) => arguments[0](String(no)))")

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def strangers(self):
        """Addresses elsewhere that the page has asked for."""
        asked = self.see("performance.getEntriesByType('resource').map(({ name }) => name)")
        return [url for url in asked if not url.startswith((self.address, "data:", "blob:"))]

    def tool(self, name):
        """A tool on the page, brought into view."""
        found = ToolOnPage(self, name)
        self.see("arguments[0].scrollIntoView()", found.root)
        return found


class ToolOnPage:
    """A tool, as a reader and a test see it."""

    def __init__(self, reader, name):
        self.reader = reader
        self.name = name
        self.root = reader.find(f"[data-tool={name}]")
        self.region = self.find("[data-result]")
        self.engine = self.find("[data-engine]")

    def find(self, selector):
        return self.root.find_element(By.CSS_SELECTOR, selector)

    def wait_until_live(self):
        """Until Python answers in this page."""
        assert until(lambda: self.engine.get_attribute("data-state") == "ready"), self.engine.text
        return self

    def inputs(self):
        """What the controls say."""
        return dict(
            self.reader.see(
                "[...arguments[0].querySelectorAll('[data-form] input[name]')]"
                ".filter((f) => f.type !== 'radio' || f.checked)"
                ".map((f) => [f.name, f.type === 'checkbox' ? String(f.checked) : f.value])",
                self.root,
            )
        )

    def shows_the_answer(self):
        """Whether what is painted becomes what the engine, here and now, answers to what the controls say."""
        asked = tool(self.name)
        expected = parts(render_result(asked, asked.view(read(asked.inputs, self.inputs()))))
        return until(
            lambda: (
                self.reader.see("arguments[0].ariaBusy === 'false'", self.region)
                and parts(self.region.get_property("innerHTML")) == expected
            )
        )

    def marked(self):
        """Whether what is shown is marked as older than the controls."""
        old = "arguments[0].matches('[data-moved], :has([data-result][data-stale])')"
        return self.reader.see(old, self.root)

    def slider(self, name):
        return self.find(f"[data-slides={name}]")

    def point(self, slider, share):
        """Press at a place of a slider, by its share of the way."""
        self.reader.see("arguments[0].scrollIntoView({ block: 'center' })", slider)
        across = round((share - 0.5) * slider.rect["width"])
        ActionChains(self.reader.browser).move_to_element_with_offset(slider, across, 0).click().perform()
