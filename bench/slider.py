"""How long from a slider's move to the painted answer, beside the least any page needs.

    python -m bench.slider

A reader drags: one move per 60 ms, 200 moves for each tool, once Python is up. Timed from the `input` event to
the first task after the frame that shows the answer. The floor is the same walk for a page
that only writes the slider's number beside it. Both are measured in turn, so that noise meets both.
"""

from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from builder.project import SITE
from engine.tools import tools
from tests.browser.install import launch
from tests.browser.reader import Reader
from tests.site import served

MOVES = 200

MEASURE = """
async ([name, moves]) => {
  const tool = document.querySelector(`[data-tool=${name}]`);
  const sliders = [...tool.querySelectorAll("[data-slides]")];
  const region = tool.querySelector("[data-result]");
  const plain = document.body.appendChild(document.createElement("output"));
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const painted = (target, move) => new Promise((done) => {
    const watch = new MutationObserver((changes) => {
      if (changes.every((change) => change.type === "attributes" && change.target === region)) return;
      watch.disconnect();
      const after = new MessageChannel();
      after.port1.onmessage = () => done(performance.now() - start);
      requestAnimationFrame(() => after.port2.postMessage(null));
    });
    watch.observe(target, { subtree: true, childList: true, characterData: true, attributes: true });
    const start = performance.now();
    move();
  });
  const times = { tool: [], floor: [] };
  for (let i = 0; i < moves; i++) {
    const slider = sliders[i % sliders.length];
    const [low, high] = [Number(slider.min), Number(slider.max)];
    const step = Number(slider.step) || 1;
    const steps = Math.round((high - low) / step);
    let at = Math.round((Number(slider.value) - low) / step);
    at = (at + 1 + Math.round(steps / 7)) % (steps + 1);
    times.tool.push(await painted(region, () => {
      slider.value = String(low + at * step);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }));
    await pause(30 + (i * 7) % 17);
    times.floor.push(await painted(plain, () => { plain.textContent = String(i); }));
    await pause(30 + (i * 5) % 17);
  }
  plain.remove();
  return times;
}
"""


def measure(page: Page, name: str) -> dict[str, list[float]]:
    """Milliseconds of each move, for the tool and for the floor."""
    times: dict[str, list[float]] = page.evaluate(MEASURE, [name, MOVES])
    return times


def main() -> None:
    """Measure every tool and print a table."""
    with sync_playwright() as playwright, served(SITE) as address:
        browser = launch(playwright, "chromium")
        print(f"From slider to paint, {MOVES} moves, ms (floor: a page that only writes a number)\n")
        print("| tool | median | 95th percentile | floor, median | floor, 95th percentile |\n|---|---|---|---|---|")
        for name in tools():
            reader = Reader(browser.new_context(viewport={"width": 1280, "height": 900}), address)
            reader.go(f"tools/{name}/")
            reader.tool(name).wait_until_live()
            times = measure(reader.page, name)
            cells = [f"{value:.1f}" for key in ("tool", "floor") for value in _summary(times[key])]
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
            reader.context.close()
        browser.close()


def _summary(times: list[float]) -> tuple[float, float]:
    return median(times), quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
