"""Finds the browsers for the tests, or installs them: python -m tests.browser.install"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.downloads import FOLDER

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip

THRIFTY_FLAGS = [*FLAGS, "--js-flags=--liftoff-only"]
THRIFTY_PREFERENCES = {"javascript.options.wasm_optimizingjit": False, "layout.frame_rate": 30}
"""A seventh of the processor's work less for tests, which start Python a thousand times and have it compute little."""

NAMES = {
    "chromium": ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "firefox": ("firefox-esr", "firefox"),
}
"""What each engine's browser may be called on a machine, the best first, which is Debian's package, too.

Chromium's headless shell is Chromium without a window around the page, and what Playwright, too, starts by itself: a
page takes half the work.
"""

WEBKIT = ("libwebkit2gtk-4.1-0", "webkit2gtk-driver", "xvfb")
"""Debian's packages for the third engine, which is for Linux only; Playwright has no driver for its browser."""

SMALL = "webkit2gtk-4.*/MiniBrowser"
"""Where it is below a folder for libraries; each distribution has another."""


def launch(
    playwright: Playwright, engine: str, preferences: dict[str, object] | None = None, *, thrifty: bool = False
) -> Browser:
    """Start a browser: this machine's own, or Playwright's build. Only Firefox has preferences.

    One that is `thrifty` makes Python ready to run with less care, and draws less often.
    """
    path = on_this_machine(engine)
    if engine == "chromium":
        flags = THRIFTY_FLAGS if thrifty else FLAGS
        return playwright.chromium.launch(executable_path=path, args=flags, downloads_path=FOLDER.name)
    prefs = {**(THRIFTY_PREFERENCES if thrifty else {}), **(preferences or {})}
    channel = "moz-firefox" if path else None
    return playwright.firefox.launch(
        channel=channel, executable_path=path, firefox_user_prefs=prefs, downloads_path=FOLDER.name
    )


def on_this_machine(engine: str) -> str | None:
    """The path of a browser that is installed, if any."""
    return next(filter(None, map(shutil.which, NAMES[engine])), None)


def found(playwright: Playwright, engine: str) -> str | None:
    """The path of the browser that `launch` starts, if there is one."""
    path = on_this_machine(engine) or getattr(playwright, engine).executable_path
    return path if Path(path).exists() else None


def webkit() -> tuple[str, str] | None:
    """The paths of WebKitGTK's small browser and of its driver, if they and a screen in memory are here."""
    browsers = sorted(path for folder in ("lib*", "lib/*") for path in Path("/usr").glob(f"{folder}/{SMALL}"))
    driver = shutil.which("WebKitWebDriver")
    return (str(browsers[-1]), driver) if browsers and driver and shutil.which("Xvfb") else None


def install(engine: str) -> None:
    """Install the best browser where packages can be had, else Playwright's build unless there is one already."""
    if not _install_packages(NAMES[engine][0]) and not _path(engine):
        print(f"Installing Playwright's build of {engine} for the browser tests.", flush=True)
        command = [sys.executable, "-m", "playwright", "install", *(["--with-deps"] if _is_root() else []), engine]
        subprocess.run(command, check=True)


def main() -> None:
    """Say which browsers the tests use, and install what is missing."""
    for engine, names in NAMES.items():
        if not _path(engine) or (not shutil.which(names[0]) and _can_install(names[0])):
            install(engine)
        path = _path(engine)
        if not path:
            sys.exit(f"The browser tests need {engine}, and it could not be installed.")
        print(f"Browser tests use {path}")
    if sys.platform != "linux":
        print("There is no WebKitGTK for this system; readers' journeys in it are left out.")
        return
    if not webkit():
        _install_packages(*WEBKIT)
    path = webkit()
    if not path:
        sys.exit(f"The browser tests need WebKitGTK; on Debian or Ubuntu: sudo apt-get install {' '.join(WEBKIT)}")
    print(f"Browser tests use {path[0]}")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _has_packages() -> bool:
    return _is_root() and bool(shutil.which("apt-get"))


def _can_install(name: str) -> bool:
    """Whether Debian's lists, as they are here, have a package."""
    return (
        _has_packages()
        and subprocess.run(["apt-cache", "show", name], capture_output=True, check=False).returncode == 0
    )


def _install_packages(*names: str) -> bool:
    """Install Debian's packages, where that can be done."""
    if not _has_packages():
        return False
    print(f"Installing {' '.join(names)} for the browser tests.", flush=True)
    commands = (["update"], ["install", "--yes", "--no-install-recommends", *names])
    return all(
        subprocess.run(["apt-get", "--quiet=2", *command], stdout=subprocess.DEVNULL, check=False).returncode == 0
        for command in commands
    )


def _path(engine: str) -> str | None:
    with sync_playwright() as playwright:
        return found(playwright, engine)


if __name__ == "__main__":
    main()
