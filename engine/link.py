"""The link that leads back to an answer: a page's address, and after the # what differs from the tool's own start."""

from collections.abc import Mapping
from typing import Any

from engine.controls import Choice, Value, controls, defaults, departures, is_starting_point, values, written
from engine.digits import LONGEST
from engine.errors import InvalidInput, Problem

FORMAT = 1
"""The version of the fragment's form, which its reader looks at first."""

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def fragment(tool: str, inputs: Any, looks: bool = True) -> str:
    """What stands after the # in a link to an answer; `looks` adds the choices that only concern the page.

    The name of the tool, then a query as a browser's URLSearchParams reads it: the version of this form, the
    starting points that are not the default, every input that departs from them.
    """
    known, start = controls(type(inputs)), defaults(type(inputs))
    chosen = {
        name: value
        for name, value in values(inputs).items()
        if is_starting_point(known[name]) and value != start.get(name)
    }
    looked = {name: value for name, value in shown(inputs).items() if looks and value != start.get(name)}
    return state(tool, {**chosen, **departures(inputs), **looked})


def state(tool: str, inputs: Mapping[str, Value]) -> str:
    """The same for some inputs of a tool; the others are as it starts."""
    parts = {"v": FORMAT, **inputs}
    return f"{tool}?{'&'.join(f'{_encoded(name)}={_encoded(written(value))}' for name, value in parts.items())}"


def place(tool: str) -> str:
    """The id of a tool on a page; of the first, where the page has it more than once."""
    return f"tool-{tool}"


def link(tool: str, inputs: Any, page: str, looks: bool = True) -> str:
    """The whole link, or without a page's address its end from the # on."""
    return f"{page}#{fragment(tool, inputs, looks)}"


def shown(inputs: Any) -> Mapping[str, str]:
    """The choices about what is looked at, by name: they concern the page only."""
    return {
        name: getattr(inputs, name)
        for name, kind in controls(type(inputs)).items()
        if isinstance(kind, Choice) and kind.on_page_only
    }


def page_address(text: str) -> str:
    """The address of a page that links shall lead to, without a fragment; InvalidInput when it cannot be one.

    None is given as nothing. White space, quotes and angle brackets are refused: the address is written into files.
    """
    address = text.partition("#")[0]
    strange = any(not character.isprintable() or character in " \"'<>\\`" for character in address)
    if address and (strange or not address.startswith(("http://", "https://"))):
        raise InvalidInput(
            [Problem("page", text[:LONGEST], "Give the address of a page, such as https://example.org/tools/.")]
        )
    return address


def _encoded(text: str) -> str:
    """Text as a part of a query, percent-encoded."""
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in text.encode())
