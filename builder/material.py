"""Three expressions of Material's script that we change; the build stops when it no longer finds one."""

import re
from pathlib import Path

from builder.project import BuildError

_SAME_PLACE = re.compile(r"return (\w)\.protocol=(\w)\.protocol,\1\.hostname=\2\.hostname,\1(?=\})")
_SAME_PAGE = re.compile(
    r"(?P<of>[\w$]+)(?P<before>\(document\)\.subscribe\(.{,300}?)(?P<merge>[\w$]+)(?P<into>\(n,i\)\.subscribe\(t\);)"
    r"let s=t\.pipe\((?P<distinct>[\w$]+)\(\"pathname\"\),(?P<switch>[\w$]+)\(a=>"
    r"(?P<fetch>[^;]{,60}?,(?P<empty>[\w$]+)\)+)(?P<middle>.{,120}?)s\.pipe\((?P=switch)\(\(\)=>t\),(?=(?P=distinct)\(\"hash\"\))"
)
_SEARCH = re.compile(r'location\.protocol!=="file:"(?=\),[\w$]+\("search"\)\))')


def adapt(site: Path, url: str) -> None:
    """Change the script in a site that was built for `url`.

    Instant navigation works wherever the site is served. Material finds out which links are pages of the site
    from its sitemap, and carries the addresses in it over to where the site really is, but only their
    host: another port or path makes it load every page anew. What follows the site's address is what counts.

    A link within a page leaves the page alone. Material takes the first link to a heading of the open page for
    another page: it fetches the page and puts the copy in its place, with every slider where it was built.
    The first address with the path that was opened needs no page, only scrolling.

    The search fetches its index and reads it when a reader opens the search, not while every page starts;
    Material itself does so on pages that are opened from a file.
    """
    (bundle,) = (site / "assets" / "javascripts").glob("bundle.*.min.js")
    text, places = _SAME_PLACE.subn(rf"return new URL(\1.href.slice({len(url)}),\2)", bundle.read_text("utf-8"))
    text, moves = _SAME_PAGE.subn(
        r'\g<of>\g<before>\g<merge>\g<into>let P=location.pathname,s=t.pipe(\g<distinct>("pathname"),'
        r"\g<switch>((a,I)=>I===0&&a.pathname===P?\g<empty>:\g<fetch>\g<middle>"
        r"\g<merge>(\g<of>(0),s).pipe(\g<switch>(a=>a?t:t.pipe(\g<switch>(u=>u.pathname===P?\g<of>(u):\g<empty>))),",
        text,
    )
    text, searches = _SEARCH.subn("!1", text)
    if (places, moves, searches) != (1, 1, 1):
        raise BuildError(f"{bundle.name}: Material has changed what builder/material.py changes.")
    bundle.write_text(text, "utf-8")
