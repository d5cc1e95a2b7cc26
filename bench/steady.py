"""How soon a moved slider is answered once Python is up, beside the least any page needs.

    python -m bench.steady

Real key presses, and a real hand that drags; from the event to the first change of the words in the result, and to the
first task after the frame that shows it. Afterwards, and not timed, what is shown is compared with what the engine
answers. The plain page is moved in turn with the tools, so that noise meets all. Last come, at full speed, the changes
of an answer without the tool (bench/floor.py): the least that a page with as much to show can take.
"""

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from bench.floor import Move, grasped, least
from bench.link import Link, served
from bench.load import with_others
from engine.link import fragment
from engine.tools import tools
from engine.tools.cost_workbench.inputs import EXAMPLE_RANGES, CostInputs
from tests.browser.engine import Engine
from tests.browser.reader import ToolOnPage

MOVES = 200
PLAIN = "plain JavaScript page"

STATES = {
    **{name: (name, "") for name in tools()},
    "cost-workbench, 81 futures": ("cost-workbench", "#" + fragment("cost-workbench", CostInputs(**EXAMPLE_RANGES))),
}
"""What is measured: a tool, and the state in which it opens."""

ARM = """
() => {
  const result = document.querySelector("[data-result]");
  window.answered = new Promise((done) => {
    let start, words;
    const begin = (event) => (start ??= event.timeStamp);
    for (const kind of ["keydown", "pointermove"]) addEventListener(kind, begin, { capture: true, once: true });
    const watch = new MutationObserver((changes) => {
      const marked = changes.every(({ type, target }) => type === "attributes" && target === result);
      if (words !== undefined || marked) return;
      words = performance.now();
      const after = new MessageChannel();
      after.port1.onmessage = () => {
        watch.disconnect();
        done([words - start, performance.now() - start]);
      };
      requestAnimationFrame(() => after.port2.postMessage(null));
    });
    watch.observe(result, { subtree: true, childList: true, characterData: true, attributes: true });
    setTimeout(() => done(null), 1000);
  });
}
"""


def main() -> None:
    """Measure at full speed and four times slower, and print the tables."""
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = Engine(playwright, "chromium")
        with served(with_others(Path(scratch)), Link()) as address:
            for rate in (1, 4):
                pages = {PLAIN: opened(browser, f"{address}plain.html", rate)}
                for name, (tool, state) in STATES.items():
                    pages[name] = opened(browser, f"{address}ours/tools/{tool}/{state}", rate)
                    ToolOnPage(pages[name], tool).wait_until_live()
                seen = {name: moved(page, name) for name, page in pages.items()}
                for name in tools() if rate == 1 else ():
                    seen[f"{name}, its changes alone"] = least(pages[name], MOVES, timed)
                print(table(rate, seen), flush=True)
        browser.close()


def opened(browser: Engine, address: str, rate: int) -> Page:
    """A page whose processor is so many times slower; its workers are not."""
    context = browser.context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.goto(address)
    page.wait_for_timeout(500)
    return page


def moved(page: Page, name: str) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds to the words and to the frame, for each key press and each step of a drag."""
    page.bring_to_front()
    dice = random.Random(name)
    times: dict[str, list[tuple[float, float]]] = {"keys": [], "drag": []}
    for move in keys(page, dice):
        times["keys"].append(timed(page, move))
    for move in drags(page, dice):
        times["drag"].append(timed(page, move))
    if name != PLAIN:
        assert ToolOnPage(page, STATES[name][0]).shows_the_answer(), f"{name} shows a wrong answer"
    return times


def timed(page: Page, move: Move) -> tuple[float, float]:
    """One move. A move that is never answered counts as lost, and stops the measurement."""
    page.evaluate(ARM)
    move()
    found: list[float] | None = page.evaluate("answered")
    assert found, "a move was lost"
    return found[0], found[1]


def keys(page: Page, dice: random.Random) -> Iterator[Move]:
    """Presses of an arrow key on each slider in turn, at the pace of a hand."""
    sliders = page.locator("[data-slides]:visible").all()
    for slider in sliders:
        slider.focus()
        there, back = "ArrowRight", "ArrowLeft"
        if slider.evaluate("slider => slider.value - slider.min > (slider.max - slider.min) / 2"):
            there, back = back, there
        for turn in range(MOVES // len(sliders)):
            page.wait_for_timeout(dice.uniform(40, 90))
            yield partial(page.keyboard.press, back if turn % 8 == 7 else there)


def drags(page: Page, dice: random.Random) -> Iterator[Move]:
    """Steps of a drag along each slider in turn, a few positions at a time."""
    sliders = page.locator("[data-slides]:visible").all()
    for slider in sliders:
        x, y, width = grasped(page, slider)
        for turn in range(MOVES // len(sliders)):
            page.wait_for_timeout(dice.uniform(20, 50))
            x += (1 if turn % 10 < 7 else -1) * dice.uniform(0.016, 0.03) * width
            yield partial(page.mouse.move, x, y)
        page.mouse.up()


def table(rate: int, seen: dict[str, dict[str, list[tuple[float, float]]]]) -> str:
    """Medians and upper percentiles of one speed."""
    speed = "at full speed" if rate == 1 else f"with a processor {rate} times slower"
    lines = [
        f"## Moving a slider, {speed}\n",
        f"{MOVES} moves of each kind, ms, Chromium.\n",
        "| page | move | words: median | 95th | 99th | frame: median | 95th | 99th |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, kinds in seen.items():
        for kind, times in kinds.items():
            words, frames = zip(*times, strict=True)
            lines.append(f"| {name} | {kind} | {_cells(words)} | {_cells(frames)} |")
    return "\n".join(lines) + "\n"


def _cells(times: tuple[float, ...]) -> str:
    cut = quantiles(times, n=100)
    return f"{median(times):.1f} | {cut[94]:.1f} | {cut[98]:.1f}"


if __name__ == "__main__":
    main()
