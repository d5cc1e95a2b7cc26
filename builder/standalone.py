"""A page's article and styles with everything they need inside, to stand in one file without the rest of the site."""

import base64
import mimetypes
import re
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from builder.bundle import NAMES_MAP
from builder.project import BuildError

LICENCES = "licences/"
"""The page of others' licences; in one file, their texts are at its foot."""

LICENCES_PLACE = "one-file-licences"

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_FILE_OF_STYLE = re.compile(r'url\(["\']?(?!["\']?data:)([^"\')]+)["\']?\)')
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DARK = re.compile(r'(?<!:not\()\[data-md-color-scheme="?slate"?\]')
_ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
_OFFER = re.compile(r"<p [^>]*data-one-file.*?</p>|<aside [^>]*data-keep.*?</aside>", re.DOTALL)
_LINK = re.compile(r'<a\b(?P<before>[^>]*?\shref=)"(?P<address>[^"]*)"(?P<after>[^>]*)>(?P<inside>.*?)</a>', re.DOTALL)
_LOADED = re.compile(r'(?P<before>\ssrc=)"(?P<address>[^"]*)"')
_UNHELD = re.compile(
    r'<(?:iframe|object|embed|link)\b[^>]*>|<[^>]*\s(?:srcset|poster)="[^>]*>|<(?:image|use)\b[^>]*href="[^#"][^>]*>'
    r'|<[^>]*\sstyle="[^"]*url\((?!data:)[^>]*>'
)
_PLACE = re.compile(r'<h[1-6] id="(?P<heading>[^"]+)"|\sdata-tool="(?P<tool>[^"]+)"')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')

_ROOT = "https://site.invalid/"


@dataclass(frozen=True, slots=True)
class Page:
    """A built page of a site; `html` is all of it."""

    site: Path
    file: Path
    html: str

    @property
    def address(self) -> str:
        """Where it is within the site, such as "tools/decision-lab/"; empty for the first page."""
        return self.file.relative_to(self.site).as_posix().removesuffix("index.html")


def styles(page: Page) -> str:
    """All of a page's style sheets in one, fonts included, that is dark where the system is, without a script."""
    sheets = (_sheet(page.file.parent / unquote(address)) for address in _SHEET.findall(page.html))
    return "\n".join(_RULE.sub(_dark, sheet) for sheet in sheets)


def article(page: Page) -> str:
    """A page's article with what it loads inside, and no link into the site; without offers to save it.

    A link to a tool's page leads to the same tool in the article, where it has it; one to another page to where
    the site is published, if it is. Without such a place only the words of the link are left.
    """
    (html,) = _ARTICLE.findall(page.html)
    html = _OFFER.sub("", html)
    places = tool_places(html)
    if unheld := _UNHELD.search(html):
        raise BuildError(
            f"{page.address or 'the first page'}: one_file cannot hold {unheld[0]}; use a picture with src."
        )

    def linked(link: re.Match[str]) -> str:
        address = _led(page, places, unescape(link["address"]))
        if address is None:
            return link["inside"]
        return f'<a{link["before"]}"{escape(address)}"{link["after"]}>{link["inside"]}</a>'

    def loaded(place: re.Match[str]) -> str:
        return f'{place["before"]}"{_held(page, unescape(place["address"]))}"'

    return _LOADED.sub(loaded, _LINK.sub(linked, html)).strip()


def tool_places(html: str) -> dict[str, str]:
    """The id of the heading over each tool that an article holds, by the tool's name; empty over the first heading."""
    places: dict[str, str] = {}
    heading = ""
    for found in _PLACE.finditer(html):
        if found["heading"]:
            heading = found["heading"]
        else:
            places.setdefault(found["tool"], heading)
    return places


def published(page: Page) -> str | None:
    """The address of a page on the web, or None when the site was built without one."""
    found = _CANONICAL.search(page.html)
    if found is None or urlsplit(found[1]).hostname in ("localhost", "127.0.0.1"):
        return None
    return found[1]


def data_uri(file: Path) -> str:
    """A file as an address that holds it."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def _sheet(file: Path) -> str:
    css = NAMES_MAP.sub("", file.read_text("utf-8"))
    return _FILE_OF_STYLE.sub(lambda found: f'url("{data_uri(file.parent / found[1])}")', css)


def _dark(rule: re.Match[str]) -> str:
    """A rule; one of the dark scheme is for a page that has the light one's name, where the system is dark."""
    names, body = rule.groups()
    if not _DARK.search(names):
        return rule[0]
    if ";" in names:
        raise BuildError(f"A style sheet has {names.strip()!r} before a {{; give the dark rule a place of its own.")
    names = _DARK.sub("[data-md-color-scheme=default]", names)
    return f"@media screen and (prefers-color-scheme: dark) {{\n{names}{{{body}}}\n}}"


def _led(page: Page, places: dict[str, str], address: str) -> str | None:
    """Where a link leads in the one file, or None for nowhere."""
    if address.startswith("#") or urlsplit(address).scheme:
        return address
    target, _, fragment = urljoin(_ROOT + page.address, address).removeprefix(_ROOT).partition("#")
    if target == page.address:
        return f"#{fragment}"
    if target == LICENCES:
        return f"#{LICENCES_PLACE}"
    other = page.site / unquote(target) / "index.html"
    shown = tool_places(other.read_text("utf-8")) if other.is_file() else {}
    place = next((places[tool] for tool in shown if tool in places), "")
    if place:
        return f"#{place}"
    web = published(page)
    return urljoin(web, address) if web else None


def _held(page: Page, address: str) -> str:
    """What an article loads, as an address that holds it."""
    file = page.file.parent / unquote(address)
    if urlsplit(address).scheme == "data":
        return address
    if not file.is_file():
        raise BuildError(f"{page.address or 'the first page'}: one_file cannot hold {address}; keep it in docs/.")
    return data_uri(file)
