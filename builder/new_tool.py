"""Starts a tool: a folder with a small model that works, to be changed step by step."""

import keyword
import re
from pathlib import Path
from string import Template

from builder.project import ROOT, BuildError
from engine.tools import tools

START = Path(__file__).with_name("start")
"""The files a new tool begins with; $name, $title and $module stand for its own."""


TAKEN = ("list", "engine", "facts", "tools")
"""Names that mean something else, on the command line or in a page."""


def create(name: str, folder: Path = ROOT / "engine" / "tools") -> str:
    """Write a tool's first files and say what to do with them."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) or keyword.iskeyword(name) or name in TAKEN:
        raise BuildError(f"new-tool '{name}': choose small letters, digits and single dashes, such as my-tool.")
    module = name.replace("-", "_")
    target = folder / module
    if name in tools() or target.exists():
        raise BuildError(f"new-tool '{name}': there is such a tool already, in engine/tools/{module}.")
    words = {"name": name, "title": name.replace("-", " ").capitalize(), "module": module}
    target.mkdir(parents=True)
    for source in sorted(START.glob("*.txt")):
        text = Template(source.read_text("utf-8")).substitute(words)
        (target / source.name.removesuffix(".txt")).write_text(text, "utf-8")
    return (
        f"Created engine/tools/{module}/. Put it on a page with\n\n"
        f"```tool\nuse: {name}\n```\n\n"
        f"and try it with: python3 -m engine {name}"
    )
