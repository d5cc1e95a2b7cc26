"""A slider's next steps are answered in the very task that moves it, however busy the browser is."""

from itertools import product

import pytest

BUSY = "globalThis.requestIdleCallback = () => 0;"
"""A browser that never finds an idle time, as Chromium while a hand goes on."""

COUNTED = """
{
  const post = Worker.prototype.postMessage;
  globalThis.posted = globalThis.replied = 0;
  Worker.prototype.postMessage = function (...given) {
    if (globalThis.posted === 0) this.addEventListener("message", () => (globalThis.replied += 1));
    globalThis.posted += 1;
    return post.apply(this, given);
  };
}
"""
"""A page that counts what its worker is told, and what it says: one thing each."""

READ = """
{
  const html = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
  globalThis.read = 0;
  const set = function (text) {
    globalThis.read += 1;
    html.set.call(this, text);
  };
  Object.defineProperty(Element.prototype, "innerHTML", { ...html, set });
}
"""
"""A page that counts how often HTML is read."""

COMPARED = """
{
  const { isEqualNode } = Node.prototype;
  globalThis.compared = 0;
  Node.prototype.isEqualNode = function (other) {
    globalThis.compared += 1;
    return isEqualNode.call(this, other);
  };
}
"""
"""A page that counts how often nodes are compared."""

RESTS = """
() => {
  const now = performance.now();
  if (globalThis.read !== globalThis.seen) Object.assign(globalThis, { seen: globalThis.read, since: now });
  return now - globalThis.since > 150;
}
"""
"""Whether nothing has been read for a while."""

STEP = """
(tool, steps) => {
  const slider = tool.querySelector("[data-slides]");
  const region = tool.querySelector("[data-result]");
  const before = region.textContent;
  const { posted, read, compared } = globalThis;
  slider.value = Number(slider.value) + steps;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  return {
    answered: region.textContent !== before,
    asked: globalThis.posted - posted,
    read: globalThis.read - read,
    compared: globalThis.compared - compared,
  };
}
"""
"""Move the first slider; whether that is answered already, and what has been asked, read and compared."""


@pytest.fixture
def busy(new_reader):
    reader = new_reader()
    for script in (BUSY, COUNTED, READ, COMPARED):
        reader.page.add_init_script(script)
    reader.go("tools/decision-lab/")
    tool = reader.tool("decision-lab").wait_until_live()
    tool.slider("stability").focus()
    pause(tool)
    return tool


def step(tool, steps):
    """One move, and a pause."""
    done = tool.ask(STEP, steps)
    pause(tool)
    return done


def pause(tool):
    """Wait until Python has nothing more to do and nothing more is read; what comes next is asked after a frame."""
    tool.page.wait_for_timeout(100)
    tool.page.wait_for_function("posted === replied")
    tool.page.wait_for_function(RESTS)


def test_what_a_hand_does_next_is_answered_at_once(busy):
    """Single steps, and the same again after a leap; not the leap itself."""
    assert all(step(busy, -1)["answered"] for _ in range(3))
    assert not step(busy, -9)["answered"]
    assert all(step(busy, -9)["answered"] for _ in range(3))
    assert step(busy, -1)["answered"]

    # After a leap what comes next is asked for at once: there is nothing to be drawn before Python has answered.
    assert step(busy, 30)["asked"] == 2


def test_likely_answers_are_read_before_they_are_needed(busy):
    """Those of the same step, and of one more or less; and the last one, of a hand that turns back."""
    step(busy, -2)
    before = busy.page.evaluate("read")
    for steps in (-2, -3, -3, -4, -3, 3):
        done = step(busy, steps)

        assert done["answered"]
        assert done["read"] == 0, steps
    assert busy.page.evaluate("read") > before


TAMPERED = {
    "a text": "region => void (region.querySelector('h3').firstChild.data = 'other')",
    "an attribute": "region => region.querySelector('section').setAttribute('hidden', '')",
    "an element that is gone": "region => region.querySelector('section p').remove()",
    "an element that has come": "region => region.querySelector('section').prepend('other')",
    "the focus": "region => region.querySelector('button:enabled').focus()",
}
"""What may happen to a result between the comparison and the answer."""


def test_what_likely_answers_change_is_found_before_they_are_wanted(busy):
    step(busy, -1)
    busy.page.wait_for_timeout(300)  # what nobody sees has come, too
    for steps in (-1, -2, -1):
        done = step(busy, steps)
        busy.page.wait_for_timeout(300)

        assert done["answered"]
        assert done["compared"] == 0, steps
        assert busy.shows_the_answer()
    assert busy.page.evaluate("compared") > 0


def test_what_was_found_is_of_no_use_once_the_result_is_other_than_it_was(busy):
    """Whether that happens in the task of the move or in the one before."""
    for (what, tampered), moment in product(TAMPERED.items(), ["", "await null;"]):
        busy.slider("stability").focus()
        step(busy, -1)

        done = busy.ask(
            f"""async (tool, steps) => {{
              ({tampered})(tool.querySelector("[data-result]"));
              {moment}
              return ({STEP})(tool, steps);
            }}""",
            -1,
        )

        assert done["answered"], what
        assert done["compared"] > 0, what
        assert busy.shows_the_answer(), what
