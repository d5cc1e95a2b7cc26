"""Opening a page with five sliders: what a reader waits for, beside the usual start of Pyodide and a plain page.

    python -m bench.load

A slider is moved as soon as it exists. The usual start has no answers from before Python, so that answer is Python's;
here a second slider is moved then, which has none, either. All pages are loaded in turn, so that noise meets all. Cold
is a new profile, warm the third load in it. 4G is a link of 9 Mbit/s and 85 ms that all connections share, and a page
whose processor is four times slower (its workers are not).
"""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from bench.link import FAST, MOBILE, Link, served
from builder.project import SITE
from engine.controls import Number, controls, entered, read
from engine.tools import tool
from tests.browser.engine import Engine

ROUNDS = 7
ROUNDS_ON_4G = 3
SLIDERS = ("monthly_requests", "training_usd")
"""What is moved by a stop: the first has perhaps been worked out ahead, the second move has not."""

USUAL = """
let answer;
self.onmessage = async ({ data }) => {
  if (data.type === "ask") return self.postMessage({ type: "answer", id: data.id, answer: answer(data.question) });
  const { loadPyodide } = await import(`${data.source}pyodide.mjs`);
  const python = await loadPyodide({
    indexURL: data.source,
    lockFileURL: `${data.source}pyodide-lock.json`,
    packages: ["tune-or-prompt"],
  });
  answer = python.pyimport("engine.web").answer;
  self.postMessage({ type: "ready", way: "usual", version: "3" });
};
"""
"""The worker as Pyodide's documentation has it."""

WATCH = """
([moves]) => {
  const seen = (window.seen = { tasks: [], answered: [] });
  try {
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
    }).observe({ type: "longtask", buffered: true });
  } catch {}
  let moved = 0;
  const look = () => {
    if (moved === seen.answered.length && moved < moves.length) {
      const slider = document.querySelector(`[data-slides=${moves[moved][0]}]`);
      if (slider === null) return;
      moved += 1;
      slider.value = String(Number(slider.value) + Number(slider.step || 1));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const result = document.querySelector("[data-result]");
    const old = document.querySelector("[data-moved]:not([data-live]), [data-result][data-stale]");
    if (moved > seen.answered.length && result && !old && result.textContent.includes(moves[moved - 1][1])) {
      seen.answered.push(performance.now());
      look();
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
}
"""
"""Moves one slider as soon as it exists, and each further one when the one before has been answered."""


@dataclass(frozen=True)
class Subject:
    """A page to open; after how many moves an answer is Python's, if it has one."""

    name: str
    path: str
    exact: int


SUBJECTS = [
    Subject("plain JavaScript page", "plain.html", 0),
    Subject("usual start of Pyodide", "usual/tools/cost-workbench/", 1),
    Subject("this site", "ours/tools/cost-workbench/", 2),
]


@dataclass(frozen=True)
class Load:
    """One load: milliseconds from navigation, and bytes on the wire."""

    painted: float
    answered: float
    exact: float | None
    blocked: float | None
    sent: int


def main() -> None:
    """Measure everything and print the tables."""
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = with_others(Path(scratch))
        for engine, slow, rounds in (("chromium", False, ROUNDS), ("chromium", True, ROUNDS_ON_4G),
                                     ("firefox", False, ROUNDS)):  # fmt: skip
            browser = Engine(playwright, engine)
            link = Link(*(MOBILE if slow else FAST))
            with served(folder, link) as address:
                seen = measured(browser, address, link, slow, rounds)
            browser.close()
            print(
                table(f"{engine.capitalize()}, {'4G, 4 times slower' if slow else 'not throttled'}", seen), flush=True
            )


def with_others(folder: Path) -> Path:
    """A folder with the built site in `ours`, the same with the usual start in `usual`, and the plain page."""
    (folder / "ours").symlink_to(SITE)
    (folder / "plain.html").symlink_to(Path(__file__).with_name("plain.html"))
    usual = folder / "usual"
    shutil.copytree(SITE, usual, ignore=shutil.ignore_patterns("answers"), copy_function=os.symlink)
    (worker,) = usual.rglob("worker.js")
    worker.unlink()
    worker.write_text(USUAL, "utf-8")
    return folder


def measured(browser: Engine, address: str, link: Link, slow: bool, rounds: int) -> dict[tuple[str, bool], list[Load]]:
    """The loads of every subject, cold and warm."""
    seen: dict[tuple[str, bool], list[Load]] = {}
    for _ in range(rounds):
        for subject in SUBJECTS:
            for warm, load in loads(browser, address, link, slow, subject):
                seen.setdefault((subject.name, warm), []).append(load)
    return seen


def loads(browser: Engine, address: str, link: Link, slow: bool, subject: Subject) -> Iterator[tuple[bool, Load]]:
    """A cold load, and a warm one."""
    context = browser.context()
    context.add_init_script(f"({WATCH})([{json.dumps(moves(subject))}])")
    page = context.new_page()
    if slow:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    for turn in range(3):
        before = link.sent
        load = opened(page, address + subject.path, subject)
        if turn in (0, 2):
            yield turn == 2, Load(*load, sent=link.sent - before)
    context.close()


def moves(subject: Subject) -> list[tuple[str, str]]:
    """The sliders that are moved one after the other, each with what is shown once that is answered."""
    asked = tool("cost-workbench")
    inputs: dict[str, str] = {}
    found = []
    for slider in SLIDERS[: max(1, subject.exact)]:
        control = controls(asked.inputs)[slider]
        assert isinstance(control, Number)
        inputs[slider] = entered(min(stop for stop in control.positions if stop > getattr(asked.inputs(), slider)))
        found.append((slider, asked.figures(read(asked.inputs, inputs))["break_even"]))
    return found


def opened(page: Page, address: str, subject: Subject) -> tuple[float, float, float | None, float | None]:
    """First paint, first answer after a move, Python's first answer, and how long the page was blocked since the paint.

    Blocked time is what Lighthouse counts: of each task of over 50 ms what is beyond 50 ms, from the first paint on.
    """
    page.goto(address, wait_until="commit")
    count = max(1, subject.exact)
    page.wait_for_function(f"window.seen && seen.answered.length === {count}", timeout=90_000)
    page.wait_for_timeout(300)
    paint, seen = page.evaluate("[performance.getEntriesByName('first-contentful-paint')[0]?.startTime, seen]")
    tasks = [max(0.0, start + length - max(start, paint) - 50) for start, length in seen["tasks"]]
    blocked = sum(tasks) if page.context.browser and page.context.browser.browser_type.name == "chromium" else None
    return paint, seen["answered"][0], seen["answered"][subject.exact - 1] if subject.exact else None, blocked


def table(title: str, seen: dict[tuple[str, bool], list[Load]]) -> str:
    """The medians of one engine and link."""
    rounds = len(next(iter(seen.values())))
    lines = [
        f"## Opening a page: {title}\n",
        f"Medians of {rounds}, ms.\n",
        "| page | load | first paint | answer to a moved slider | exact answer from Python | page blocked | MB |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (name, warm), loads in seen.items():
        cells = [
            _median([load.painted for load in loads]),
            _median([load.answered for load in loads]),
            _median([load.exact for load in loads if load.exact is not None]),
            _median([load.blocked for load in loads if load.blocked is not None]),
            f"{median(load.sent for load in loads) / 1e6:.2f}",
        ]
        lines.append(f"| {name} | {'warm' if warm else 'cold'} | {' | '.join(cells)} |")
    lines.append("")
    for warm in (False, True):
        usual, ours = (median(load.exact or 0 for load in seen[subject.name, warm]) for subject in SUBJECTS[1:])
        lines.append(f"Python {'warm' if warm else 'cold'}: {usual / ours:.1f} times sooner than the usual start.")
    return "\n".join(lines) + "\n"


def _median(values: list[float]) -> str:
    return f"{median(values):,.0f}" if values else "–"


if __name__ == "__main__":
    main()
