"""The least that moves of a slider can take in a tool: the changes that its answers make, and nothing else.

What each move of a hand changed of words and attributes is noted, in the frame in which it was answered. Then the tool
hears of no moves any more, everything is put back, and each further move makes the next one's changes again. What is
left is the browser's own work: to lay out and draw what is seen. Elements that came or went are left out, so that the
true least is a little more.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from itertools import cycle
from typing import NamedTuple

from playwright.sync_api import Locator, Page

REST = 400
"""Milliseconds for which a hand that has pressed the mouse button rests: what the page puts off until then is done."""

type Move = Callable[[], object]
type Timed = Callable[[Page, Move], Times]


class Times(NamedTuple):
    """Of one move: milliseconds from the hand to the words and to the frame, and from the slider to the frame."""

    words: float
    frame: float
    from_slider: float


NOTE = """
(tool) => {
  globalThis.hands = []; // of each hand, what each of its moves changed
  globalThis.noted = [];
  const watch = new MutationObserver(() => {}); // what comes later than its answer is no part of it
  watch.observe(tool, { subtree: true, characterDataOldValue: true, attributeOldValue: true });
  tool.addEventListener("answered", () => {
    const before = new Map();
    for (const { target, attributeName, oldValue } of watch.takeRecords()) {
      if (!before.has(target)) before.set(target, new Map());
      const values = before.get(target);
      if (!values.has(attributeName)) values.set(attributeName, oldValue);
    }
    noted = [...before].flatMap(([target, values]) =>
      [...values].map(([name, old]) => ({ target, name, old, now: name ? target.getAttribute(name) : target.data })),
    );
  });
}
"""
"""Note what every text and attribute was before an answer, and what it is then; a text's has no name."""

REPEAT = """
(tool) => {
  const put = ({ target, name }, value) => {
    if (name === null) target.data = value;
    else if (value === null) target.removeAttribute(name);
    else target.setAttribute(name, value);
  };
  const result = tool.querySelector("[data-result]");
  const isSeen = ({ target }) => result.contains(target) && target !== result;
  const kinds = hands.map((answers) => answers.filter((changes) => changes.some(isSeen)));
  const moves = kinds.flat();
  for (const changes of moves.toReversed()) for (const change of changes) put(change, change.old);
  for (const slider of tool.querySelectorAll("[data-slides]")) slider.value = 0.5 * (+slider.min + +slider.max);
  let next = 0;
  const hear = (event) => {
    event.stopImmediatePropagation();
    for (const change of moves[next++ % moves.length]) put(change, change.now);
  };
  document.addEventListener("input", hear, { capture: true });
  return [kinds.map((answers) => answers.length), moves.flat().length];
}
"""
"""Take all moves from the tool, put everything back, and have each move make one answer's changes.

Gives the number of answers of each hand, and of changes.
"""


def least(
    page: Page, hands: dict[str, Iterator[Move]], timed: Timed, slower: AbstractContextManager[None]
) -> dict[str, list[Times]]:
    """The times of the changes that the moves of a hand on the keys, and then of one on the mouse, make.

    The moves are made once as they are, and their changes once more where the processor is `slower`.
    """
    tool = page.locator("[data-tool]").element_handle()
    page.evaluate(NOTE, tool)
    for moves in hands.values():
        page.evaluate("() => void hands.push([])")
        for move in moves:
            timed(page, move)
            page.evaluate("() => void hands.at(-1).push(noted)")
    answers, changes = page.evaluate(REPEAT, tool)
    assert changes > 10 * sum(answers) > 0, "too little has changed for answers"
    page.wait_for_timeout(1000)  # what comes when the hand rests is no part of it
    slider = page.locator("[data-slides]:visible").first
    again = {"keys": _keys(page, slider), "drag": _drags(page, slider)}
    dice = random.Random(changes)
    times: dict[str, list[Times]] = {}
    with slower:
        for kind, count in zip(hands, answers, strict=True):
            times[kind] = []
            for move, _ in zip(again[kind], range(count), strict=False):
                page.wait_for_timeout(dice.uniform(30, 70))
                times[kind].append(timed(page, move))
    page.mouse.up()
    return times


def grasped(page: Page, slider: Locator) -> tuple[float, float, float]:
    """Press the mouse on a slider, some way along it: where that is, and how wide the slider is (pixels)."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    x, y = box["x"] + 0.3 * box["width"], box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.wait_for_timeout(REST)
    return x, y, box["width"]


def _keys(page: Page, slider: Locator) -> Iterator[Move]:
    """Presses there and back."""
    slider.focus()
    yield from cycle(partial(page.keyboard.press, key) for key in ("ArrowLeft", "ArrowRight"))


def _drags(page: Page, slider: Locator) -> Iterator[Move]:
    """Steps of a drag there and back."""
    x, y, width = grasped(page, slider)
    yield from cycle(partial(page.mouse.move, x + step * width, y) for step in (0.03, 0.06))
