"""How soon a moved slider is answered once Python is up, beside the least any page needs.

    python -m bench.steady

Real key presses, and a real hand that drags; from the hand's event to the first change of the words in the result, and
to the first task after the frame that shows it. A browser may keep the steps of a drag until its next frame is due, up
to 17 ms, whatever the page does, and only then moves the slider: hence the time from the slider to the frame, too.
Afterwards, and not timed, what is shown is compared with what the engine answers. Below each tool are the
changes of the same answers without the tool (bench/floor.py): the least that a page with as much to show can take.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from bench.floor import Move, Times, grasped, least
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
    let start, slid, words;
    const begin = (event) => (start ??= event.timeStamp);
    for (const kind of ["keydown", "pointermove"]) addEventListener(kind, begin, { capture: true, once: true });
    addEventListener("input", () => (slid ??= performance.now()), { capture: true, once: true });
    const watch = new MutationObserver((changes) => {
      const marked = changes.every(({ type, target }) => type === "attributes" && target === result);
      if (slid === undefined || words !== undefined || marked) return;
      words = performance.now();
      const after = new MessageChannel();
      after.port1.onmessage = () => {
        watch.disconnect();
        const shown = performance.now();
        done([words - start, shown - start, shown - slid]);
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
                seen = {}
                with opened(browser, f"{address}plain.html") as page:
                    seen[PLAIN] = moved(page, PLAIN, rate)
                for name, (tool, state) in STATES.items():
                    with opened(browser, f"{address}ours/tools/{tool}/{state}") as page:
                        ToolOnPage(page, tool).wait_until_live()
                        seen[name] = moved(page, name, rate)
                    if name in tools():
                        with opened(browser, f"{address}ours/tools/{tool}/") as page:
                            ToolOnPage(page, tool).wait_until_live()
                            alone = least(page, hands(page, name), timed, slower(page, rate))
                        seen[f"{name}, its changes alone"] = alone
                print(table(rate, seen), flush=True)
        browser.close()


@contextmanager
def opened(browser: Engine, address: str) -> Iterator[Page]:
    """A page that has had time to come to rest, with no other beside it: pages of one site may share a process."""
    context = browser.context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(500)
    yield page
    context.close()


def moved(page: Page, name: str, rate: int) -> dict[str, list[Times]]:
    """The times of each key press and of each step of a drag."""
    with slower(page, rate):
        times = {kind: [timed(page, move) for move in moves] for kind, moves in hands(page, name).items()}
    if name != PLAIN:
        assert ToolOnPage(page, STATES[name][0]).shows_the_answer(), f"{name} shows a wrong answer"
    return times


def hands(page: Page, name: str) -> dict[str, Iterator[Move]]:
    """The moves of a hand on the keys, and of one on the mouse; the same each time."""
    dice = random.Random(name)
    return {"keys": keys(page, dice), "drag": drags(page, dice)}


@contextmanager
def slower(page: Page, rate: int) -> Iterator[None]:
    """A page in front, with a processor so many times slower; not its workers'.

    Only while it is measured: the browser slows a page down by keeping the processor busy, all the time.
    """
    page.bring_to_front()
    processor = page.context.new_cdp_session(page)
    processor.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    yield
    processor.send("Emulation.setCPUThrottlingRate", {"rate": 1})


def timed(page: Page, move: Move) -> Times:
    """One move. A move that is never answered counts as lost, and stops the measurement."""
    page.evaluate(ARM)
    move()
    found: list[float] | None = page.evaluate("answered")
    assert found, "a move was lost"
    return Times(*found)


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


def table(rate: int, seen: dict[str, dict[str, list[Times]]]) -> str:
    """Medians and upper percentiles of one speed."""
    speed = "at full speed" if rate == 1 else f"with a processor {rate} times slower"
    lines = [
        f"## Moving a slider, {speed}\n",
        f"{MOVES} moves of each kind, ms, Chromium.\n",
        "| page | move | hand to words: median | 95th | 99th | hand to frame: median | 95th | 99th "
        "| slider to frame: median | 95th | 99th |",
        f"| --- | --- |{' ---: |' * 9}",
    ]
    for name, kinds in seen.items():
        for kind, times in kinds.items():
            lines.append(f"| {name} | {kind} | {' | '.join(map(_cells, zip(*times, strict=True)))} |")
    return "\n".join(lines) + "\n"


def _cells(times: tuple[float, ...]) -> str:
    cut = quantiles(times, n=100)
    return f"{median(times):.1f} | {cut[94]:.1f} | {cut[98]:.1f}"


if __name__ == "__main__":
    main()
