"""Real browsers; waiting for a page is our own, for everything that drives one."""

from playwright.sync_api import Page

from tests.browser.waiting import wait_for_function

Page.wait_for_function = wait_for_function
