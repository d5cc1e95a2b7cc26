"""A page outlives what a browser refuses it, files that are damaged, a wrong clock, and an hour of moves."""

import re

import pytest
from markdown import Markdown

from builder.markdown import makeExtension
from tests.browser.reader import ToolOnPage
from tests.browser.sabotage import sabotaged

pytestmark = pytest.mark.endurance

DEAD = "document.querySelector('[data-engine]').dataset.state === 'dead'"
SETTLED = "['dead', 'ready'].includes(document.querySelector('[data-engine]').dataset.state)"

REFUSALS = {
    "memory": "WebAssembly.Memory = class { constructor() { throw new RangeError('no memory') } };",
    "WebAssembly": "delete globalThis.WebAssembly;",
    "compiling, by a policy": "",
}
"""What a browser may refuse a worker, and what does the same here; a policy comes in a header."""


def test_without_what_python_needs_a_page_says_so_and_goes_on(new_reader):
    reader = new_reader()
    refused = ["memory"]

    def serve(route):
        response = route.fetch()
        policy = {"content-security-policy": "script-src 'self'"} if refused == ["compiling, by a policy"] else {}
        body = response.text() + "".join(REFUSALS[what] for what in refused)
        route.fulfill(response=response, headers={**response.headers, **policy}, body=body)

    reader.context.route("**/worker.js", serve)
    reader.go("tools/decision-lab/")
    tool = reader.tool("decision-lab")
    for what, key in zip(REFUSALS, ("End", "Home", "End"), strict=True):
        refused[:] = [what]
        if tool.engine.get_attribute("data-state") == "dead":
            tool.root.get_by_role("button", name="Try again").click()
        tool.slider("freshness").press(key)

        reader.page.wait_for_function(DEAD)
        assert tool.shows_the_answer(), what
        assert tool.engine.inner_text().startswith("Live answers are unavailable."), what

    refused.clear()
    tool.root.get_by_role("button", name="Try again").click()
    tool.wait_until_live()
    tool.slider("data").press("End")
    assert tool.shows_the_answer()
    reader.complaints.clear()  # what the browser and Pyodide say of what was refused


def cut(route):
    response = route.fetch()
    body = response.body()
    route.fulfill(response=response, body=body[: len(body) // 2])


def missing(route):
    route.fulfill(status=404, content_type="text/html", body="<h1>Not found</h1>")


DAMAGED = {
    "pyodide.mjs": ((cut, missing), "dead"),
    "lean/pyodide.asm.js": ((cut,), "plain"),
    "lean/pyodide.asm.wasm": ((cut,), "plain"),
    "empty.zip": ((missing,), "image"),
    "stdlib.zip": ((cut,), "plain"),
    "pyodide-lock.json": ((missing,), "dead"),
    "jinja2-3*.whl": ((cut,), "dead"),
}
"""Files that Python is made of, how each is damaged, and how Python starts nevertheless."""


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_gone_round_or_told(new_reader, name):
    reader = new_reader()
    ways, expected = DAMAGED[name]
    if name in ("stdlib.zip", "pyodide-lock.json") or name.endswith(".whl"):  # only then is it asked for
        reader.context.route("**/python.image", missing)
    for way in ways:
        reader.context.route(f"**/runtime/{name}", way)
        reader.go("tools/decision-lab/")
        tool = reader.tool("decision-lab")
        tool.slider("freshness").press("End")

        reader.page.wait_for_function(SETTLED)
        found = tool.engine.get_attribute("data-way") or tool.engine.get_attribute("data-state")
        assert found == expected, way
        assert tool.shows_the_answer()
        reader.context.unroute(f"**/runtime/{name}")
    reader.complaints.clear()  # what the browser and Pyodide say of the damage


JUMPING = """
{
  const Clock = Date;
  let turn = 0;
  const now = () => [0, 4e12, -1e12, 1.7e12, 8.64e15][turn++ % 5];
  globalThis.Date = class extends Clock {
    constructor(...given) { super(...(given.length > 0 ? given : [now()])); }
    static now() { return now(); }
  };
}
"""
"""A clock that says 1970, 2096, 1938, 2023, and the last day there is."""


def test_a_clock_that_is_wrong_and_jumps_changes_nothing(new_reader):
    reader = new_reader()
    sabotaged(reader, JUMPING)
    reader.context.add_init_script(JUMPING)
    reader.go("tools/cost-workbench/")
    tool = reader.tool("cost-workbench").wait_until_live()

    for key in ("End", "Home", "PageUp"):
        tool.slider("monthly_requests").press(key)
        assert tool.shows_the_answer()
    tool.root.locator("[data-undo]").click()
    assert tool.shows_the_answer()
    assert tool.engine.get_attribute("data-way") == "image"


NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
  Object.defineProperty(globalThis, name, { get() { throw new DOMException("", "SecurityError"); } });
}
"""


def test_a_browser_that_stores_nothing_still_answers_and_pins(new_reader):
    reader = new_reader()
    reader.context.add_init_script(NO_STORAGE)
    reader.go("tools/decision-lab/")
    tool = reader.tool("decision-lab").wait_until_live()

    tool.root.locator("[data-pins-add]").click()
    tool.slider("freshness").press("End")

    assert tool.shows_the_answer()
    tool.root.locator("[data-pins-lost]").wait_for()
    for _ in ("light", "dark"):
        reader.page.locator("[data-md-component=palette] label:visible").click()
    reader.page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")


def test_ten_tools_on_a_page_share_one_python_and_answer_each_for_itself(new_reader, site):
    names = ["decision-lab", "cost-workbench"] * 5
    fences = "\n\n".join(f"```tool\nuse: {name}\n```" for name in names)
    ten = Markdown(extensions=[makeExtension(docs_dir="no pages")]).convert(fences)
    html = (site / "tools" / "decision-lab" / "index.html").read_text("utf-8")
    page = re.sub("(<article[^>]*>).*(</article>)", lambda found: found[1] + ten + found[2], html, flags=re.DOTALL)
    reader = new_reader()
    reader.context.route("**/tools/decision-lab/", lambda route: route.fulfill(content_type="text/html", body=page))
    reader.go("tools/decision-lab/")
    tools = [ToolOnPage(reader.page, name, place // 2) for place, name in enumerate(names)]
    tools[0].wait_until_live()

    for place, tool in enumerate(tools):
        slider = tool.slider("data" if tool.name == "decision-lab" else "monthly_requests")
        for key in ["Home", *["ArrowRight"] * (place + 1)]:
            slider.press(key)
    for tool in tools:
        assert tool.shows_the_answer()
    assert len({str(tool.inputs()) for tool in tools}) == len(tools)
    assert len(reader.pythons()) == 1
    ids = reader.page.locator("[id]").evaluate_all("all => all.map(({ id }) => id)")
    assert len(set(ids)) == len(ids)


MOVE = """
async ([name, control, moves]) => {
  const tool = document.querySelector(`[data-tool=${name}]`);
  const slider = tool.querySelector(`[data-slides=${control}]`);
  const places = Number(slider.max) - Number(slider.min) + 1;
  let base = 0;
  for (let move = 0; move < moves; move++) {
    const answered = new Promise((resolve) => tool.addEventListener("answered", resolve, { once: true }));
    if (move % 25 === 0) base = (base + 31) % places;
    const place = (base + [0, 1, 2, 3, 2, 1][move % 6]) % places;
    slider.value = String(Number(slider.min) + place);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    if (move % 5 === 0) slider.dispatchEvent(new Event("change", { bubbles: true }));
    await answered;
  }
}
"""
"""Moves of a slider, to and fro about one place after another, each one answered, and some let go."""

KEEP_MEMORY = """
{
  const Memory = WebAssembly.Memory;
  globalThis.memories = [];
  WebAssembly.Memory = function (...given) {
    const made = new Memory(...given);
    memories.push(made);
    return made;
  };
}
"""


PYTHONS_MEMORY = "memories.reduce((bytes, { buffer }) => bytes + buffer.byteLength, 0)"


@pytest.mark.in_firefox("moves")
@pytest.mark.parametrize("moves", [10_000])
def test_an_hour_of_moves_leaves_nothing_behind(new_reader, moves):
    """Chromium alone tells what is left when all garbage has been collected."""
    reader = new_reader()
    sabotaged(reader, KEEP_MEMORY)
    reader.go("")
    sliders = {"decision-lab": "freshness", "cost-workbench": "training_usd"}
    for name in sliders:
        reader.tool(name).wait_until_live()
    devtools = reader.context.new_cdp_session(reader.page)

    def left():
        reader.page.wait_for_timeout(1_500)  # what is told after a pause has been told
        for _ in range(3):
            devtools.send("HeapProfiler.collectGarbage")
        counters = devtools.send("Memory.getDOMCounters")
        heap = devtools.send("Runtime.getHeapUsage")["usedSize"]
        return heap, counters, reader.pythons()[0].evaluate(PYTHONS_MEMORY)

    def move(times):
        for name, control in sliders.items():
            reader.page.evaluate(MOVE, [name, control, times // len(sliders)])

    move(1_500)  # the history and what is foreseen are full
    heap, counters, python = left()
    move(moves)
    heap_then, counters_then, python_then = left()

    assert heap_then - heap < 5_000_000
    assert counters_then["jsEventListeners"] <= counters["jsEventListeners"]
    nodes = counters_then["nodes"] - counters["nodes"]
    assert nodes < 0.8 * moves  # of the answers that are foreseen, now more and now fewer have been read
    assert counters_then["documents"] <= counters["documents"]
    assert python > 20_000_000
    assert python_then - python < 5_000_000
    assert all(reader.tool(name).shows_the_answer() for name in sliders)
