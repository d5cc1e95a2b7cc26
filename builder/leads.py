"""Leads what tools link to, another tool or a section, to the page that has it; the engine knows no page.

    <a href="#forms-to-json" data-place="forms-to-json">

names a place by its id, which is right as it stands on the page that has it. On any other page the link gets the
address of the one that does. A link with a `data-state` opens a tool in a state there. What is on no page is no link.
"""

import posixpath
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

_LINK = re.compile(
    r'<a href="#(?P<place>[^"]*)" data-place="(?P=place)"(?: data-state="(?P<state>[^"]*)")?[^>]*>(?P<inside>.*?)</a>',
    re.DOTALL,
)
_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its folder in the site, with the ids on it."""

    folder: str
    file: Path
    html: str
    ids: frozenset[str]

    @property
    def rank(self) -> tuple[int, int, str]:
        """The page of a tool's own goes before one that has several, and a short address before a long one."""
        return self.html.count(" data-tool="), len(self.folder), self.folder


def make(site: Path) -> None:
    """Write the addresses into every page of a built site."""
    pages = known(site)
    for page in pages:
        html = led(page, pages)
        if html != page.html:
            page.file.write_text(html, "utf-8")


def known(site: Path) -> list[Page]:
    """The pages of a site, those first that links should rather lead to."""
    pages = [page_of(site, file, file.read_text("utf-8")) for file in site.rglob("index.html")]
    return sorted(pages, key=lambda page: page.rank)


def page_of(site: Path, file: Path, html: str) -> Page:
    """A page of a site, which need not be written yet."""
    return Page(file.parent.relative_to(site).as_posix(), file, html, frozenset(_ID.findall(html)))


def led(page: Page, pages: list[Page]) -> str:
    """A page with the addresses in its links."""
    return _LINK.sub(partial(_led, page=page, pages=pages), page.html)


def _led(link: re.Match[str], page: Page, pages: list[Page]) -> str:
    """A link of a page with the address of the first page that has what it names."""
    place, state = link["place"], link["state"]
    if place in page.ids:
        return link[0]
    other = next((other for other in pages if place in other.ids), None)
    if other is None:
        return "" if state else link["inside"]
    address = f"{quote(posixpath.relpath(other.folder, page.folder))}/#{state or place}"
    return link[0].replace(f'"#{place}"', f'"{address}"', 1)
