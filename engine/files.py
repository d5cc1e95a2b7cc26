"""What a reader can take away of an answer: a record, data that can be loaded again, a table, and pictures.

Each names the engine's version and links back to the answer.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engine import VERSION
from engine.controls import controls, is_starting_point
from engine.errors import EngineError
from engine.link import link, page_address, shown
from engine.render import render_picture
from engine.sheet import sheet
from engine.tool import Tool


@dataclass(frozen=True, slots=True)
class File:
    """A file to be saved: its name, its type for a browser, its text."""

    name: str
    type: str
    text: str


class NoSuchFile(EngineError):
    """A tool does not make a file of that kind."""


def saved(tool: Tool[Any], inputs: Any, kind: str, page: str = "") -> File:
    """The file of a kind: record, data, table or one of the tool's pictures.

    `page` is the address that its link leads to, or nothing. NoSuchFile names the kinds there are; an address that
    cannot be one is an InvalidInput.
    """
    address = page_address(page)
    if kind in tool.pictures:
        text = render_picture(tool, kind, inputs, address)
        return File(f"{_stem(tool, inputs)}-{kind}.svg", "image/svg+xml", text)
    if kind not in _KINDS:
        raise NoSuchFile(f"{tool.title} can be saved as {', '.join(kinds(tool))}.")
    ending, type, made = _KINDS[kind]
    return File(f"{_stem(tool, inputs)}.{ending}", type, made(tool, inputs, address))


def kinds(tool: Tool[Any]) -> list[str]:
    """The kinds of files that a tool's answers can be saved as."""
    return [*_KINDS, *tool.pictures]


def _record(tool: Tool[Any], inputs: Any, page: str) -> str:
    return tool.record(inputs, page) + "\n"


def _data(tool: Tool[Any], inputs: Any, page: str) -> str:
    """The answer as JSON, and what the page needs besides its inputs to show the same again."""
    found = {
        **tool.report(inputs),
        "engine": VERSION,
        "link": link(tool.name, inputs, page),
        "shown": shown(inputs),
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


_KINDS: Mapping[str, tuple[str, str, Callable[[Tool[Any], Any, str], str]]] = {
    "record": ("md", "text/markdown", _record),
    "data": ("json", "application/json", _data),
    "table": ("csv", "text/csv", sheet),
}
"""Of each kind the end of its name, its type and what makes it."""


def _stem(tool: Tool[Any], inputs: Any) -> str:
    """The name of a file without its end: the tool, and the starting points that were chosen."""
    known = controls(tool.inputs)
    return "-".join([tool.name, *(getattr(inputs, name) for name, kind in known.items() if is_starting_point(kind))])
