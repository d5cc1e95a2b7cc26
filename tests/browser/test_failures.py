"""Python that is late, dies, or cannot start at all."""

import pytest

from tests.browser.sabotage import sabotaged

WHEN_ASKED = """
const hear = self.onmessage;
self.onmessage = (event) => {
  if (event.data.type === "ask" && JSON.parse(event.data.question).inputs.freshness === "100") { %s }
  else hear(event);
};
"""
"""A worker that does something else when the freshness need is 100."""


def asked_to(reader, do):
    """The article's Decision Lab, whose worker is asked with a freshness need of 100, and does something else."""
    sabotaged(reader, WHEN_ASKED % do)
    reader.go("")
    tool = reader.tool("decision-lab").wait_until_live()
    tool.slider("freshness").press("End")
    return tool


def test_a_worker_that_dies_is_replaced_and_the_waiting_question_answered(new_reader):
    reader = new_reader()
    sabotaged(reader, WHEN_ASKED % "throw new Error('struck by lightning')")
    reader.go("")
    tool = reader.tool("decision-lab").wait_until_live()
    first = reader.pythons()

    tool.slider("freshness").press("End")

    reader.page.wait_for_function("document.querySelector('[data-engine]').dataset.state === 'restarting'")
    tool.wait_until_live()
    assert tool.shows_the_answer()
    assert len(reader.pythons()) == 1
    assert reader.pythons() != first


def test_a_question_that_always_kills_the_worker_is_given_up(new_reader):
    reader = new_reader()
    reader.context.route(
        "**/worker.js",
        lambda route: route.fulfill(
            content_type="text/javascript",
            body="self.onmessage = ({data}) => { if (data.type === 'ask') throw new Error('poison');"
            " self.postMessage({type: 'ready', version: '3'}) }",
        ),
    )
    reader.context.route("**/answers/**", lambda route: route.abort())
    reader.go("tools/decision-lab/")
    tool = reader.tool("decision-lab")
    tool.slider("freshness").press("End")

    reader.page.wait_for_function("document.querySelector('[data-engine]').dataset.state === 'dead'")

    assert tool.slider("freshness").get_attribute("aria-valuetext") == "100"
    assert tool.status.inner_text() == "Live answers are unavailable. What is shown is for earlier inputs."
    assert reader.pythons() == []
    reader.complaints.clear()  # the browser's report of the answers that were cut


def test_a_python_that_cannot_start_in_any_way_is_not_hired_again_unasked(new_reader):
    reader = new_reader()
    served = []
    body = "self.onmessage = () => self.postMessage({ type: 'dead', message: 'nothing worked' })"

    def serve(route):
        served.append(route)
        route.fulfill(content_type="text/javascript", body=body)

    reader.context.route("**/worker.js", serve)
    reader.go("tools/decision-lab/")
    tool = reader.tool("decision-lab")
    tool.slider("freshness").press("End")
    dead = tool.root.locator("[data-state=dead]")
    dead.wait_for()
    assert len(served) == 1

    tool.root.get_by_role("button", name="Try again").click()
    reader.page.wait_for_timeout(300)
    dead.wait_for()
    assert len(served) == 2


def test_a_second_try_answers_every_tool(new_reader):
    reader = new_reader()
    reader.page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    reader.go("")
    lab, costs = reader.tool("decision-lab"), reader.tool("cost-workbench")
    lab.slider("freshness").press("End")
    lab.slider("data").press("Home")
    costs.box("training_usd").fill("24321")
    reader.page.wait_for_function("document.querySelector('[data-engine]').dataset.state === 'dead'")

    reader.page.unroute("**/pyodide.asm.wasm")
    lab.root.get_by_role("button", name="Try again").press("Enter")

    assert reader.page.evaluate("document.activeElement.dataset.tool") == "decision-lab"
    lab.wait_until_live()
    assert lab.shows_the_answer()
    assert costs.shows_the_answer()
    reader.complaints.clear()  # the browser's and Pyodide's reports of the request that was cut


def test_a_worker_that_falls_silent_is_given_up(new_reader):
    tool = asked_to(new_reader(), "")
    tool.page.wait_for_function("document.querySelector('[data-result]').hasAttribute('data-stale')")

    tool.page.wait_for_function("document.querySelector('[data-engine]').dataset.state === 'restarting'")
    tool.wait_until_live()
    assert tool.shows_the_answer()


def test_a_question_that_breaks_the_engine_does_not_take_the_next_with_it(new_reader):
    tool = asked_to(new_reader(), "self.postMessage({type: 'failed', id: event.data.id, message: 'a bug'})")
    tool.slider("freshness").press("Home")

    assert tool.shows_the_answer()


COUNTING = """
self.onmessage = ({ data }) => {
  if (data.type !== "ask") return self.postMessage({ type: "ready", way: "image", version: "3" });
  const { freshness } = JSON.parse(data.question).inputs;
  if (freshness === "20") { self.postMessage({ type: "asked" }); throw new Error("poison"); }
  const answer = { html: `<p>${freshness}</p>`, labels: {}, summary: freshness };
  self.postMessage({ type: "answer", id: data.id, answer: JSON.stringify(answer) });
};
"""
"""A worker that says the freshness need back, and dies of 20."""


def test_what_is_only_expected_kills_python_once(new_reader):
    reader = new_reader()
    served = []

    def serve(route):
        served.append(route)
        route.fulfill(content_type="text/javascript", body=COUNTING)

    reader.context.route("**/worker.js", serve)
    reader.go("tools/decision-lab/")
    tool = reader.tool("decision-lab").wait_until_live()
    slider = tool.slider("freshness")
    slider.press("ArrowRight")
    reader.page.wait_for_function("document.querySelector('[data-result]').textContent === '19'")
    reader.page.wait_for_timeout(500)
    tool.wait_until_live()

    for key, said in (("ArrowLeft", "18"), ("ArrowRight", "19"), ("ArrowLeft", "18"), ("ArrowRight", "19")):
        slider.press(key)
        reader.page.wait_for_function(f"document.querySelector('[data-result]').textContent === '{said}'")
        reader.page.wait_for_timeout(200)

    assert len(served) == 2
    assert tool.engine.get_attribute("data-state") == "ready"
    assert not tool.marked()


def test_what_was_expected_is_painted_as_often_as_it_is_asked(open_page):
    reader = open_page("tools/decision-lab/")
    tool = reader.tool("decision-lab").wait_until_live()
    slider = tool.slider("data")
    slider.focus()

    for key in (
        "ArrowRight",
        "ArrowRight",
        "ArrowLeft",
        "ArrowLeft",
        "ArrowRight",
        "PageUp",
        "PageDown",
        "End",
        "Home",
    ):
        slider.press(key)
        assert tool.shows_the_answer(), key


ENGINE_GONE = ("**/python.image", "**/tune_or_prompt-*.whl")


@pytest.mark.in_firefox("missing", ENGINE_GONE)
@pytest.mark.parametrize("missing", [("**/pyodide.asm.wasm",), ENGINE_GONE, ("**/worker.js",)])
def test_without_python_the_page_says_so_and_stays_useful(new_reader, missing):
    reader = new_reader()
    for address in missing:
        reader.page.route(address, lambda route: route.abort())
    reader.go("")
    tool = reader.tool("decision-lab")
    tool.slider("freshness").press("End")
    reader.page.wait_for_function("document.querySelector('[data-engine]').dataset.state === 'dead'")

    assert tool.shows_the_answer()
    known = "Live answers are unavailable. What is shown was worked out when this page was built."
    assert known in tool.engine.inner_text()
    tool.slider("data").press("Home")
    reader.page.wait_for_function("document.querySelector('[data-result]').hasAttribute('data-stale')")
    assert "Live answers are unavailable. What is shown is for earlier inputs." in tool.engine.inner_text()
    assert tool.slider("freshness").input_value() == "100"

    for address in missing:
        reader.page.unroute(address)
    tool.root.get_by_role("button", name="Try again").click()
    tool.wait_until_live()

    assert tool.shows_the_answer()
    reader.complaints.clear()  # the browser's and Pyodide's reports of the request that was cut
