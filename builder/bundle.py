"""The page's script, its worker and its style sheet, each in one file, so that a page asks for little and waits once.

The sources are what is read and checked; esbuild puts them together, and source maps lead back to them.
"""

import subprocess
from pathlib import Path

from builder.project import DOCS, NODE, PACKAGES, BuildError

ENTRIES = {
    "boot": DOCS / "assets" / "javascripts" / "boot.js",
    "worker": DOCS / "assets" / "javascripts" / "worker.js",
    "style": DOCS / "assets" / "stylesheets" / "style.css",
}
"""Where each file begins, by its name in the folder."""


def make(folder: Path) -> None:
    """Write the files and their maps into a folder that will hold the fonts, too. A BuildError says what is wrong."""
    command = [
        str(NODE),
        str(PACKAGES / "esbuild" / "bin" / "esbuild"),
        *(f"{name}={source}" for name, source in ENTRIES.items()),
        f"--outdir={folder}",
        "--bundle",
        "--minify",
        "--sourcemap",
        "--format=esm",
        "--target=es2022",
        "--external:*.woff2",
        "--log-level=warning",
        "--color=false",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise BuildError(done.stderr.strip())
