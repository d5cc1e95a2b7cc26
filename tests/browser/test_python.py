"""When Python starts, when it is late, when it dies, and when it cannot start at all."""

import gzip

import pytest


def hold(reader, address):
    """Keep the request for a file waiting; returns where it will turn up."""
    held = []

    def keep(route):
        held.append(route)

    reader.page.route(address, keep)
    return held


def test_who_only_reads_downloads_no_python(open_page):
    asked = []
    reader = open_page()
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.reload()
    reader.page.wait_for_load_state("networkidle")
    reader.page.mouse.wheel(0, 2000)
    reader.page.wait_for_timeout(300)

    assert not [url for url in asked if "runtime" in url or "worker.js" in url]
    assert reader.page.locator("[data-engine]").first.inner_text().startswith("Computed when this page was built")


def test_python_starts_when_a_tool_comes_near(open_page):
    reader = open_page()

    reader.tool("decision-lab").wait_until_live()

    assert "Python 3." in reader.page.locator("[data-engine]").first.inner_text()


def test_a_change_before_python_is_up_is_kept_marked_and_answered(open_page):
    reader = open_page("licences/")
    held = hold(reader, "**/pyodide.asm.wasm")
    reader.go("")
    tool = reader.tool("decision-lab")

    tool.slider("freshness").press("End")
    tool.page.wait_for_function("document.querySelector('[data-result]').hasAttribute('data-stale')")

    assert tool.slider("freshness").input_value() == tool.box("freshness").input_value() == "100"
    assert tool.region.get_attribute("aria-busy") == "true"
    assert "your change" in tool.engine.inner_text()
    tool.page.wait_for_timeout(200)
    held[0].continue_()
    tool.wait_until_live()
    assert tool.shows_the_answer()
    assert tool.region.get_attribute("data-stale") is None
    assert tool.slider("freshness").input_value() == "100"


def test_a_change_before_any_script_ran_is_caught_up_with(open_page):
    reader = open_page("licences/")
    held = hold(reader, "**/boot.js")
    reader.page.goto(reader.address, wait_until="commit")
    reader.page.wait_for_selector("[data-slides=freshness]")
    tool = reader.tool("decision-lab")
    tool.slider("freshness").press("End")
    costs = reader.page.locator("[data-tool=cost-workbench]")
    costs.locator("input[value=routing]").check()
    costs.locator("[name=training_usd]").fill("1234")
    assert held
    held[0].continue_()

    tool.wait_until_live()

    assert tool.shows_the_answer()
    assert tool.box("freshness").input_value() == "100"
    costs = reader.tool("cost-workbench")
    assert costs.shows_the_answer()
    assert costs.box("monthly_requests").input_value() == "188,000"
    assert costs.box("training_usd").input_value() == "1234"


def test_a_worker_that_dies_is_replaced_and_the_waiting_question_answered(open_page):
    reader = open_page()
    tool = reader.tool("decision-lab").wait_until_live()
    (first,) = reader.pythons()
    first.evaluate("() => { self.onmessage = () => { throw new Error('struck by lightning') } }")

    tool.slider("freshness").press("End")

    reader.page.wait_for_function("document.querySelector('[data-engine]').dataset.state === 'restarting'")
    tool.wait_until_live()
    assert tool.shows_the_answer()
    assert reader.pythons() != [first]


def test_a_question_that_always_kills_the_worker_is_given_up(open_page):
    reader = open_page("licences/")
    reader.context.route(
        "**/worker.js",
        lambda route: route.fulfill(
            content_type="text/javascript",
            body="self.onmessage = ({data}) => { if (data.type === 'ask') throw new Error('poison');"
            " self.postMessage({type: 'ready', version: '3'}) }",
        ),
    )
    reader.go("tools/decision-lab/")
    tool = reader.tool("decision-lab")
    tool.slider("freshness").press("End")

    reader.page.wait_for_function("document.querySelector('[data-engine]').dataset.state === 'dead'")

    assert tool.slider("freshness").get_attribute("aria-valuetext") == "100"
    assert tool.status.inner_text() == "Live answers are unavailable. What is shown is for earlier inputs."
    assert reader.pythons() == []


def test_a_second_try_answers_every_tool(open_page):
    reader = open_page("licences/")
    reader.page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    reader.go("")
    lab, costs = reader.tool("decision-lab"), reader.tool("cost-workbench")
    lab.slider("freshness").press("End")
    costs.box("training_usd").fill("25000")
    reader.page.wait_for_function("document.querySelector('[data-engine]').dataset.state === 'dead'")

    reader.page.unroute("**/pyodide.asm.wasm")
    lab.root.get_by_role("button", name="Try again").press("Enter")

    assert reader.page.evaluate("document.activeElement.dataset.tool") == "decision-lab"
    lab.wait_until_live()
    assert lab.shows_the_answer()
    assert costs.shows_the_answer()
    reader.complaints.clear()  # the browser's and Pyodide's reports of the request that was cut


def test_a_worker_that_falls_silent_is_given_up(open_page):
    reader = open_page()
    tool = reader.tool("decision-lab").wait_until_live()
    reader.pythons()[0].evaluate("() => { self.onmessage = () => {} }")

    tool.slider("freshness").press("End")
    tool.page.wait_for_function("document.querySelector('[data-result]').hasAttribute('data-stale')")

    reader.page.wait_for_function(
        "document.querySelector('[data-engine]').dataset.state === 'restarting'", timeout=40_000
    )
    tool.wait_until_live()
    assert tool.shows_the_answer()


def test_a_question_that_breaks_the_engine_does_not_take_the_next_with_it(open_page):
    reader = open_page()
    tool = reader.tool("decision-lab").wait_until_live()
    reader.pythons()[0].evaluate(
        "() => { const hear = self.onmessage; let once = true;"
        " self.onmessage = (event) => { if (!once) return hear(event); once = false;"
        " self.postMessage({type: 'failed', id: event.data.id, message: 'a bug'}) } }"
    )

    tool.slider("freshness").press("End")
    tool.slider("freshness").press("Home")

    assert tool.shows_the_answer()


def spoilt(change):
    """A route that serves the memory image changed."""
    return lambda route: route.fulfill(body=change(route.fetch().body()), content_type="application/octet-stream")


def for_another_build(image):
    return gzip.compress(gzip.decompress(image).replace(b'"sum":', b'"sum":1', 1).replace(b"   ", b"  ", 1))


@pytest.mark.parametrize(
    ("way", "routes"),
    {
        "image": {},
        "stdlib": {"**/python.image": lambda route: route.abort()},
        "plain": {"**/python.image": lambda route: route.abort(), "**/stdlib.zip": lambda route: route.abort()},
        "stdlib, image cut short": {"**/python.image": spoilt(lambda image: image[: len(image) // 2])},
        "stdlib, image for another build": {"**/python.image": spoilt(for_another_build)},
        "stdlib, image for another version": {
            "**/python.image": spoilt(lambda i: gzip.compress(gzip.decompress(i).replace(b"0.29.", b"0.28.", 1)))
        },
    }.items(),
)
def test_every_way_to_start_answers_alike(open_page, way, routes):
    reader = open_page("licences/")
    for address, handle in routes.items():
        reader.context.route(address, handle)
    reader.go("")
    tool = reader.tool("cost-workbench").wait_until_live()

    assert tool.engine.get_attribute("data-way") == way.partition(",")[0]
    tool.slider("monthly_requests").press("End")
    assert tool.shows_the_answer()
    assert bool(reader.complaints) == bool(routes)  # a warning of ours, and the browser's of what was cut
    reader.complaints.clear()


ENGINE_GONE = ("**/python.image", "**/tune_or_prompt-*.whl")


@pytest.mark.parametrize("missing", [("**/pyodide.asm.wasm",), ENGINE_GONE, ("**/worker.js",)])
def test_without_python_the_page_says_so_and_stays_useful(open_page, missing):
    reader = open_page("licences/")
    for address in missing:
        reader.page.route(address, lambda route: route.abort())
    reader.go("")
    tool = reader.tool("decision-lab")
    tool.slider("freshness").press("End")
    reader.page.wait_for_function("document.querySelector('[data-engine]').dataset.state === 'dead'")

    assert "Live answers are unavailable. What is shown is for earlier inputs." in tool.engine.inner_text()
    assert tool.root.locator(".stack__figure").inner_text() == "84.9"
    assert tool.slider("freshness").input_value() == "100"

    for address in missing:
        reader.page.unroute(address)
    tool.root.get_by_role("button", name="Try again").click()
    tool.wait_until_live()

    assert tool.shows_the_answer()
    reader.complaints.clear()  # the browser's and Pyodide's reports of the request that was cut
