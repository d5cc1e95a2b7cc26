"""What every reader does, in WebKit: read, play, share, come back without a network, take the article along, and
put a tool into a page."""

import shutil
from http import HTTPStatus

import pytest
from selenium.webdriver.common.keys import Keys

from engine.tools import tools
from tests.browser.hosts import Host
from tests.site import StaticHost, served, serving
from tests.webkit.reader import Reader

SLIDERS = {"decision-lab": ("freshness", "data"), "cost-workbench": ("monthly_requests", "training_usd")}
"""Of each tool two sliders; what both do together is only known to Python."""


def played(tool):
    """A tool that a reader has moved by keyboard and by pointer, and that Python has answered both times."""
    by_key, by_pointer = map(tool.slider, SLIDERS[tool.name])
    before = tool.inputs()
    by_key.send_keys(Keys.END)
    assert tool.shows_the_answer()
    tool.point(by_pointer, 0.3)
    assert tool.shows_the_answer()
    assert not tool.marked()
    low, high, value = (float(by_pointer.get_property(name)) for name in ("min", "max", "value"))
    assert 0.2 < (value - low) / (high - low) < 0.4
    assert [name for name, text in tool.inputs().items() if before[name] != text] == sorted(
        SLIDERS[tool.name], key=list(before).index
    )
    assert by_key.get_property("value") == by_key.get_property("max")
    return tool


class NoScripts(StaticHost):
    """Serves the site as to a reader whose network lets no script through."""

    def send_head(self):
        if self.path.partition("?")[0].endswith((".js", ".mjs")):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()


HIDDEN = """
[...document.querySelectorAll("article :is(h1, h2, h3, p, li, td)")]
  .filter((it) => !it.checkVisibility() && !it.closest("details, [hidden], [data-tool]"))
  .map((it) => it.textContent)
"""
"""What the article has to say and does not show."""

THERE = """
decodeURI(location.href.split("#")[0]) === arguments[0] && document.querySelector("h1")?.checkVisibility() === true
"""
"""Whether a page of this address shows its heading; the last page may answer first."""

FONTS = "document.fonts.ready.then((fonts) => [...new Set([...fonts].map(({ status }) => status))])"


def test_read(browser, site):
    """The article is complete before any script, and each tool shows a worked case."""
    with serving(lambda *args: NoScripts(*args, directory=str(site))) as address:
        reader = Reader(browser, address)
        reader.go("")
        assert reader.see(HIDDEN) == []
        assert len(reader.find("article").text.split()) > 2500
        assert reader.see("document.documentElement.scrollWidth <= innerWidth")
        assert reader.promised(FONTS) == ["loaded"]
        for name in tools():
            tool = reader.tool(name)
            assert tool.engine.text.startswith("Computed when this page was built")
            assert tool.region.is_displayed() and len(tool.region.text.split()) > 50
        assert reader.strangers() == []


def test_play(reader):
    reader.go("")
    for name in SLIDERS:
        tool = reader.tool(name).wait_until_live()
        assert tool.engine.get_attribute("data-way") == "image"
        assert "Python 3." in tool.engine.text
        played(tool)


@pytest.mark.parametrize("name", SLIDERS)
def test_share(reader, name):
    reader.go(f"tools/{name}/")
    tool = played(reader.tool(name).wait_until_live())
    tool.find("[data-share] summary").send_keys(Keys.ENTER)
    sent, link = tool.inputs(), tool.find("[data-link]").get_property("value")
    assert tool.find("[data-link]").is_displayed()

    reader.browser.get("about:blank")
    reader.browser.get(link)
    opened = reader.tool(name)
    assert opened.shows_the_answer()
    assert {name: text.replace(",", "") for name, text in opened.inputs().items()} == {
        name: text.replace(",", "") for name, text in sent.items()
    }


def test_offline(browser, site, tmp_path):
    host = Host(shutil.copytree(site, tmp_path / "site"))
    try:
        reader = Reader(browser, host.address)
        reader.go("")
        assert reader.becomes("navigator.serviceWorker.controller !== null")
        reader.see("arguments[0].scrollIntoView({ block: 'center' })", reader.find("[data-keep-save]"))
        reader.find("[data-keep-save]").click()
        assert reader.becomes("document.querySelector('[data-keep-remove]').checkVisibility()")
        assert "Everything is saved" in reader.find("[data-keep-said]").text
    finally:
        host.goes()

    for path in ("licences/", "", *(f"tools/{name}/" for name in SLIDERS)):
        reader.go(path)
        assert reader.becomes(THERE, host.address + path), path
        if name := path.removeprefix("tools/").strip("/") if path.startswith("tools/") else "":
            played(reader.tool(name).wait_until_live())


def test_one_file(browser, site, tmp_path):
    folder = tmp_path / "a folder with ümläut"
    folder.mkdir()
    shutil.copy(site / "downloads" / "tune-or-prompt.html", folder / "the article.html")
    reader = Reader(browser, folder.as_uri())
    reader.go("/the%20article.html")
    for name in SLIDERS:
        tool = reader.tool(name).wait_until_live()
        assert tool.engine.get_attribute("data-way") == "image"
        played(tool)
    assert reader.strangers() == []


def test_embed(browser, address, tmp_path):
    """A page of somebody else has a tool in a frame of no origin."""
    frame = f'<iframe src="{address}embed/decision-lab/" title="Lab" sandbox="allow-scripts" width="900" height="900">'
    (tmp_path / "404.html").write_text("", "utf-8")
    (tmp_path / "index.html").write_text(f"<!doctype html><h1>Elsewhere</h1>{frame}</iframe>", "utf-8")
    with served(tmp_path) as elsewhere:
        reader = Reader(browser, elsewhere)
        reader.go("")
        browser.switch_to.frame(reader.find("iframe"))
        assert reader.see("origin") == "null"
        tool = reader.tool("decision-lab").wait_until_live()
        assert tool.engine.get_attribute("data-way") == "image"
        before = tool.inputs()
        for name in SLIDERS["decision-lab"]:  # by pointer only: no driver gets the keyboard into a frame of no origin
            tool.point(tool.slider(name), 0.3)
        assert tool.shows_the_answer()
        assert not tool.marked()
        assert all(tool.inputs()[name] != before[name] for name in SLIDERS["decision-lab"])
        assert Reader(browser, address).strangers() == []
