"""Where things are in the project, and what a build is stamped with."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SITE = ROOT / "site"
CACHE = ROOT / ".cache"
PACKAGES = ROOT / "node_modules"
MADE = DOCS / "assets" / "made"
"""What the build makes for the pages to load; MkDocs copies it like any other file."""

OLDEST_ZIP_TIME = 315_532_800
"""1 January 1980, before which a zip file cannot date anything."""


def stamp() -> str:
    """The time a build is dated with, in seconds: its commit's, so that building again changes nothing.

    SOURCE_DATE_EPOCH in the environment goes first, as reproducible-builds.org asks.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return given
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or str(OLDEST_ZIP_TIME)


class BuildError(Exception):
    """Something the author has to mend, in one line."""
