"""Opening the article in one file from a disk: how soon it is there, and how soon Python answers.

    python -m bench.one_file

Each opening is a new profile. A slider is moved once, as soon as Python says that it is exact; what then changes the
result is Python's answer.
"""

import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from builder.project import SITE
from tests.browser.engine import Engine
from tests.browser.install import NAMES

ROUNDS = 7

WATCH = """
(() => {
  const seen = (window.seen = { tasks: [] });
  try {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: "longtask", buffered: true });
  } catch {}
  new MutationObserver((changes) => {
    const slider = document.querySelector("[data-slides]");
    const tool = slider?.closest("[data-tool]");
    if (tool?.dataset.live !== undefined) seen.live ??= performance.now();
    if (tool?.querySelector("[data-engine]")?.dataset.state !== "ready") return;
    const result = tool.querySelector("[data-result]");
    if (seen.ready === undefined) {
      seen.ready = performance.now();
      slider.value = String(Number(slider.value) + Number(slider.step || 1));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (changes.some(({ type, target }) => type !== "attributes" && result.contains(target))) {
      seen.answered ??= performance.now();
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
})()
"""


def main() -> None:
    """Measure in every engine, and print the table."""
    print("## Opening the article in one file\n")
    print(f"From a disk, in a new profile, medians of {ROUNDS}, ms.\n")
    print("| engine | first paint | tools live | Python is up | its first answer | longest task |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        file = Path(shutil.copy(SITE / "downloads" / "tune-or-prompt.html", scratch))
        for name in NAMES:
            browser = Engine(playwright, name)
            rows = [opened(browser, file) for _ in range(ROUNDS)]
            browser.close()
            print(f"| {name.capitalize()} | {' | '.join(map(_cell, zip(*rows, strict=True)))} |", flush=True)
        print(f"\nThe file has {file.stat().st_size / 1e6:.2f} MB.\n")


def opened(browser: Engine, file: Path) -> tuple[float | None, ...]:
    """One opening; the longest task is known in Chromium only."""
    context = browser.context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_function("window.seen?.answered !== undefined", timeout=90_000)
    page.wait_for_timeout(100)
    paint, seen = page.evaluate("[performance.getEntriesByName('first-contentful-paint')[0]?.startTime, seen]")
    context.close()
    return paint, seen["live"], seen["ready"], seen["answered"], max(seen["tasks"], default=None)


def _cell(values: tuple[float | None, ...]) -> str:
    known = [value for value in values if value is not None]
    return f"{median(known):,.0f}" if known else "–"


if __name__ == "__main__":
    main()
