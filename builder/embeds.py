"""Tools for frames of other pages: `embed/<tool>/` for every tool there is, complete without scripts.

Nothing is taken for granted of the page around the frame: it may be sandboxed, of no origin, and our host may send no
header that lets it fetch. So a page of these holds its styles with their fonts, its script, and answers worked out
ahead; Python comes as a classic script (docs/decisions/010-embeds.md).
"""

import posixpath
import re
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from builder import bundle, leads, payloads, policy, standalone
from builder.dense import IN_A_LITERAL
from builder.leads import Page
from builder.pages import About
from builder.project import BuildError
from engine.link import place
from engine.render import render_tool
from engine.tool import Tool
from engine.tools import tools

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
_OFFER = re.compile(r'data-embed="([^"]+)" hidden')
_SAVE = "data-menu data-save>"
"""A frame may refuse downloads, and does not say so; whoever wants to save goes to the whole page."""


def make(site: Path, about: About) -> None:
    """Write the pages into a built site, with what they load, and have each tool offer its own."""
    made = site / "assets" / "made"
    first = site / "index.html"
    styles = standalone.styles(standalone.Page(site, first, first.read_text("utf-8")))
    scripts = bundle.classic(bundle.FRAME)
    (made / "frame-python.js").write_text(_python(made) + scripts["worker"], "utf-8", newline="\n")
    pages = leads.known(site)
    for page in pages:
        page.file.write_text(_OFFER.sub(partial(_offered, page), page.html), "utf-8", newline="\n")
    for tool in tools().values():
        file = site / "embed" / tool.name / "index.html"
        file.parent.mkdir(parents=True)
        drawn = leads.page_of(site, file, _page(tool, about, pages, made, styles, scripts["page"]))
        file.write_text(leads.led(drawn, pages), "utf-8", newline="\n")
    bundle.script("embed.js", site / "embed" / "embed.js")


def _page(tool: Tool[Any], about: About, pages: list[Page], made: Path, styles: str, script: str) -> str:
    """A tool's page; it links to the one that has the tool, or else to the first."""
    whole = next((page for page in pages if place(tool.name) in page.ids), None)
    whole = whole or next(page for page in pages if page.folder == ".")
    html = render_tool(tool, tool.inputs(), place(tool.name))
    if html.count(_SAVE) != 1:
        raise BuildError(f"tool '{tool.name}': its page for frames finds no {_SAVE}; see builder/embeds.py.")
    return _template().render(
        policy=policy.of_frame(script, styles),
        styles=styles,
        script=script,
        tool=tool,
        html=html.replace(_SAVE, _SAVE.replace(">", " hidden>")),
        site_name=about.name,
        canonical=_CANONICAL.findall(whole.html),
        whole=f"../../{'' if whole.folder == '.' else quote(whole.folder) + '/'}#{place(tool.name)}",
        parts=payloads.texts(payloads.answers(made, html)),
    )


def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("embed.html")


def _offered(page: Page, found: re.Match[str]) -> str:
    """What a tool of a page of the site needs to offer its page for frames: the way there."""
    return f'data-embed="{posixpath.relpath(f"embed/{found[1]}", page.folder)}/"'


def _python(made: Path) -> str:
    """A script that leaves behind what Python starts from; Pyodide's own is a function in it, to be run later."""
    parts = payloads.texts(payloads.python(made), IN_A_LITERAL)
    literals = ",".join(f'{name}:"{text}"' for name, text in parts.items())
    return f"self.PYTHON={{run(){{{payloads.script(made).read_text('utf-8')}\n}},{literals}}};\n"
