"""What nobody sees waits until the hand rests; whoever comes to see it finds what the engine answers."""

import pytest

NEVER_RESTS = """
{
  const wait = setTimeout;
  globalThis.setTimeout = (act, time, ...given) => (time === 150 ? 0 : wait(act, time, ...given));
}
"""
"""A page whose hand never rests: the pause of result.js does not come."""

FAR = ".turning"
"""The section of the lab that is furthest from its sliders."""

MOVE = """
(tool, far) => {
  const changed = { near: 0, far: 0 };
  const watch = new MutationObserver(() => {});
  watch.observe(tool.querySelector("[data-result]"), { subtree: true, childList: true, characterData: true });
  const told = new Promise((resolve) => {
    tool.addEventListener("answered", () => {
      for (const { target } of watch.takeRecords()) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element !== null) changed[element.closest(far) ? "far" : "near"] += 1;
      }
      resolve(changed);
    }, { once: true });
  });
  const slider = tool.querySelector("[data-slides=freshness]");
  slider.value = Number(slider.value) > 50 ? 10 : 90;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  return told;
}
"""
"""Move a slider far; how many changes its answer makes at once, in sight and out of it."""


@pytest.fixture
def restless(new_reader):
    reader = new_reader()
    reader.page.add_init_script(NEVER_RESTS)
    reader.go("tools/decision-lab/")
    tool = reader.tool("decision-lab").wait_until_live()
    tool.slider("freshness").evaluate("slider => slider.scrollIntoView({ block: 'center' })")
    assert tool.ask("(tool, far) => tool.querySelector(far).getBoundingClientRect().top > 1.5 * innerHeight", FAR)
    tool.page.wait_for_timeout(300)  # the browser has told what is in sight
    return tool


def moved(tool):
    changed = tool.ask(MOVE, FAR)
    assert changed["near"] > 0
    assert changed["far"] == 0


def test_it_comes_when_the_hand_rests(live):
    tool = live("decision-lab")

    tool.ask(MOVE, FAR)

    assert tool.shows_the_answer()


def test_it_comes_when_it_is_looked_at(restless):
    moved(restless)

    restless.root.locator(FAR).scroll_into_view_if_needed()

    assert restless.shows_the_answer()


@pytest.mark.parametrize("reason", ["beforeprint", "click"])
def test_it_is_there_for_whoever_needs_it_at_once(restless, reason):
    """The page is printed, or a button is pressed, which may save or copy what is there."""
    moved(restless)

    restless.page.evaluate("reason => void dispatchEvent(new Event(reason))", reason)

    assert restless.shows_the_answer()


def test_it_does_not_wait_where_the_focus_is(restless):
    restless.ask("(tool, far) => tool.querySelector(`${far} button:enabled`).focus({ preventScroll: true })", FAR)

    assert restless.ask(MOVE, FAR)["far"] > 0
