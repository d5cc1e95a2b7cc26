"""A real browser, the site as a host serves it, and what every page is watched for."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.install import chromium
from tests.browser.reader import Reader
from tests.site import served

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="session")
def browser():
    path = chromium()
    assert path, "no browser: run make browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(site):
    """The site at the root of a domain."""
    with served(site) as address:
        yield address


@pytest.fixture
def open_page(browser, address):
    """Opens pages as a reader would; afterwards none of them may have complained or gone elsewhere."""
    readers = []

    def open_page(path="", base=address, **options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        reader = Reader(context, base)
        readers.append(reader)
        reader.go(path)
        return reader

    yield open_page
    for reader in readers:
        complaints, strangers = reader.complaints, reader.strangers
        reader.context.close()
        assert complaints == []
        assert strangers == []
