"""WebKit as Debian has it: WebKitGTK's small browser on a screen that nobody sees, driven by WebDriver."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from warnings import catch_warnings

import pytest
from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from tests.browser.install import webkit
from tests.webkit.reader import LONG, Reader

HERE = Path(__file__).parent

ALONE = {
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    "GSETTINGS_BACKEND": "memory",
    "GTK_A11Y": "none",
    "NO_AT_BRIDGE": "1",
}
"""Without a desktop GTK waits for its services, a minute in all."""


def pytest_collection_modifyitems(config, items):
    """Leave these out where there is no WebKitGTK to be had; pytest counts them as deselected, and nobody as passed."""
    left_out = [] if sys.platform == "linux" else [item for item in items if HERE in item.path.parents]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def screen():
    """The number of a screen in memory."""
    assert webkit() is not None, "no WebKitGTK: run make browser"
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL) as screen:
        os.close(tells)
        with os.fdopen(told) as number:
            yield number.readline().strip()
        screen.terminate()


@pytest.fixture
def browser(screen):
    """A browser that has kept nothing; what it keeps goes with it."""
    browser, driver = webkit()
    options = Options()
    options.binary_location = browser
    options.add_argument("--automation")
    browser = hired(options, driver, {**os.environ, **ALONE, "DISPLAY": f":{screen}"})
    browser.set_window_size(1280, 900)
    browser.set_page_load_timeout(LONG)
    yield browser
    browser.quit()


def hired(options, driver, environment, tries=3):
    """A browser that has started; one in a few hundred never says so, and is given up."""
    patience = socket.getdefaulttimeout()
    socket.setdefaulttimeout(2 * LONG)
    service = Service(executable_path=driver, env=environment)
    try:
        with catch_warnings(category=DeprecationWarning, action="ignore"):  # Selenium warns itself of itself
            return webdriver.WebKitGTK(options=options, service=service)
    except HTTPError:
        service.stop()
        if tries == 1:
            raise
    finally:
        socket.setdefaulttimeout(patience)
    return hired(options, driver, environment, tries - 1)


@pytest.fixture
def reader(browser, address):
    """A reader of the site; afterwards its last page may have asked for nothing elsewhere."""
    reader = Reader(browser, address)
    yield reader
    assert reader.strangers() == []
