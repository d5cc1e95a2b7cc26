"""The one-file edition: an article with its tools and Python in one HTML file, which works from a disk.

A page gets one when its front matter says `one_file: name`; it is then `downloads/name.html`, and the page says how
large it is. Everything is taken from the built site, so that it is the same.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from builder import bundle, payloads, policy, standalone
from builder.project import BuildError, python_version
from builder.standalone import Page
from engine import VERSION

_WISH = re.compile(r'<meta name="one-file" content="([^"]*)" data-page="([^"]*)">')
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SIZE = re.compile(r"(?<=data-size>)(?=</span>)")
_TITLE = re.compile(r"<title>(.*?)</title>")
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
_SITE_NAME = re.compile(r'<meta property="og:site_name" content="([^"]*)">')
_ICON = re.compile(r'<link rel="icon" href="([^"]+)">')
_COLOURS = re.compile(r'<body [^>]*?(data-md-color-scheme="default"[^>]*)>')
_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)<a class="headerlink"', re.DOTALL)


def make(site: Path) -> None:
    """Write `downloads/<name>.html` for each page of a built site that wants it, and its size on that page.

    A name that cannot be one, or is another page's, is a BuildError.
    """
    wanted = dict(_wanted(site))
    if not wanted:
        return
    scripts = bundle.classic(bundle.SINGLE)
    (site / "downloads").mkdir(exist_ok=True)
    for name, page in wanted.items():
        target = site / "downloads" / f"{name}.html"
        target.write_text(_edition(page, scripts), "utf-8")
        size = f"{target.stat().st_size / 1e6:.1f} MB"
        page.file.write_text(_SIZE.sub(size, page.html), "utf-8")


def _wanted(site: Path) -> Iterator[tuple[str, Page]]:
    """The pages that want one, by the names that they want for it."""
    asked: dict[str, str] = {}
    for file in sorted(site.rglob("*.html")):
        page = Page(site, file, file.read_text("utf-8"))
        for name, source in _WISH.findall(page.html):
            said = f"docs/{source}: one_file '{unescape(name)}'"
            if not _NAME.fullmatch(name):
                raise BuildError(f"{said}: use small letters, digits and single dashes, such as my-article.")
            if name in asked:
                raise BuildError(f"{said}: docs/{asked[name]} has that name already.")
            asked[name] = source
            yield name, page


def _edition(page: Page, scripts: dict[str, str]) -> str:
    """The whole file."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    article = standalone.article(page)
    made = page.site / "assets" / "made"
    parts = {"script": payloads.script(made), **payloads.python(made)}
    answers = payloads.answers(made, article)
    styles = _raw("style", standalone.styles(page))
    return templates.get_template("single_file.html").render(
        policy=policy.of_one_file(scripts["page"] if answers else "", styles),
        title=_found(_TITLE, page),
        description=_found(_DESCRIPTION, page),
        site_name=_found(_SITE_NAME, page),
        icon=standalone.data_uri(page.file.parent / _found(_ICON, page)),
        colours=_found(_COLOURS, page),
        styles=styles,
        headings=_HEADING.findall(article),
        article=article,
        web=standalone.published(page),
        engine=VERSION,
        python=python_version(),
        licences_place=standalone.LICENCES_PLACE,
        licences=[text.read_text("utf-8") for text in sorted((made / "licences").glob("*.txt"))],
        script=_raw("script", scripts["page"]),
        early={"worker": _raw("script", scripts["worker"]), **payloads.texts(answers)},
        parts=payloads.texts(parts) if answers else {},
    )


def _found(pattern: re.Pattern[str], page: Page) -> str:
    """Something that every page of the site says of itself."""
    found = pattern.search(page.html)
    if found is None:
        raise BuildError(
            f"{page.address}: the one-file edition finds no {pattern.pattern}; see builder/single_file.py."
        )
    return unescape(found[1])


def _raw(element: str, text: str) -> str:
    """Text for the inside of a script or a style, which could end it, or hide its end."""
    if re.search(rf"</{element}|<!--", text, re.IGNORECASE):
        raise BuildError(f"The one-file edition cannot hold a {element} that contains </{element} or <!--.")
    return text
