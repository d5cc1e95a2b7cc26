"""Waiting for a page, from outside it."""

import time

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as OutOfTime

PATIENCE = 60_000
"""For how many milliseconds a test waits for what must come: a machine may have much to do, and speed is measured in
bench/."""


ASK = """
async (arg) => {{
  for (let turn = 0; turn < 20; turn++) {{
    const found = ({expression});
    if (await (typeof found === "function" ? found(arg) : found)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }}
  return false;
}}
"""
"""Asks some times in the page itself: from outside it takes long, and much of what a page has is nothing there."""


def wait_for_function(page, expression, *, arg=None, timeout=PATIENCE):
    """Wait until an expression is true on a page, whatever page it is on by then.

    Playwright's own asks again by evaluating text in the page, which the policy of the site's pages forbids to anybody.
    """
    end = time.monotonic() + timeout / 1000
    while True:
        failed = None
        try:
            if page.evaluate(ASK.format(expression=expression), arg):
                return
        except Error as error:  # the page is being left, or what is asked for is not there yet
            failed = error
            page.wait_for_timeout(20)
        if time.monotonic() > end:
            raise OutOfTime(f"{timeout} ms have not been enough for {expression}") from failed
