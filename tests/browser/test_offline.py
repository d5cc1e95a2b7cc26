"""The site without a network, as readers have it who were there once: with the host really gone."""

import shutil
import time
from pathlib import Path

import pytest

from bench.link import Link
from bench.link import served as linked
from builder import offline
from builder.pages import About
from tests.browser.hosts import Host
from tests.browser.reader import Reader
from tests.site import taken_apart

PAGES = ("", "tools/decision-lab/", "tools/cost-workbench/", "make-your-own/", "licences/")
FEW = PAGES[::2]
ABOUT = About("Tune or Prompt?", "An article.", offline=True)
NOT_WAITED_FOR = ("net::ERR_ABORTED", "NS_BINDING_ABORTED", "NS_BASE_STREAM_CLOSED")
"""What the browser itself breaks off when a page is left."""

LEFT = "Failed to load ‘’."
"""What Firefox says of that, without a word about what it was."""


ONLY_ITS_OWN = """async () => {
  const [name, ...older] = await caches.keys();
  return name.endsWith(document.querySelector("meta[name=version]").content) && older.length === 0;
}"""
"""Whether the browser keeps the page's version of the site and no other."""


class Visitor(Reader):
    """A reader whose browser may keep things."""

    def __init__(self, context, address):
        super().__init__(context, address)
        self.failed = []
        self.page.on("requestfailed", self._fail)

    def mistakes(self):
        return [words for words in self.complaints if not words.startswith(LEFT)]

    def _fail(self, request):
        if request.failure not in NOT_WAITED_FOR:
            self.failed.append(f"{request.url}: {request.failure}")

    def go(self, path):
        """Open a page, and stay until it has what it asks for; what is left on its way, Firefox reports."""
        super().go(path)
        self._rest()

    def reload(self):
        self.page.reload()
        self._rest()

    def _rest(self):
        """Material's script comes last; a tool that the page opens with has Python started."""
        self.page.wait_for_function("globalThis.document$")
        self.page.wait_for_timeout(300)
        if "/tools/" in self.page.url:
            self.page.locator("[data-engine][data-state=ready], [data-engine][data-state=dead]").first.wait_for()

    def visit(self, path=""):
        """Open a page and wait until the words of the site are kept."""
        self.go(path)
        self.page.wait_for_function("navigator.serviceWorker.controller")
        return self

    def until(self, promised):
        """Wait until what a promise gives is true, which Playwright does not by itself."""
        assert self.in_time(promised, tenths=300), f"never: {promised}"

    def in_time(self, promised, tenths=50):
        """Whether what a promise gives becomes true within some tenths of a second."""
        for _ in range(tenths):
            if self.page.evaluate(promised):
                return True
            self.page.wait_for_timeout(100)
        return False

    def save_everything(self):
        self.page.locator("[data-keep-save]").click()
        self.page.locator("[data-keep-remove]").wait_for()
        return self

    def said(self):
        return self.page.locator("[data-keep-said]").inner_text()

    def in_cache(self, script):
        """What a script finds that is given the cache of the site."""
        return self.page.evaluate(f"""async () => {{
          const [name] = await caches.keys();
          const cache = await caches.open(name);
          return ({script})(cache);
        }}""")


@pytest.fixture
def host(site, tmp_path):
    shutil.copytree(site, tmp_path / "site")
    host = Host(tmp_path / "site")
    yield host
    host.goes()


@pytest.fixture
def context(engine):
    context = engine.context(service_workers="allow")
    yield context
    context.close()


@pytest.fixture
def visitor(context, host):
    return Visitor(context, host.address)


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


def moved_is_answered(reader, name):
    """Whether a slider that is moved by keyboard gets the engine's answer, from Python."""
    tool = reader.tool(name).wait_until_live()
    tool.slider(tool.sliders()[0]).focus()
    reader.page.keyboard.press("ArrowRight")
    return tool.shows_the_answer()


def version_on(page):
    """Which version the words and the script of a page are of."""
    words = "newer" if "The newer version." in page.content() else "first"
    script = "newer" if page.evaluate("'newer' in document.documentElement.dataset") else "first"
    return words, script


def test_everything_saved_works_when_the_host_is_gone(visitor, host, context):
    visitor.visit().save_everything()
    assert "Everything is saved" in visitor.said()
    host.goes()

    later = Visitor(context, host.address)
    for path in PAGES:
        later.go(path)
        later.reload()
        assert later.page.locator("h1").count() == 1
    for name, figure in (("cost-workbench", "17.6"), ("decision-lab", "LoRA")):
        later.go(f"tools/{name}/")
        assert figure in later.tool(name).region.inner_text()
        assert moved_is_answered(later, name)
    later.page.locator("[data-md-component=search-query]").click()
    later.page.keyboard.type("prompt caching")
    later.page.locator(".md-search-result__item").first.wait_for()
    later.page.keyboard.press("Escape")
    later.go("?from=a-shared-link#adaptation-cost-workbench")
    assert moved_is_answered(later, "cost-workbench")
    later.page.get_by_text("Everything is saved").wait_for()
    assert later.failed == []
    assert later.mistakes() == []


def test_words_are_kept_by_reading_alone(visitor, host, context):
    visitor.visit()
    host.goes()

    later = Visitor(context, host.address)
    for path in PAGES:
        later.go(path)
        assert later.page.locator("h1").count() == 1
    assert later.page.evaluate("getComputedStyle(document.body).getPropertyValue('--ink')") != ""
    unkept = "fetch('assets/made/pictures/card-index.png').then(() => 'came', () => 'did not')"
    later.go("")
    assert later.page.evaluate(unkept) == "did not", "the host is gone, and nothing but what is kept is there"


def test_python_is_kept_when_it_has_been_used(visitor, host, context):
    visitor.visit("tools/decision-lab/").tool("decision-lab").wait_until_live()
    visitor.until(
        """async () => {
          const [name] = await caches.keys();
          const urls = (await (await caches.open(name)).keys()).map(({ url }) => url);
          const ends = ["python.image", "asm.wasm", "search_index.json"];
          return ends.every((end) => urls.some((url) => url.endsWith(end)));
        }"""
    )
    host.goes()

    later = Visitor(context, host.address)
    later.go("tools/cost-workbench/")
    assert moved_is_answered(later, "cost-workbench")


def test_what_reading_costs_more(engine, site):
    """The bar: a visit of somebody who only reads grows by at most 30 kB."""
    sent = {}
    for workers in ("block", "allow"):
        link = Link()
        context = engine.context(service_workers=workers)
        with linked(site, link) as address:
            page = context.new_page()
            page.goto(address)
            if workers == "allow":
                page.wait_for_function("navigator.serviceWorker.controller")
            page.wait_for_timeout(2500)
        context.close()
        sent[workers] = link.sent

    assert sent["allow"] - sent["block"] < 30_000 - 4_000  # the rest is for what the page itself has more


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


def test_a_host_that_says_nothing_counts_as_gone(visitor, host):
    visitor.visit()
    host.silent.set()

    visitor.page.goto(host.address + "make-your-own/")
    assert visitor.page.locator("h1").count() == 1


def test_nothing_is_lost_by_an_answer_that_is_not_the_sites(visitor, host):
    """As networks give that want a reader to sign in."""
    visitor.visit()
    article = host.folder / "index.html"
    whole = article.read_bytes()
    article.write_text("<title>Sign in</title>", "utf-8")

    visitor.page.goto(host.address)
    assert visitor.page.title() == "Sign in"
    article.write_bytes(whole)
    host.goes()
    visitor.go("")
    assert visitor.page.locator("h1").count() == 1


def test_a_page_of_a_newer_version_comes_with_its_scripts(engine, host, newer):
    """Nothing is kept, and the site is published anew while a reader goes from page to page."""
    context = engine.context()
    reader = Visitor(context, host.address)
    reader.go("")
    reader.tool("decision-lab").wait_until_live()
    reader.page.wait_for_function("globalThis.document$")
    host.publishes(newer)

    reader.page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Cost Workbench", exact=True).click()
    reader.page.wait_for_function("'newer' in document.documentElement.dataset")
    assert version_on(reader.page) == ("newer", "newer")
    assert moved_is_answered(reader, "cost-workbench")
    assert reader.mistakes() == []
    context.close()


def test_an_update_that_breaks_off_leaves_the_old_version_whole(visitor, host, newer):
    cut = "assets/made/pages.json"  # the article has come by then
    visitor.visit().save_everything()
    host.publishes(newer)
    whole = (host.folder / cut).read_bytes()
    (host.folder / cut).write_bytes(whole[: len(whole) // 2])

    visitor.page.evaluate("navigator.serviceWorker.ready.then((kept) => kept.update()).catch(() => {})")
    visitor.until("navigator.serviceWorker.ready.then((kept) => kept.installing === null && kept.waiting === null)")
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


def test_the_focus_goes_from_a_button_that_is_gone_to_what_is_said(visitor):
    visitor.visit().page.locator("[data-keep-save]").focus()
    focused = "document.activeElement.hasAttribute('data-keep-said')"
    for offered in ("remove", "save"):
        visitor.page.keyboard.press("Enter")
        visitor.page.locator(f"[data-keep-{offered}]").wait_for()
        assert visitor.page.evaluate(focused)
        visitor.page.keyboard.press("Enter")
        assert visitor.page.locator(f"[data-keep-{offered}]").is_visible(), "a second Enter does nothing"
        visitor.page.keyboard.press("Tab")


def test_what_is_there_is_not_offered(visitor, context, host):
    """While a worker has much to do, it says late what is there."""
    slow = "const post = MessagePort.prototype.postMessage; MessagePort.prototype.postMessage = function (...told)"
    script = host.folder / "sw.js"
    script.write_text(
        f"{slow} {{ setTimeout(() => post.apply(this, told), 300); }};{script.read_text('utf-8')}", "utf-8"
    )
    visitor.visit()
    assert visitor.page.locator("[data-keep-save]").is_visible(), "who has nothing need not wait"
    visitor.page.get_by_text("keeps the words").wait_for()
    visitor.save_everything()

    context.add_init_script("""
      globalThis.offered = 0;
      const look = () => {
        const save = document.querySelector("[data-keep-save]");
        if (save?.checkVisibility()) offered += 1;
        requestAnimationFrame(look);
      };
      look();
    """)
    visitor.reload()
    visitor.page.get_by_text("Everything is saved").wait_for()
    assert visitor.page.evaluate("offered") == 0


def test_who_saves_data_is_not_sent_a_search_for_using_python(context, host):
    visitor = Visitor(context, host.address)
    visitor.visit("licences/")
    saving = "Object.defineProperty(Navigator.prototype, 'connection', {value: {saveData: true}, configurable: true})"
    context.add_init_script(saving)
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    visitor.page.goto(host.address + "tools/cost-workbench/")
    visitor.tool("cost-workbench").slider("training_usd").press("End")
    visitor.tool("cost-workbench").wait_until_live()
    visitor.page.wait_for_timeout(1500)

    assert not [url for url in asked if url.endswith("search_index.json")]
    assert visitor.in_cache("(cache) => cache.keys().then((all) => all.every(({url}) => !url.endsWith('index.json')))")


def test_a_search_and_tools_that_nobody_has_saved_say_so(visitor, host):
    visitor.visit("licences/")
    host.goes()
    visitor.page.reload()
    visitor._rest()
    visitor.page.locator("[data-md-component=search-query]").click()
    visitor.page.get_by_text("The search is not saved in this browser yet").wait_for()
    visitor.page.keyboard.press("Escape")

    visitor.go("tools/cost-workbench/")
    line = visitor.tool("cost-workbench").engine
    line.get_by_text("“Save everything” at the end of a page makes the tools work without it").wait_for()
    assert line.get_by_role("button", name="Try again").is_visible()


def test_a_download_without_a_network_is_not_passed_over(visitor, host):
    visitor.visit().save_everything()
    host.goes()

    visitor.page.locator("[data-one-file] a").click()
    visitor.page.locator(".notice").get_by_text("The network does not answer").wait_for()
    visitor.page.locator(".notice").get_by_role("button", name="Close").click()
    assert visitor.page.locator(".notice").count() == 0


def test_a_site_that_is_not_kept_any_more_removes_what_was(visitor, host, tmp_path):
    visitor.visit()
    (host.folder / "sw.js").unlink()
    offline.bundle.script("leave.js", host.folder / "sw.js")

    visitor.reload()
    visitor.until("caches.keys().then((names) => names.length === 0)")
    visitor.until("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
    assert visitor.page.locator(".notice").count() == 0


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
