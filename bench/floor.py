"""The least that a move of a slider can take in a tool: the changes that an answer makes, and nothing else.

What one move changed of words and attributes is noted. Then the tool hears of no moves any more, and each one puts the
noted changes there, or takes them back. What is left is the browser's own work: to lay out and draw what is seen.
Elements that came or went are left out, so that the true least is a little more.
"""

import random
from collections.abc import Callable, Iterator
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
  globalThis.before = new Map();
  globalThis.watch = new MutationObserver((changes) => {
    for (const { target, attributeName, oldValue } of changes) {
      if (!before.has(target)) before.set(target, new Map());
      const values = before.get(target);
      if (!values.has(attributeName)) values.set(attributeName, oldValue);
    }
  });
  watch.observe(tool, { subtree: true, characterDataOldValue: true, attributeOldValue: true });
}
"""
"""Note what every text and attribute was before it was changed; a text's has no name."""

REPEAT = """
() => {
  watch.disconnect();
  const steps = [...before].flatMap(([target, values]) =>
    [...values].map(([name, old]) => ({ target, name, values: [old, name ? target.getAttribute(name) : target.data] })),
  );
  let at = 1;
  const put = ({ target, name, values }) => {
    if (name === null) target.data = values[at];
    else if (values[at] === null) target.removeAttribute(name);
    else target.setAttribute(name, values[at]);
  };
  const hear = (event) => {
    event.stopImmediatePropagation();
    at = 1 - at;
    steps.forEach(put);
  };
  document.addEventListener("input", hear, { capture: true });
  return steps.length;
}
"""
"""Take all moves from the tool, and have each put the changes there or take them back."""


def least(page: Page, moves: int, timed: Timed) -> dict[str, list[Times]]:
    """The times of as many key presses and steps of a drag."""
    slider = page.locator("[data-slides]:visible").first
    slider.focus()
    press = partial(page.keyboard.press, "ArrowRight")
    timed(page, press)  # the first one also marks panels, and offers to undo it
    page.evaluate(NOTE, page.locator("[data-tool]").element_handle())
    timed(page, press)
    assert page.evaluate(REPEAT) > 20, "too little has changed for an answer"
    page.wait_for_timeout(1000)  # what comes when the hand rests is no part of it
    dice = random.Random(moves)
    times: dict[str, list[Times]] = {"keys": [], "drag": []}
    for kind, steps in (("keys", _keys(page)), ("drag", _drags(page, slider))):
        for move, _ in zip(steps, range(moves), strict=False):
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


def _keys(page: Page) -> Iterator[Move]:
    """Presses there and back."""
    return cycle(partial(page.keyboard.press, key) for key in ("ArrowLeft", "ArrowRight"))


def _drags(page: Page, slider: Locator) -> Iterator[Move]:
    """Steps of a drag there and back."""
    x, y, width = grasped(page, slider)
    return cycle(partial(page.mouse.move, x + step * width, y) for step in (0.03, 0.06))
