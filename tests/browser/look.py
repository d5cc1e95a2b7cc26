"""Pictures of the site to look at, in screenshots/, and the one in the README: make look"""

from playwright.sync_api import sync_playwright

from builder.project import ROOT, SITE
from tests.browser.install import launch
from tests.browser.reader import Reader
from tests.site import served

PAGES = {"article": "", "lab": "tools/decision-lab/", "costs": "tools/cost-workbench/", "own": "make-your-own/"}
WAYS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}, "device_scale_factor": 2, "is_mobile": True},
    "contrast": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
}


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
                reader.page.screenshot(path=album / f"{name}-{way}.png", full_page=True, animations="disabled")
            reader.context.close()
        reader = Reader(browser.new_context(viewport={"width": 1180, "height": 900}), address)
        reader.go(PAGES["lab"])
        lab = reader.tool("decision-lab").wait_until_live()
        reader.page.locator(".md-header").evaluate(
            "header => { header.hidden = true; }"
        )  # it would cover the tool's head
        lab.root.screenshot(path=ROOT / ".github" / "readme.png", animations="disabled")
        browser.close()
    print(f"{len(list(album.glob('*.png')))} pictures in {album.name}/")


if __name__ == "__main__":
    look()
