"""A page's script, its worker's and its style sheet, each in one file: a page asks for little and waits once.

The sources are what is read and checked; esbuild puts them together, and source maps lead back to them.
"""

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from builder.project import DOCS, NODE, PACKAGES, BuildError

SCRIPTS = DOCS / "assets" / "javascripts"
SITE = {
    "boot": SCRIPTS / "boot.js",
    "worker": SCRIPTS / "worker.js",
    "style": DOCS / "assets" / "stylesheets" / "style.css",
}
"""Where each file of the site begins, by its name in the folder."""

FRAME = {"page": SCRIPTS / "frame.js", "worker": SCRIPTS / "frame-worker.js"}
"""The same for a tool in a frame of another page, as classic scripts: they run in a frame of no origin, too."""

SINGLE = {"page": SCRIPTS / "single.js", "worker": SCRIPTS / "single-worker.js"}
"""The same for an article in one file."""

CLASSIC = ("--format=iife", "--charset=ascii", "--external:node:*")
"""Pyodide's own loader, which a worker of these holds, has a branch for Node."""

NAMES_MAP = re.compile(r"\s*/\*# sourceMappingURL=.*?\*/\s*")
"""What a style sheet ends with that has a map."""


def make(folder: Path) -> None:
    """Write the files and their maps into a folder that will hold the fonts, too. A BuildError says what is wrong."""
    _bundle(SITE, folder, "--sourcemap", "--format=esm", "--external:*.woff2")


def classic(entries: dict[str, Path]) -> dict[str, str]:
    """Classic scripts by their names, in ASCII; Pyodide's own loader is part of a worker's."""
    with TemporaryDirectory() as scratch:
        _bundle(entries, Path(scratch), *CLASSIC)
        return {name: (Path(scratch) / f"{name}.js").read_text("ascii") for name in entries}


def script(name: str, target: Path, before: str = "") -> None:
    """Write one of our scripts as a classic one, with some text before it."""
    _bundle({target.stem: SCRIPTS / name}, target.parent, "--format=iife")
    target.write_text(before + target.read_text("utf-8"), "utf-8", newline="\n")


def _bundle(entries: dict[str, Path], folder: Path, *options: str) -> None:
    command = [
        str(NODE),
        str(PACKAGES / "esbuild" / "bin" / "esbuild"),
        *(f"{name}={source}" for name, source in entries.items()),
        f"--outdir={folder}",
        "--bundle",
        "--minify",
        "--target=es2022",
        "--preserve-symlinks",  # else a map tells where node_modules really is
        *options,
        "--log-level=warning",
        "--color=false",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise BuildError(done.stderr.strip())
