"""The maps: how soon each is right again after a slider was moved, and whether the page stays free meanwhile.

    python -m bench.map

A slider that is on neither axis is moved; the map waits for a pause in moves, asks for itself in bands, and draws each
as it comes. Times begin when the map asks, so they hold no pause.
"""

from statistics import median

from playwright.sync_api import sync_playwright

from bench.link import Link, served
from builder.project import SITE
from tests.browser.engine import Engine
from tests.browser.reader import ToolOnPage

ROUNDS = 15

MOVED = {"decision-lab": "stability", "cost-workbench": "training_usd"}
"""For each tool with a map, a slider that is on neither axis when the page opens."""

DRAWN = """
async ([name, place]) => {
  const tasks = [];
  const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  watch.observe({ type: "longtask" });
  const map = document.querySelector("[data-map]");
  const slider = document.querySelector(`[data-slides=${name}]`);
  let asked;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message) {
    if (message.question?.includes('"band"')) asked ??= performance.now();
    return post.call(this, message);
  };
  let first;
  const changes = new MutationObserver(() => (first ??= asked && performance.now()));
  changes.observe(map, { subtree: true, childList: true, attributeFilter: ["d"] });
  const until = (done) => new Promise((resolve) => {
    const look = () => (done() ? resolve() : setTimeout(look));
    look();
  });
  slider.value = place;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  await until(() => map.matches("[data-stale]"));
  await until(() => !map.matches("[data-stale]"));
  const whole = performance.now();
  Worker.prototype.postMessage = post;
  await new Promise((resolve) => setTimeout(resolve, 200));
  changes.disconnect();
  watch.disconnect();
  return [first - asked, whole - asked, Math.max(0, ...tasks)];
}
"""


def main() -> None:
    """Measure in Chromium, and print the table."""
    print("## Drawing the maps\n")
    print(f"All cells, Python up, medians of {ROUNDS} and the longest task in any of them, ms.\n")
    print("| map of | first band | whole map | longest task, if over 50 ms |")
    print("| --- | ---: | ---: | ---: |")
    with sync_playwright() as playwright:
        browser = Engine(playwright, "chromium")
        with served(SITE, Link()) as address:
            for tool, moved in MOVED.items():
                page = browser.context().new_page()
                page.goto(f"{address}tools/{tool}/")
                ToolOnPage(page, tool).wait_until_live()
                page.locator("[data-map]").scroll_into_view_if_needed()
                drawn = [page.evaluate(DRAWN, [moved, 5 + 5 * turn]) for turn in range(ROUNDS)]
                first, whole, longest = zip(*drawn, strict=True)
                print(f"| {tool} | {median(first):.0f} | {median(whole):.0f} | {max(longest):.0f} |")
        browser.close()
    print()


if __name__ == "__main__":
    main()
