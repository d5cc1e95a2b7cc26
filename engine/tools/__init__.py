"""The tools, found by looking: every folder here that has a `TOOL` is one."""

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from engine.errors import UnknownName
from engine.tool import Tool


@lru_cache(maxsize=1)
def tools() -> dict[str, Tool[Any]]:
    """Every tool by its name, in alphabetical order."""
    folders = sorted(module.name for module in iter_modules(__path__) if module.ispkg)
    found = [import_module(f"{__name__}.{folder}").TOOL for folder in folders]
    return {tool.name: tool for tool in found}


def tool(name: str) -> Tool[Any]:
    """The tool of that name; UnknownName suggests the nearest."""
    try:
        return tools()[name]
    except KeyError:
        raise UnknownName("tool", name, tools()) from None
