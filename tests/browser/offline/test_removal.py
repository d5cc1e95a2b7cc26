"""What is kept is gone when a reader, the browser or the site's author removes it."""

import pytest

from builder import offline
from tests.browser.offline.visitor import moved_is_answered


@pytest.mark.in_firefox("address", "?forget")
@pytest.mark.parametrize("address", ["?forget", "tools/decision-lab/?forget"])
def test_what_is_kept_can_be_removed_by_address(visitor, host, address):
    visitor.visit()
    visitor.go(address)
    visitor.page.wait_for_timeout(1000)

    told = visitor.page.locator(".notice").get_by_text("is removed")
    assert told.evaluate("told => told.getBoundingClientRect().bottom <= innerHeight"), "not only at the page's end"
    assert visitor.page.evaluate("caches.keys()") == []
    assert visitor.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_what_is_kept_can_be_removed_when_the_worker_does_not_answer(visitor, host):
    deaf = "for (const what of ['message', 'fetch']) addEventListener(what, (e) => e.stopImmediatePropagation());"
    script = host.folder / "sw.js"
    script.write_text(deaf + script.read_text("utf-8"), "utf-8")
    visitor.visit()

    visitor.go("?forget")
    visitor.page.get_by_text("is removed").first.wait_for()
    assert visitor.page.evaluate("caches.keys()") == []
    assert visitor.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_what_is_kept_can_be_removed_by_button_and_saved_again_on_the_same_page(visitor, host):
    visitor.visit().save_everything()
    visitor.page.locator("[data-keep-remove]").click()

    visitor.page.locator("[data-keep-save]").wait_for()
    assert visitor.page.evaluate("caches.keys()") == []
    assert "removed" in visitor.said()
    visitor.save_everything()
    assert "Everything is saved" in visitor.said()
    visitor.reload()
    visitor.page.get_by_text("Everything is saved").wait_for()
    host.goes()
    visitor.go("tools/cost-workbench/")
    assert moved_is_answered(visitor, "cost-workbench")


def test_what_has_been_removed_stays_so_until_the_reader_saves_again(visitor):
    visitor.visit().save_everything()
    visitor.page.locator("[data-keep-remove]").click()
    visitor.page.get_by_text("is removed").wait_for()

    visitor.reload()
    visitor.page.locator("[data-keep-save]").wait_for()
    assert visitor.page.evaluate("caches.keys()") == []
    visitor.save_everything()


def test_what_has_been_removed_by_address_can_be_saved_on_the_same_page(visitor, host):
    visitor.visit().save_everything()
    visitor.go("?forget")
    visitor.page.get_by_text("is removed").first.wait_for()

    visitor.save_everything()
    host.goes()
    visitor.go("make-your-own/")
    visitor.page.get_by_text("Everything is saved").wait_for()


def test_what_a_browser_has_cleared_away_comes_again(visitor, host):
    """The worker is there, and nothing that it kept."""
    visitor.visit().save_everything()
    visitor.page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")

    visitor.go("make-your-own/")
    visitor.page.get_by_text("keeps the words").wait_for()
    visitor.save_everything()
    host.goes()
    visitor.go("tools/cost-workbench/")
    assert moved_is_answered(visitor, "cost-workbench")


def test_a_site_that_is_not_kept_any_more_removes_what_was(visitor, host, tmp_path):
    visitor.visit()
    (host.folder / "sw.js").unlink()
    offline.bundle.script("leave.js", host.folder / "sw.js")

    visitor.reload()
    visitor.page.wait_for_function("caches.keys().then((names) => names.length === 0)")
    visitor.page.wait_for_function("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
    assert visitor.page.locator(".notice").count() == 0
