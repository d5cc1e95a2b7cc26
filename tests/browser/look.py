"""Pictures of the site to look at, in screenshots/, and the one in the README: make look"""

from playwright.sync_api import sync_playwright

from builder.project import ROOT, SITE
from engine.tools import tools
from tests.browser.install import launch
from tests.browser.reader import LAY_OUT, Reader
from tests.site import served

PAGES = {
    "article": "",
    "lab": "tools/decision-lab/",
    "costs": "tools/cost-workbench/",
    "own": "make-your-own/",
    **{f"embed-{name}": f"embed/{name}/" for name in tools()},
}
WINDOW = {"width": 1280, "height": 900}
WAYS = {
    "light": {"viewport": WINDOW, "color_scheme": "light"},
    "dark": {"viewport": WINDOW, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}, "device_scale_factor": 2, "is_mobile": True},
    "forced": {"viewport": WINDOW, "forced_colors": "active"},
    "forced-dark": {"viewport": WINDOW, "forced_colors": "active", "color_scheme": "dark"},
    "contrast": {"viewport": WINDOW, "contrast": "more"},
    "print": {"viewport": {"width": 680, "height": 960}},
}
"""A sheet of A4 is 680 pixels wide between its margins; besides the picture, print leaves the pages as PDF."""


def look() -> None:
    """Photograph every page in every way, and the first tool for the README."""
    album = ROOT / "screenshots"
    album.mkdir(exist_ok=True)
    with sync_playwright() as playwright, served(SITE) as address:
        browser = launch(playwright, "chromium")
        for way, options in WAYS.items():
            reader = Reader(browser.new_context(**options), address)
            for name, path in PAGES.items():
                reader.go(path)
                if way == "print":
                    reader.page.pdf(path=album / f"{name}-print.pdf", format="A4")
                    reader.page.emulate_media(media="print")
                reader.page.evaluate(LAY_OUT)
                reader.page.screenshot(path=album / f"{name}-{way}.png", full_page=True, animations="disabled")
            reader.context.close()
        reader = Reader(browser.new_context(viewport={"width": 1180, "height": 900}), address)
        reader.go(PAGES["lab"])
        lab = reader.tool("decision-lab").wait_until_live()
        reader.page.locator(".md-header").evaluate(
            "header => { header.hidden = true; }"
        )  # it would cover the tool's head
        reader.page.evaluate(LAY_OUT)
        lab.root.screenshot(path=ROOT / ".github" / "readme.png", animations="disabled")
        browser.close()
    print(f"{len(list(album.glob('*.png')))} pictures in {album.name}/")


if __name__ == "__main__":
    look()
