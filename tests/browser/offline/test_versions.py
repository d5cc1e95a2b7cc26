"""A site that is published anew: its words and its scripts are always of one version."""

import shutil
import time
from pathlib import Path

import pytest

from builder import offline
from builder.pages import About
from tests.browser.offline.visitor import FEW, Visitor, moved_is_answered, version_on
from tests.site import taken_apart

ABOUT = About("Tune or Prompt?", "An article.", offline=True)

ONLY_ITS_OWN = """async () => {
  const [name, ...older] = await caches.keys();
  return name.endsWith(document.querySelector("meta[name=version]").content) && older.length === 0;
}"""
"""Whether the browser keeps the page's version of the site and no other."""


@pytest.fixture(scope="module")
def newer(site, tmp_path_factory):
    """The site's next version: other words, another script, the same engine."""
    newer = taken_apart(Path(shutil.copytree(site, tmp_path_factory.mktemp("newer") / "site")))
    for page in newer.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("<h1", "<p>The newer version.</p><h1", 1), "utf-8")
    boot = newer / "assets/made/boot.js"
    boot.write_text(f"document.documentElement.dataset.newer = '';\n{boot.read_text('utf-8')}", "utf-8")
    offline.make(newer, ABOUT)
    return newer


def test_a_newer_version_is_taken_whole_when_the_reader_says_so(visitor, host, newer):
    visitor.visit().save_everything()
    host.publishes(newer)

    visitor.reload()
    visitor.page.locator(".notice").wait_for()
    assert version_on(visitor.page) == ("first", "first")
    assert moved_is_answered(visitor, "cost-workbench")

    visitor.page.get_by_role("button", name="Reload").click()
    visitor.page.wait_for_function("'newer' in document.documentElement.dataset")
    assert version_on(visitor.page) == ("newer", "newer")
    visitor.page.get_by_text("Everything is saved").wait_for()
    host.goes()
    for path in FEW:
        visitor.go(path)
        assert version_on(visitor.page) == ("newer", "newer")
    visitor.go("tools/cost-workbench/")
    assert moved_is_answered(visitor, "cost-workbench"), "what was saved of the old version is saved of the new one"
    assert visitor.failed == []
    assert visitor.mistakes() == []


def test_a_newer_version_is_told_once_and_comes_with_the_next_visit(visitor, host, newer, context):
    visitor.visit().save_everything()
    host.publishes(newer)

    visitor.reload()
    visitor.page.locator(".notice").wait_for()
    visitor.page.locator(".md-copyright a").focus()
    visitor.page.keyboard.press("Tab")
    visitor.page.locator(".notice").get_by_role("button", name="Not now").press("Enter")
    visitor.page.locator(".notice").wait_for(state="detached")
    assert visitor.page.evaluate("document.activeElement.matches('.md-copyright a')"), "where it was before"
    visitor.go("tools/cost-workbench/")
    assert version_on(visitor.page) == ("first", "first")
    assert visitor.page.locator(".notice").count() == 0
    assert moved_is_answered(visitor, "cost-workbench")
    visitor.page.close()
    time.sleep(2)  # Chromium 156 never answers who comes back while it puts the newer worker in the older one's place

    later = Visitor(context, host.address)
    later.go("")
    assert version_on(later.page) == ("newer", "newer")


def test_another_tab_is_told_when_a_newer_version_has_taken_over(visitor, host, newer, context):
    visitor.visit().save_everything()
    other = Visitor(context, host.address)
    other.go("make-your-own/")
    host.publishes(newer)

    visitor.reload()
    other.page.get_by_role("button", name="Not now").click()
    visitor.page.get_by_role("button", name="Reload").click()
    other.page.get_by_role("button", name="Reload").click()
    other.page.wait_for_function("'newer' in document.documentElement.dataset")
    assert version_on(other.page) == ("newer", "newer")


def test_who_has_not_saved_everything_reads_what_the_host_has(visitor, host, newer):
    visitor.visit()
    host.publishes(newer)

    visitor.go("tools/cost-workbench/")
    assert version_on(visitor.page) == ("newer", "newer")
    assert moved_is_answered(visitor, "cost-workbench")
    visits = 3  # browsers at times hold an older, idle worker until its page goes
    while not visitor.in_time(ONLY_ITS_OWN):
        visits -= 1
        assert visits > 0
        visitor.page.goto("about:blank")
        visitor.go("tools/cost-workbench/")
    assert visitor.page.locator(".notice").count() == 0
    assert visitor.mistakes() == []
    host.goes()
    for path in FEW:
        visitor.go(path)
        assert version_on(visitor.page) == ("newer", "newer")


def test_a_page_of_a_newer_version_comes_with_its_scripts(new_reader, host, newer):
    """Nothing is kept, and the site is published anew while a reader goes from page to page."""
    reader = new_reader(base=host.address)
    reader.go("")
    reader.tool("decision-lab").wait_until_live()
    reader.page.wait_for_function("globalThis.document$")
    host.publishes(newer)

    reader.page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Cost Workbench", exact=True).click()
    reader.page.wait_for_function("'newer' in document.documentElement.dataset")
    assert version_on(reader.page) == ("newer", "newer")
    assert moved_is_answered(reader, "cost-workbench")


def test_an_update_that_breaks_off_leaves_the_old_version_whole(visitor, host, newer):
    cut = "assets/made/pages.json"  # the article has come by then
    visitor.visit().save_everything()
    host.publishes(newer)
    whole = (host.folder / cut).read_bytes()
    (host.folder / cut).write_bytes(whole[: len(whole) // 2])

    visitor.page.evaluate("navigator.serviceWorker.ready.then((kept) => kept.update()).catch(() => {})")
    nothing_comes = "({ installing, waiting }) => installing === null && waiting === null"
    visitor.page.wait_for_function(f"navigator.serviceWorker.ready.then({nothing_comes})")
    for path in FEW:
        visitor.go(path)
        assert version_on(visitor.page) == ("first", "first")
    assert visitor.page.locator(".notice").count() == 0

    (host.folder / cut).write_bytes(whole)
    visitor.reload()
    visitor.page.locator(".notice").wait_for()


def test_a_damaged_file_is_not_used(visitor, host):
    visitor.visit().save_everything()
    damage = """async (cache) => {
      for (const { url } of await cache.keys()) {
        if (url.endsWith("style.css") || url.endsWith("decision-lab/")) await cache.put(url, new Response("damaged"));
      }
    }"""
    visitor.in_cache(damage)
    # Whoever has been found whole is trusted until the worker rests: begin with a new one.
    visitor.page.evaluate("navigator.serviceWorker.getRegistration().then((kept) => kept.unregister())")
    visitor.visit()

    visitor.go("tools/decision-lab/")
    assert moved_is_answered(visitor, "decision-lab")
    assert "damaged" not in visitor.page.content()
    assert visitor.page.evaluate("getComputedStyle(document.body).getPropertyValue('--ink')") != ""


def test_a_page_that_was_lost_comes_with_everything_that_is_newer(visitor, host, newer):
    visitor.visit().save_everything()
    visitor.in_cache("(cache) => cache.delete(location.href + 'make-your-own/')")
    host.publishes(newer)

    visitor.go("make-your-own/")
    assert version_on(visitor.page) == ("newer", "newer")
    visitor.go("")
    assert version_on(visitor.page) == ("newer", "newer")
