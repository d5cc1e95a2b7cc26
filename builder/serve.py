"""The site on this machine, built again whenever a source changes."""

import os
import socket
import subprocess
import sys

from builder import pages
from builder.console import say
from builder.project import CACHE, DOCS, ROOT, BuildError

SOURCES = (DOCS, ROOT / "engine", ROOT / "builder", ROOT / "overrides", ROOT / "includes", ROOT / "mkdocs.yml")

SERVED = CACHE / "served"
"""Not site/: what is shown here is not for publishing, since no browser would keep it."""


def run(port: int) -> None:
    """Build, then show the site until interrupted. A build that fails says why and changes nothing."""
    _claim(port)
    os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{port}/")
    os.environ.setdefault("OFFLINE", "false")  # a page that is kept would not change
    if not _build():
        raise BuildError("Nothing to serve until the site builds.")
    say(f"Serving on http://127.0.0.1:{port}/ (Ctrl+C stops it)")
    pages.follow(_rebuild, SOURCES, SERVED, port)


def _claim(port: int) -> None:
    """Say now, before anything is built, that a port cannot be had."""
    if not 1 <= port <= 65_535:
        raise BuildError(f"--port {port}: choose a number from 1 to 65535.")
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
        except OSError as error:
            raise BuildError(
                f"--port {port}: {error.strerror}; choose another, such as make serve PORT=8001."
            ) from None


def _rebuild() -> None:
    """Build again; the mistakes have been told, and the old site stays."""
    _build()


def _build() -> bool:
    """Build in a fresh Python, so that a changed engine or builder takes effect."""
    command = [sys.executable, str(ROOT / "build_site.py"), "build", "--served"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0
