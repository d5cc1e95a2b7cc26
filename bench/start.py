"""How long from opening a page to Python's first answer, beside the conventional start of the same Pyodide.

    python -m bench.start

Both load the same page from the same host, in turn, so that noise meets both. Cold is a new profile, warm the
third load in it. Bytes are what the worker fetched, as a host that gzips would send it.
"""

import gzip
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Route, sync_playwright

from builder.project import SITE
from tests.browser.install import launch
from tests.browser.reader import Reader
from tests.site import served

ROUNDS = 7

CONVENTIONAL = """
let answer;
self.onmessage = async ({ data }) => {
  if (data.type === "ask") return self.postMessage({ type: "answer", id: data.id, answer: answer(data.question) });
  const { loadPyodide } = await import(`${data.runtime}pyodide.mjs`);
  const python = await loadPyodide({
    indexURL: data.runtime,
    lockFileURL: `${data.runtime}pyodide-lock.json`,
    packages: ["tune-or-prompt"],
  });
  answer = python.pyimport("engine.web").answer;
  answer('{"tool": "cost-workbench", "inputs": {}}');
  self.postMessage({ type: "ready", way: "conventional", version: "3" });
};
"""
"""The worker as Pyodide's documentation has it."""

SINCE_NAVIGATION = """
() => new Promise((done) => {
  const line = document.querySelector("[data-engine]");
  const look = () => line.dataset.state === "ready" && done(performance.now());
  new MutationObserver(look).observe(line, { attributes: true });
  look();
})
"""


def measure(browser: Browser, address: str, conventional: bool) -> tuple[float, float, int]:
    """Milliseconds to the first answer, cold and warm, and the bytes of a cold start."""
    context = browser.new_context()
    if conventional:
        context.route("**/worker.js", _conventional)
    reader = Reader(context, address)
    fetched: set[str] = set()
    context.on("request", lambda request: fetched.add(urlsplit(request.url).path))
    times = []
    for _ in range(3):
        reader.go("tools/cost-workbench/")
        times.append(reader.page.evaluate(SINCE_NAVIGATION))
    context.close()
    return times[0], times[2], sum(_packed(path) for path in fetched if "/runtime/" in path)


def main() -> None:
    """Measure both starts in turn and print a table."""
    ways = {"conventional start": True, "memory image": False}
    seen: dict[str, list[tuple[float, float, int]]] = {name: [] for name in ways}
    with sync_playwright() as playwright, served(SITE) as address:
        browser = launch(playwright, "chromium")
        for _ in range(ROUNDS):
            for name, conventional in ways.items():
                seen[name].append(measure(browser, address, conventional))
        browser.close()
    cold, warm = ([median(times[at] for times in seen[name]) for name in ways] for at in (0, 1))
    print(f"From opening the page to Python's first answer, medians of {ROUNDS}, ms\n")
    print("| start | cold | warm | MB as gzip |\n|---|---|---|---|")
    for at, name in enumerate(ways):
        print(f"| {name} | {cold[at]:.0f} | {warm[at]:.0f} | {seen[name][0][2] / 1e6:.2f} |")
    print(f"| ratio | {cold[0] / cold[1]:.1f} | {warm[0] / warm[1]:.1f} | |")


def _conventional(route: Route) -> None:
    route.fulfill(body=CONVENTIONAL, content_type="text/javascript")


def _packed(path: str) -> int:
    content = (Path(SITE) / path.lstrip("/")).read_bytes()
    return min(len(content), len(gzip.compress(content, 6)))


if __name__ == "__main__":
    main()
