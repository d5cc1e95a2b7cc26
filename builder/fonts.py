"""The fonts that the pages load, from npm."""

import shutil
from pathlib import Path

from builder.project import PACKAGES

FONTS = {
    "source-serif-4-latin-wght-normal.woff2": "source-serif-4",
    "source-serif-4-latin-wght-italic.woff2": "source-serif-4",
    "instrument-sans-latin-wght-normal.woff2": "instrument-sans",
}
"""Font files by the package they are in."""


def make(folder: Path) -> None:
    """Put the fonts into a folder; their licences go where all licences go."""
    folder.mkdir(parents=True)
    for name, package in FONTS.items():
        shutil.copyfile(PACKAGES / "@fontsource-variable" / package / "files" / name, folder / name)
