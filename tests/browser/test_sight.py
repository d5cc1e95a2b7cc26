"""What nobody sees waits until the hand rests; whoever comes to see it finds what the engine answers."""

import pytest

NEVER_RESTS = """
{
  const wait = setTimeout;
  globalThis.setTimeout = (act, time, ...given) => (time === 150 ? 0 : wait(act, time, ...given));
}
"""
"""A page whose hand never rests: the pause of result.js does not come."""

FAR = [".turning", "freshness"]
"""The section of the lab that is furthest from its sliders, and a slider."""

BESIDE = [".versus", "freshness"]
"""The end of a section whose start is in sight."""

FOLDED = [".numbers__table", "monthly_requests"]
"""What is in a fold of the workbench, and a slider."""

MOVE = """
(tool, [far, name]) => {
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
  const slider = tool.querySelector(`[data-slides=${name}]`);
  slider.value = Number(slider.value) > 50 ? 10 : 90;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  return told;
}
"""
"""Move a slider far; how many changes its answer makes at once, in a part of the result and elsewhere."""


@pytest.fixture
def opened(new_reader):
    """A tool whose hand never rests, with something of it in the middle of the screen."""

    def open_at(name, middle):
        reader = new_reader()
        reader.page.add_init_script(NEVER_RESTS)
        reader.go(f"tools/{name}/")
        tool = reader.tool(name).wait_until_live()
        tool.ask("(tool, middle) => tool.querySelector(middle).scrollIntoView({ block: 'center' })", middle)
        tool.page.wait_for_timeout(300)  # the browser has told what is in sight
        return tool

    return open_at


@pytest.fixture
def restless(opened):
    tool = opened("decision-lab", "[data-slides=freshness]")
    assert tool.ask("(tool, [far]) => tool.querySelector(far).getBoundingClientRect().top > 1.5 * innerHeight", FAR)
    return tool


def moved(tool, far=FAR):
    """Move the slider; the part has not changed at once. Whether it has then."""
    text = "(tool, [far]) => tool.querySelector(far).textContent"
    before = tool.ask(text, far)
    changed = tool.ask(MOVE, far)
    assert changed["near"] > 0
    assert changed["far"] == 0
    return lambda: tool.ask(text, far) != before


def test_it_comes_when_the_hand_rests(live):
    tool = live("decision-lab")

    tool.ask(MOVE, FAR)

    assert tool.shows_the_answer()


def test_it_comes_when_it_is_looked_at(restless):
    has_come = moved(restless)

    restless.root.locator(FAR[0]).scroll_into_view_if_needed()

    assert restless.shows_the_answer()
    assert has_come()


@pytest.mark.parametrize("reason", ["beforeprint", "click"])
def test_it_is_there_for_whoever_needs_it_at_once(restless, reason):
    """The page is printed, or a button is pressed, which may save or copy what is there."""
    has_come = moved(restless)

    restless.page.evaluate("reason => void dispatchEvent(new Event(reason))", reason)

    assert has_come()
    assert restless.shows_the_answer()


def test_it_does_not_wait_where_the_focus_is(restless):
    restless.ask("(tool, [far]) => tool.querySelector(`${far} button:enabled`).focus({ preventScroll: true })", FAR)

    assert restless.ask(MOVE, FAR)["far"] > 0


def test_a_part_out_of_sight_waits_though_its_section_is_seen(restless):
    assert restless.ask("tool => tool.querySelector('.inspect').getBoundingClientRect().top < innerHeight")

    has_come = moved(restless, BESIDE)

    restless.root.locator(BESIDE[0]).scroll_into_view_if_needed()
    assert restless.shows_the_answer()
    assert has_come()


def test_what_is_in_a_fold_waits_until_it_is_opened_and_what_is_read_from_it_does_not(opened):
    tool = opened("cost-workbench", ".numbers")
    words = tool.root.locator(".month__words")
    before = words.inner_text()

    moved(tool, FOLDED)

    assert words.inner_text() != before
    tool.root.locator(".numbers__summary").press("Enter")
    row = tool.root.locator(".numbers__table tr", has=tool.page.get_by_role("rowheader", name="12", exact=True))
    amounts = row.locator("td").all_inner_texts()
    assert len(amounts) == 3
    assert all(amount in words.inner_text() for amount in amounts)
