"""Waiting for a page, from outside it."""

import time

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as OutOfTime

PATIENCE = 60_000
"""For how many milliseconds a test waits for what must come: a machine may have much to do, and speed is measured in
bench/."""


def wait_for_function(page, expression, *, arg=None, timeout=PATIENCE):
    """Wait until an expression is true on a page, whatever page it is on by then.

    Playwright's own asks again by evaluating text in the page, which the policy of the site's pages forbids to anybody.
    """
    end = time.monotonic() + timeout / 1000
    while True:
        try:
            # Asked there: much of what a page has is nothing once it is brought here.
            if page.evaluate_handle(expression, arg).evaluate("it => Boolean(it)"):
                return
            failed = None
        except Error as error:  # the page is being left, or what is asked for is not there yet
            failed = error
        if time.monotonic() > end:
            raise OutOfTime(f"{timeout} ms have not been enough for {expression}") from failed
        page.wait_for_timeout(20)
