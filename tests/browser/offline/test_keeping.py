"""The site without a network, as readers have it who were there once: with the host really gone."""

from bench.link import Link
from bench.link import served as linked
from tests.browser.offline.visitor import PAGES, Visitor, moved_is_answered


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
    visitor.page.wait_for_function(
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
    visitor.rest()
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
