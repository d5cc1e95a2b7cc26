"""When Python starts, and from what."""

import gzip

import pytest

from tests.browser.sabotage import sabotaged


def test_who_only_reads_downloads_no_python(open_page):
    asked = []
    reader = open_page()
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.reload()
    reader.page.wait_for_load_state("networkidle")
    reader.page.mouse.wheel(0, 2000)
    reader.page.wait_for_timeout(300)

    assert not [url for url in asked if "runtime" in url or "worker.js" in url or "/answers/" in url]
    assert reader.page.locator("[data-engine]").first.inner_text().startswith("Computed when this page was built")


def test_python_starts_when_a_tool_comes_near(open_page):
    reader = open_page()

    reader.tool("decision-lab").wait_until_live()

    assert "Python 3." in reader.page.locator("[data-engine]").first.inner_text()


def test_a_page_that_opens_with_a_tool_far_down_its_pictures_waits_for_it(new_reader):
    reader = new_reader()
    reader.page.add_init_script("""
      const low = new CSSStyleSheet();
      low.replaceSync(".md-typeset .tool { margin-top: 4000px }");
      document.adoptedStyleSheets = [low];
    """)
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.go("tools/decision-lab/")
    reader.page.wait_for_load_state("networkidle")
    reader.page.wait_for_timeout(600)

    assert not [url for url in asked if "runtime" in url]


def test_a_touch_starts_python(new_reader):
    reader = new_reader()
    reader.page.add_init_script("globalThis.IntersectionObserver = class { observe() {} unobserve() {} }")
    asked = []
    reader.context.on("request", lambda request: asked.append(request.url))
    reader.go("tools/decision-lab/")
    tool = reader.tool("decision-lab")
    reader.page.wait_for_selector("[data-tool][data-live]")
    reader.page.wait_for_timeout(500)
    assert not [url for url in asked if "runtime" in url]

    tool.root.dispatch_event("pointerdown")

    tool.wait_until_live()


def test_all_that_python_starts_from_is_asked_for_at_once(new_reader):
    """Nothing waits for WebAssembly to be compiled, or even to arrive."""
    reader = new_reader()
    asked = set()
    reader.context.on("request", lambda request: asked.add(request.url.rpartition("/")[2]))
    let_go = reader.hold("**/pyodide.asm.wasm")
    reader.go("tools/cost-workbench/")
    wanted = {"pyodide.asm.wasm", "pyodide.asm.js", "pyodide.mjs", "python.image"}
    for _ in range(200):
        if wanted <= asked:
            break
        reader.page.wait_for_timeout(50)

    assert wanted <= asked
    let_go()
    reader.tool("cost-workbench").wait_until_live()


def spoilt(change):
    """A route that serves the memory image changed."""
    return lambda route: route.fulfill(body=change(route.fetch().body()), content_type="application/octet-stream")


def for_another_build(image):
    return packed(gzip.decompress(image).replace(b'"sum":', b'"sum":1', 1).replace(b"   ", b"  ", 1))


def packed(image):
    """Not well: to do that takes longer than the test."""
    return gzip.compress(image, compresslevel=1)


@pytest.mark.parametrize(
    ("way", "routes"),
    {
        "image": {},
        "stdlib": {"**/python.image": lambda route: route.abort()},
        "plain, lean runtime gone": {"**/lean/*": lambda route: route.abort()},
        "plain": {"**/python.image": lambda route: route.abort(), "**/stdlib.zip": lambda route: route.abort()},
        "stdlib, image cut short": {"**/python.image": spoilt(lambda image: image[: len(image) // 2])},
        "stdlib, image for another build": {"**/python.image": spoilt(for_another_build)},
        "stdlib, image for another version": {
            "**/python.image": spoilt(lambda image: packed(gzip.decompress(image).replace(b"0.29.", b"0.28.", 1)))
        },
    }.items(),
)
def test_every_way_to_start_answers_alike(new_reader, way, routes):
    reader = new_reader()
    for address, handle in routes.items():
        reader.context.route(address, handle)
    reader.go("tools/cost-workbench/")
    tool = reader.tool("cost-workbench").wait_until_live()

    assert tool.engine.get_attribute("data-way") == way.partition(",")[0]
    tool.slider("monthly_requests").press("End")
    assert tool.shows_the_answer()
    warned = any("Python did not start from its image" in complaint for complaint in reader.complaints)
    assert warned == bool(routes)
    assert bool(reader.complaints) == bool(routes)
    reader.complaints.clear()


def test_a_browser_that_counts_no_arguments_starts_from_the_image_too(new_reader):
    """As on iPhones, where Pyodide does not try to, for fear of a crash."""
    reader = new_reader()
    sabotaged(reader, "Object.defineProperty(navigator, 'userAgent', { value: 'iPhone' });")
    reader.go("tools/cost-workbench/")
    tool = reader.tool("cost-workbench").wait_until_live()

    assert tool.engine.get_attribute("data-way") == "image"
    tool.slider("monthly_requests").press("End")
    assert tool.shows_the_answer()
