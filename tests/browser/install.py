"""Finds a browser for the tests, or installs one: python -m tests.browser.install"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The path of a Chromium on this machine, its own or Playwright's."""
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Install Chromium: from Debian's packages where they can be had, else Playwright's build."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            if subprocess.run(["apt-get", "--quiet=2", *command], stdout=subprocess.DEVNULL, check=False).returncode:
                break
        else:
            return
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", *(["--with-deps"] if root else []), "chromium"], check=True
    )


if __name__ == "__main__":
    if not chromium():
        print("No Chromium here; installing one for the browser tests.", flush=True)
        install()
    found = chromium()
    if not found:
        sys.exit("The browser tests need Chromium, and it could not be installed.")
    print(f"Browser tests use {found}")
