"""Real browsers; waiting for a page is our own, for everything that drives one."""

from playwright.sync_api import Page, expect

from tests.browser.waiting import PATIENCE, wait_for_function

Page.wait_for_function = wait_for_function
expect.set_options(timeout=PATIENCE)
