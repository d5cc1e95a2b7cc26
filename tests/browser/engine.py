"""One browser engine: opens contexts, with what a reader's system may ask for."""

from playwright.sync_api import Browser, BrowserContext, Playwright

from tests.browser.install import launch
from tests.browser.waiting import PATIENCE

FIREFOX = {
    ("java_script_enabled", False): {"javascript.enabled": False},
    ("color_scheme", "dark"): {"layout.css.prefers-color-scheme.content-override": 0},
    ("reduced_motion", "reduce"): {"ui.prefersReducedMotion": 1},
    ("forced_colors", "active"): {"browser.display.document_color_use": 2},
    ("service_workers", "block"): {"dom.serviceWorkers.enabled": False},
}
"""Options of a context that Firefox only knows as preferences of the whole browser."""


class Engine:
    """A browser, `thrifty` or as readers have it; or for Firefox as many as there are combinations of preferences."""

    def __init__(self, playwright: Playwright, name: str, *, thrifty: bool = False) -> None:
        self.name = name
        self._thrifty = thrifty
        self._playwright = playwright
        self._browsers: dict[str, Browser] = {}

    def context(self, **options: object) -> BrowserContext:
        """A new profile; a window of 1280 by 900 and no service workers unless told."""
        options = {"viewport": {"width": 1280, "height": 900}, "service_workers": "block", **options}
        preferences: dict[str, object] = {}
        if self.name == "firefox":
            for option, value in list(options.items()):
                if isinstance(value, str | bool) and (option, value) in FIREFOX:
                    preferences |= FIREFOX[option, value]
        key = repr(sorted(preferences.items()))
        if key not in self._browsers:
            self._browsers[key] = launch(self._playwright, self.name, preferences, thrifty=self._thrifty)
        context = self._browsers[key].new_context(**options)
        context.set_default_timeout(PATIENCE)
        return context

    def close(self) -> None:
        """Close every browser that was opened."""
        for browser in self._browsers.values():
            browser.close()
