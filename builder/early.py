"""Puts into every page the script that cannot wait for the others, in the place that main.html keeps for it."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from builder import bundle
from builder.project import BuildError

_PLACE = re.compile(r"<script data-early([^>]*)></script>")


def make(site: Path) -> None:
    """Write it into each page of a built site."""
    with TemporaryDirectory() as scratch:
        script = Path(scratch) / "early.js"
        bundle.script(script.name, script)
        text = script.read_text("utf-8").strip()
    for page in site.rglob("*.html"):
        html, places = _PLACE.subn(lambda place: f"<script{place[1]}>{text}</script>", page.read_text("utf-8"))
        if places != 1:
            raise BuildError(f"{page.relative_to(site)}: builder/early.py finds no place for its script.")
        page.write_text(html, "utf-8", newline="\n")
