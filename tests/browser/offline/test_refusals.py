"""A browser that will not keep the site: the page says why, and works."""

import pytest

from tests.browser.offline.visitor import Visitor, moved_is_answered

REFUSALS = {
    "no service workers": "if (globalThis.Navigator) delete Navigator.prototype.serviceWorker",
    "registration refused": """
      const refuse = async () => { throw new DOMException('', 'SecurityError') };
      if (globalThis.ServiceWorkerContainer) ServiceWorkerContainer.prototype.register = refuse;
    """,
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
def test_a_window_that_keeps_nothing_says_so_and_works(context, host, refusal):
    context.add_init_script(refusal)
    visitor = Visitor(context, host.address)
    visitor.go("tools/cost-workbench/")
    visitor.page.get_by_text("keeps nothing for later").wait_for()

    assert moved_is_answered(visitor, "cost-workbench")
    assert visitor.mistakes() == []


def test_an_address_that_browsers_do_not_trust_is_the_reason(context, host):
    """A page that comes by http from elsewhere sees this; not every browser here can be sent to such an address."""
    context.add_init_script("""
      if (globalThis.Navigator) delete Navigator.prototype.serviceWorker;
      Object.defineProperty(globalThis, "isSecureContext", { value: false });
    """)
    visitor = Visitor(context, host.address)
    visitor.go("tools/cost-workbench/")

    visitor.page.get_by_text("browsers save only what they get by https, or from localhost").wait_for()
    assert not visitor.page.locator("[data-keep-save]").is_visible()


@pytest.mark.parametrize(
    ("too_large", "said"),
    [("", "gave it no room to begin"), (".wasm", "gives the site no more room")],
    ids=["all", "Python"],
)
def test_no_room_is_said(context, host, too_large, said):
    full = f"""
      const put = Cache.prototype.put;
      Cache.prototype.put = async function (url, response) {{
        if (String(url).includes("{too_large}")) throw new DOMException("", "QuotaExceededError");
        return put.call(this, url, response);
      }};
    """
    script = host.folder / "sw.js"
    script.write_text(full + script.read_text("utf-8"), "utf-8")
    visitor = Visitor(context, host.address)
    visitor.go("make-your-own/")
    if too_large:
        visitor.page.locator("[data-keep-save]").click()

    visitor.page.get_by_text(said).wait_for()
    assert visitor.page.locator("[data-keep-save]").is_enabled()
    visitor.go("tools/cost-workbench/")
    assert moved_is_answered(visitor, "cost-workbench")


def test_words_that_did_not_come_are_asked_for_once_more(context, host):
    pack = host.folder / "assets/made/pages.json"
    pack.rename(host.folder / "away")
    context.add_init_script("""
      const wait = setTimeout;
      globalThis.again = [];
      globalThis.setTimeout = (act, time, ...given) => time === 10_000 ? again.push(act) : wait(act, time, ...given);
    """)
    visitor = Visitor(context, host.address)
    visitor.go("make-your-own/")
    visitor.page.get_by_text("the network failed").wait_for()

    (host.folder / "away").rename(pack)
    visitor.page.evaluate("again[0]()")

    visitor.page.wait_for_function("navigator.serviceWorker.controller")
    visitor.page.get_by_text("keeps the words").wait_for()
