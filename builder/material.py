"""What we change in Material's script and in how pages load it; the build stops when it no longer finds a place."""

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

from builder import bundle
from builder.project import BuildError

_SAME_PLACE = re.compile(r"return (\w)\.protocol=(\w)\.protocol,\1\.hostname=\2\.hostname,\1(?=\})")
_SAME_PAGE = re.compile(
    r"(?P<of>[\w$]+)(?P<before>\(document\)\.subscribe\(.{,300}?)(?P<merge>[\w$]+)(?P<into>\(n,i\)\.subscribe\(t\);)"
    r"let s=t\.pipe\((?P<distinct>[\w$]+)\(\"pathname\"\),(?P<switch>[\w$]+)\(a=>"
    r"(?P<fetch>[^;]{,60}?,(?P<empty>[\w$]+)\)+)(?P<middle>.{,120}?)s\.pipe\((?P=switch)\(\(\)=>t\),(?=(?P=distinct)\(\"hash\"\))"
)
_SEARCH = re.compile(
    r'location\.protocol!=="file:"(?=\),[\w$]+\("search"\)\)\.pipe\([\w$]+\((\w)=>\1\),(?P<switch>[\w$]+)\()'
)
_HIGHLIGHT = re.compile(
    r"[\w$]+\(\[(?P<index>\w),(?P<places>\w)\.pipe\((?P<wanted>[\w$]+\([\w$]+\(\)\),[\w$]+\((\w)=>"
    r'!!\4\.searchParams\.get\("h"\)\))\)\]\)\.pipe\((?P<map>[\w$]+)\('
)
_SWITCHING = re.compile(
    r'(?P<subject>\w)(?P<before>\.subscribe\(\w=>\{if\()(?P<mark>document\.body\.setAttribute\("data-md-color-switching",""\)),'
)

_ANNOUNCING = re.compile(
    r'(?P<hear>[\w$]+\(document,"DOMContentLoaded",\{once:!0\}\)\.subscribe\(\(\)=>(?P<tell>\w\.next\(document\))\))'
)
_MOUNTING = re.compile(r"=[\w$]+\((?=\.\.\.[\w$]+\(\"consent\"\)).*?(?=,[\w$]+=[\w$]+\.pipe\()", re.DOTALL)
_COMPONENTS = re.compile(r"(?<=\.\.\.)(?P<of>[\w$]+\(\"[a-z-]+\"\))\.map\(")
_CONTENT = re.compile(
    r"function [\w$]+\((\w),\w\)\{let\{viewport\$:\w,target\$:\w,print\$:\w\}=\w;return (?P<merge>[\w$]+)\(\.{3}"
    r".*?\}\)\)\)\}",
    re.DOTALL,
)
_PARTS = re.compile(
    r'(?P<of>[\w$]+\("[^"]+",\w\)(?:\.filter\(\(\)=>[\w$]+\("content\.[a-z.]+"\)\))?)\.map\((?=\w=>[\w$]+\(\w,)'
)
_DELAY = re.compile(r"(?P<of>[\w$]+)\(\w\)\.pipe\((?P<delay>[\w$]+)\(\w\?400:100\)\)")
_START = re.compile(
    r"(?P<all>[\w$]+)(?P<pipe>=[\w$]+\.pipe\((?P<switch>[\w$]+)\(\(\)=>[^;]{,80});(?P=all)\.subscribe\(\);"
)
_ABSOLUTE = re.compile(
    r'(?P<head>function (?P<make>[\w$]+)\(\w)(?P<each>\)\{for\(let (?P<link>\w) of [\w$]+\("\[href\], \[src\]",\w\)\))'
    r"(?P<names>for\(let (?P<name>\w) of\[.{,90}?)(?P=link)\[(?P=name)\]=(?P=link)\[(?P=name)\](?=;break\})"
)
_IN_HEAD = re.compile(r"(?<=\.set\()(?P<element>\w)\.outerHTML(?=,(?P=element)\))")
_MOVING = re.compile(
    r"[\w$]+\(document\)\.subscribe\((?P<make>[\w$]+)\);(?P<before>let n=.{,250}?)(?=history\.pushState\(null,)"
)
_SCHEME = re.compile(r'(?<=\{name:"color-scheme"\}\);)document\.head\.appendChild\(\w\);')
_STORAGE = re.compile(r"(?P<get>__md_get=\(\w,\w)=localStorage(?P<between>,.*?__md_set=\(\w,\w,\w)=localStorage(?=,)")
_LOADED = re.compile(
    r'(?P<before></head>.*)<script src="(?P<address>[^"]*/?assets/javascripts/bundle\.[^"]*)"></script>', re.DOTALL
)

_STORED = (
    "__md_kept=(()=>{try{return localStorage}catch{return{getItem:()=>null,setItem(){}}}})(),"
    r"\g<get>=__md_kept\g<between>=__md_kept"
)
_NEXT = re.compile(r'\s*<link rel="next" href="[^"]*">')

_LATER = (
    r'<link rel="preload" as="script" fetchpriority="low" href="\g<address>">'
    r'<script type="text/plain" src="\g<address>" data-later></script>\g<before>'
)

_KINDS = 7
"""Of parts of an article that Material brings to life: links, folds, titles, footnotes, code, annotations, tabs."""


_TOGETHER = 20
"""As many parts are brought to life in one task, since a task of its own for each costs more than the part."""


def adapt(site: Path, url: str) -> None:
    """Change the script and the pages of a site that was built for `url`.

    Instant navigation works wherever the site is served. Material finds out which links are pages of the site
    from its sitemap, and carries the addresses in it over to where the site really is, but only their
    host: another port or path makes it load every page anew. What follows the site's address is what counts.

    A link within a page leaves the page alone. Material takes the first link to a heading of the open page for
    another page: it fetches the page and puts the copy in its place, with every slider where it was built.
    The first address with the path that was opened needs no page, only scrolling.

    The search fetches its index when a reader opens the search, or comes from it with words to highlight, not
    while every page starts.

    Colors are not switched while a page starts, which would style the whole page twice more: it has them already.

    What is changed gets a name of its own, since browsers and our service worker take the name for the content.

    Each component of a page is brought to life in a task of its own, not all in one, which would block the page, and an
    article's links, folds, titles and footnotes a few at a time.

    Pages load the script when their tools are ready (early.js): it is large, and a hand may be quick.
    It then comes after the document is complete, and has to be told so. It stands in the head, since whatever is moved
    in the body has all of it styled again.

    The script makes all links of a page absolute. That styles each again, and for a style sheet the whole page: what
    a navigation replaces is made so when one begins, and style sheets are only remembered by where they come from.

    A color scheme that is added to the head styles the whole page again, too; page.css says it.

    No browser fetches the page that comes next before it is asked for, as Firefox does: nothing else needs that link.

    What its search knows of other languages is left out where it is told of none.

    What it makes out of text goes by the rules of trust-theme.js, which comes first.

    A browser that refuses storage refuses even to be asked for it, which would end the script: it gets an empty one.
    """
    (script,) = (site / "assets" / "javascripts").glob("bundle.*.min.js")
    text, places = _SAME_PLACE.subn(rf"return new URL(\1.href.slice({len(url)}),\2)", script.read_text("utf-8"))
    text, moves = _SAME_PAGE.subn(
        r'\g<of>\g<before>\g<merge>\g<into>let P=location.pathname,s=t.pipe(\g<distinct>("pathname"),'
        r"\g<switch>((a,I)=>I===0&&a.pathname===P?\g<empty>:\g<fetch>\g<middle>"
        r"\g<merge>(\g<of>(0),s).pipe(\g<switch>(a=>a?t:t.pipe(\g<switch>(u=>u.pathname===P?\g<of>(u):\g<empty>))),",
        text,
    )
    search = _SEARCH.search(text)
    text, searches = _SEARCH.subn("!1", text)
    switch = search["switch"] if search else ""
    text, highlights = _HIGHLIGHT.subn(
        rf"\g<places>.pipe(\g<wanted>,{switch}(U=>\g<index>.pipe(\g<map>(I=>[I,U])))).pipe(\g<map>(", text
    )
    text, switches = _SWITCHING.subn(r"\g<subject>\g<before>\g<subject>.I?\g<mark>:\g<subject>.I=1,", text)
    text, announcements = _ANNOUNCING.subn(r'document.readyState==="loading"?\g<hear>:\g<tell>', text)
    text, starts = _one_by_one(text)
    text, links = _ABSOLUTE.subn(
        r'\g<head>,I\g<each>if(I!==!0||!\g<link>.closest("[data-md-component=container]"))\g<names>'
        r'\g<link>.rel==="stylesheet"?\g<link>.I=\g<link>.href:\g<link>[\g<name>]=\g<link>[\g<name>]',
        text,
    )
    text, heads = _IN_HEAD.subn(r"\g<element>.I??\g<element>.outerHTML", text)
    text, navigations = _MOVING.subn(r"\g<make>(document,!0);\g<before>\g<make>(document),", text)
    text, schemes = _SCHEME.subn("", text)
    pages = {page: _STORAGE.subn(_STORED, _NEXT.sub("", page.read_text("utf-8"))) for page in site.rglob("*.html")}
    stores = [count for _, count in pages.values()]
    pages = {page: _LOADED.subn(_LATER, html) for page, (html, _) in pages.items()}
    found = [
        places,
        moves,
        searches,
        highlights,
        switches,
        announcements,
        starts,
        links,
        heads,
        navigations,
        schemes,
        *stores,
        *(count for _, count in pages.values()),
    ]
    if set(found) != {1}:
        raise BuildError(f"{script.name}: Material has changed what builder/material.py changes: {found}")
    bundle.script("trust-theme.js", script)
    text = script.read_text("utf-8") + text
    renamed = f"bundle.{sha256(text.encode()).hexdigest()[:8]}.min.js"
    script.write_text(text, "utf-8")
    for page, (html, _) in pages.items():
        page.write_text(html.replace(script.name, renamed), "utf-8")
    script.rename(script.with_name(renamed))
    if json.loads((site / "search" / "search_index.json").read_text("utf-8"))["config"]["lang"] == ["en"]:
        shutil.rmtree(script.parent / "lunr")


def _one_by_one(text: str) -> tuple[str, int]:
    """Material's script with a task for each component, and part of one; and how often it has the places for it."""
    delay, mounting, content = _DELAY.search(text), _MOUNTING.search(text), _CONTENT.search(text)
    if delay is None or mounting is None or content is None:
        return text, 0
    components, count = _COMPONENTS.subn(r"later(\g<of>,", mounting[0])
    parts, kinds = _PARTS.subn(r"later(\g<of>,", content[0])
    if count != mounting[0].count("...") or kinds != _KINDS:
        return text, 0
    later = (
        f"function later(E,F){{let S=[];while(E.length)S.push(E.splice(0,{_TOGETHER}));"
        f"return S.map(s=>{delay['of']}(0).pipe({delay['delay']}(0),"
    )
    return _START.subn(
        rf"\g<all>\g<pipe>;{later}\g<switch>(()=>{content['merge']}(...s.map(F)))))}}setTimeout(()=>\g<all>.subscribe());",
        text.replace(mounting[0], components).replace(content[0], parts),
    )
