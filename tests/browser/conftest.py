"""Real browsers, the site as a host serves it, and what every page is watched for."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.engine import Engine
from tests.browser.install import NAMES, found
from tests.browser.reader import Reader


def pytest_collection_modifyitems(config, items):
    """Leave out of Firefox what is marked so; pytest counts it as deselected, and nobody as passed."""
    left_out = [item for item in items if is_left_out(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def is_left_out(item):
    given = item.callspec.params if hasattr(item, "callspec") else {}
    return given.get("engine") == "firefox" and any(
        given[mark.args[0]] not in mark.args[1:] for mark in item.iter_markers("in_firefox")
    )


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session", params=NAMES)
def engine(request, playwright):
    """Every test runs in each engine."""
    assert found(playwright, request.param), f"no {request.param}: run make browser"
    engine = Engine(playwright, request.param, thrifty=True)
    yield engine
    engine.close()


@pytest.fixture
def new_reader(engine, address):
    """Readers who are at no page yet; afterwards none of their pages may have complained or gone elsewhere."""
    readers = []

    def new_reader(base=address, **options):
        readers.append(Reader(engine.context(**options), base))
        return readers[-1]

    yield new_reader
    for reader in readers:
        reader.context.close()
    assert [words for reader in readers for words in reader.complaints] == []
    assert [address for reader in readers for address in reader.strangers] == []


@pytest.fixture
def open_page(new_reader):
    """Opens pages as a reader would."""

    def open_page(path="", **options):
        reader = new_reader(**options)
        reader.go(path)
        return reader

    return open_page


@pytest.fixture
def live(open_page):
    """A tool on its own page, answered by Python; `end` that of the address."""
    return lambda name, end="", **options: open_page(f"tools/{name}/{end}", **options).tool(name).wait_until_live()
