"""Views to HTML, with Jinja2. The only file that imports it, so the models run without it."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from engine import VERSION
from engine.breaks import without_breaks
from engine.form import folds, labels
from engine.link import fragment, link, place
from engine.opened import boxes
from engine.picture import COLOURS, foot
from engine.tool import Tool, View


def render_result(tool: Tool[Any], view: View) -> str:
    """The part of a tool that changes with its inputs."""
    return _template(f"tools/{tool.template()}").render(view=view, place=place(tool.name))


def render_panel(tool: Tool[Any], name: str, inputs: Any, details: Mapping[str, Any], id: str) -> str:
    """A panel of a tool, without the frame that the page puts around it; `id` is that of the tool on its page."""
    view = tool.panels[name].view(inputs, details)
    return _template(f"tools/{tool.template(name)}").render(view=view, id=id)


def render_picture(tool: Tool[Any], name: str, inputs: Any, page: str) -> str:
    """A picture of a tool as a whole SVG document; `page` is the address that its link leads to."""
    drawn = tool.pictures[name].view(inputs)
    return (
        _template(f"tools/{tool.template(name, 'svg')}").render(
            picture=drawn,
            tool=tool,
            foot=foot(drawn.height, link(tool.name, inputs, page, looks=False)),
            colours=COLOURS,
            version=VERSION,
        )
        + "\n"
    )


def render_tool(tool: Tool[Any], inputs: Any, id: str) -> str:
    """A whole tool: its controls, and the answer to `inputs`, which the page opens with.

    `id` starts the ids of its elements; it must be unique on the page.
    """
    view = tool.view(inputs)
    return _template("tool.html").render(
        id=id,
        tool=tool,
        fragment=fragment(tool.name, inputs),
        folds=folds(inputs, view),
        labels=labels(inputs, view),
        result=render_result(tool, view),
        panels=[
            (name, panel.follows, render_panel(tool, name, inputs, panel.opening, id))
            for name, panel in tool.panels.items()
        ],
        summary=view.summary,
        boxes=boxes(tool.opened, inputs) if tool.opened else {},
        offers={group: made(inputs) for group, made in tool.offers.items()},
        sources=sources(tool),
        version=VERSION,
    )


def sources(tool: Tool[Any]) -> dict[str, str]:
    """The source of the modules that a tool's open model shows, by their names, in one line of HTML each."""
    modules = tool.opened.modules if tool.opened else ()
    return {module: _source(f"tools/{tool.folder}/{module}.py") for module in modules}


@lru_cache
def _source(name: str) -> str:
    text, _, _ = _loader().get_source(_environment(), name)
    return escape(text.rstrip(), quote=False).replace("\n", "&#10;")


@lru_cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@lru_cache(maxsize=1)
def _loader() -> PackageLoader:
    return PackageLoader("engine", package_path="")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=_Templates("engine", package_path=""),
        autoescape=select_autoescape(["html", "svg"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class _Templates(PackageLoader):
    """The engine's templates, which render no breaks that nobody sees."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        text, file, is_fresh = super().get_source(environment, template)
        return without_breaks(text), file, is_fresh
