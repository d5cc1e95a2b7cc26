"""What we change in Material's script and styles, and in how pages load them.

The build stops when it no longer finds a place.
"""

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from builder import bundle
from builder.project import BuildError


@dataclass(frozen=True)
class Edit:
    """A change of text: what it is for, the pattern of each place, and what stands there then."""

    why: str
    place: str
    then: str
    times: int = 1


ASSETS = Path(str(files("material") / "templates" / "assets"))
"""Material's own files, as it ships them."""


def join_styles(made: Path) -> None:
    """Put Material's styles before ours in one sheet: to wait for three takes a page longer.

    They are where overrides/main.html leaves theirs out. The map of ours still leads to our sources.
    """
    sheets = _sheets()
    before = "\n".join(bundle.NAMES_MAP.sub("", sheet.read_text("utf-8")) for sheet in sheets) + "\n"
    style, sources = made / "style.css", made / "style.css.map"
    style.write_text(before + style.read_text("utf-8"), "utf-8", newline="\n")
    lead = json.loads(sources.read_text("utf-8"))
    lead["mappings"] = ";" * before.count("\n") + lead["mappings"]
    sources.write_text(json.dumps(lead, indent=2) + "\n", "utf-8", newline="\n")


def _sheets() -> list[Path]:
    """Material's style sheets in their order."""
    sheets = sorted((ASSETS / "stylesheets").glob("*.min.css"))
    if [sheet.name.split(".")[0] for sheet in sheets] != ["main", "palette"]:
        raise BuildError(f"Material has the style sheets {', '.join(sheet.name for sheet in sheets)}; see material.py.")
    return sheets


def adapt(site: Path, url: str) -> None:
    """Change the script and the pages of a site that was built for `url`.

    What is changed gets a name of its own, since browsers and our service worker take the name for the content. What it
    makes out of text goes by the rules of trust-theme.js, which comes first. What its search knows of other languages
    is left out where it is told of none, and its styles, which are part of ours.
    """
    (script,) = (site / "assets" / "javascripts").glob("bundle.*.min.js")
    text = changed(script.read_text("utf-8"), _in_script(url), script.name)
    bundle.script("trust-theme.js", script)
    text = script.read_text("utf-8") + _part_by_part(text, script.name)
    renamed = f"bundle.{sha256(text.encode()).hexdigest()[:8]}.min.js"
    for page in site.rglob("*.html"):
        html = changed(page.read_text("utf-8"), _IN_PAGES, page.name)
        page.write_text(_NEXT.sub("", html).replace(script.name, renamed), "utf-8")
    script.write_text(text, "utf-8")
    script.rename(script.with_name(renamed))
    script.with_name(f"{script.name}.map").unlink()
    folder = site / "assets" / "stylesheets"
    for sheet in _sheets():
        (folder / sheet.name).unlink()
        (folder / f"{sheet.name}.map").unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
    if json.loads((site / "search" / "search_index.json").read_text("utf-8"))["config"]["lang"] == ["en"]:
        shutil.rmtree(script.parent / "lunr")


def changed(text: str, edits: Iterable[Edit], name: str) -> str:
    """A text after some edits; a BuildError that says which one does not find its places."""
    for edit in edits:
        text, times = re.subn(edit.place, edit.then, text, flags=re.DOTALL)
        if times != edit.times:
            raise BuildError(f"{name}: Material has changed what builder/material.py changes: {edit.why}")
    return text


def _in_script(url: str) -> tuple[Edit, ...]:
    """What is changed in Material's script, as far as each place is one expression. Minified names are its own."""
    return (
        Edit(
            # It finds out which links are pages of the site from its sitemap, and carries the addresses in it over to
            # where the site really is, but only their host: what follows the site's address is what counts.
            "instant navigation works wherever the site is served",
            r"return (\w)\.protocol=(\w)\.protocol,\1\.hostname=\2\.hostname,\1(?=\})",
            rf"return new URL(\1.href.slice({len(url)}),\2)",
        ),
        Edit(
            # It takes the first link to a heading of the open page for another page: it fetches the page and puts the
            # copy in its place, with every slider where it was built. The path that was opened needs only scrolling.
            "a link within a page leaves the page alone",
            r"(?P<of>[\w$]+)(?P<before>\(document\)\.subscribe\(.{,300}?)(?P<merge>[\w$]+)"
            r"(?P<into>\(n,i\)\.subscribe\(t\);)"
            r"let s=t\.pipe\((?P<distinct>[\w$]+)\(\"pathname\"\),(?P<switch>[\w$]+)\(a=>"
            r"(?P<fetch>[^;]{,60}?,(?P<empty>[\w$]+)\)+)(?P<middle>.{,120}?)"
            r"s\.pipe\((?P=switch)\(\(\)=>t\),(?=(?P=distinct)\(\"hash\"\))",
            r'\g<of>\g<before>\g<merge>\g<into>let P=location.pathname,s=t.pipe(\g<distinct>("pathname"),'
            r"\g<switch>((a,I)=>I===0&&a.pathname===P?\g<empty>:\g<fetch>\g<middle>"
            r"\g<merge>(\g<of>(0),s).pipe(\g<switch>(a=>a?t:t.pipe(\g<switch>("
            r"u=>u.pathname===P?\g<of>(u):\g<empty>))),",
        ),
        Edit(
            "the search fetches its index when it is opened or has words to highlight, not while every page starts",
            r'location\.protocol!=="file:"(?P<between>\),[\w$]+\("search"\)\)\.pipe\([\w$]+\((\w)=>\2\),'
            r"(?P<switch>[\w$]+)\(.*?)"
            r"[\w$]+\(\[(?P<index>\w),(?P<places>\w)\.pipe\((?P<wanted>[\w$]+\([\w$]+\(\)\),[\w$]+\((\w)=>"
            r'!!\7\.searchParams\.get\("h"\)\))\)\]\)\.pipe\((?P<map>[\w$]+)\(',
            r"!1\g<between>"
            r"\g<places>.pipe(\g<wanted>,\g<switch>(U=>\g<index>.pipe(\g<map>(I=>[I,U])))).pipe(\g<map>(",
        ),
        Edit(
            "colours that a page has already are not switched at its start, which would style all of it twice more",
            r"(?P<subject>\w)(?P<before>\.subscribe\(\w=>\{if\()"
            r'(?P<mark>document\.body\.setAttribute\("data-md-color-switching",""\)),',
            r"\g<subject>\g<before>\g<subject>.I?\g<mark>:\g<subject>.I=1,",
        ),
        Edit(
            "a script that comes after the document is complete is told so",
            r'(?P<hear>[\w$]+\(document,"DOMContentLoaded",\{once:!0\}\)\.subscribe\(\(\)=>'
            r"(?P<tell>\w\.next\(document\))\))",
            r'document.readyState==="loading"?\g<hear>:\g<tell>',
        ),
        Edit(
            # To make a link absolute styles it again, and for a style sheet the whole page. At the start (where `I` is
            # true, and not the place in a list that others call this with) what a navigation replaces is passed over,
            # and made so when a reader follows a link; of a style sheet is only remembered where it comes from, once,
            # since what its address says depends on the page that is open.
            "at the start, only links that outlive a navigation are made absolute, and no style sheet ever is",
            r"(?P<head>function (?P<make>[\w$]+)\(\w)"
            r'(?P<each>\)\{for\(let (?P<link>\w) of [\w$]+\("\[href\], \[src\]",\w\)\))'
            r"(?P<names>for\(let (?P<name>\w) of\[.{,90}?)(?P=link)\[(?P=name)\]=(?P=link)\[(?P=name)\](?=;break\})",
            r'\g<head>,I\g<each>if(I!==!0||!\g<link>.closest("[data-md-component=container]"))\g<names>'
            r'\g<link>.rel==="stylesheet"?\g<link>.I??=\g<link>.href:\g<link>[\g<name>]=\g<link>[\g<name>]',
        ),
        Edit(
            "style sheets that two pages share are known by where they come from",
            r"(?<=\.set\()(?P<element>\w)\.outerHTML(?=,(?P=element)\))",
            r"\g<element>.I??\g<element>.outerHTML",
        ),
        Edit(
            "a navigation begins by making what it replaces absolute",
            r"[\w$]+\(document\)\.subscribe\((?P<make>[\w$]+)\);"
            r"(?P<before>let n=.{,250}?)(?=history\.pushState\(null,)",
            r"\g<make>(document,!0);\g<before>\g<make>(document),",
        ),
        Edit(
            "no colour scheme is added to the head, which would style the whole page again: palette.css says it",
            r'(?<=\{name:"color-scheme"\}\);)document\.head\.appendChild\(\w\);',
            "",
        ),
        Edit(
            # The last function that it defines is the only one that looks at what it does then (early.js waits for it).
            "to define everything and to start are tasks of their own",
            r'(?P<start>function [\w$]+\(\)\{return location\.protocol==="file:"\?.*)(?=\}\)\(\);)',
            r"setTimeout(()=>{\g<start>});",
        ),
        Edit("no map leads back to what it was", r"\s*//# sourceMappingURL=\S+\s*\Z", r"\n"),
    )


_IN_PAGES = (
    Edit(
        "a browser that refuses storage, and even to be asked for it, does not end the script",
        r"(?P<get>__md_get=\(\w,\w)=localStorage(?P<between>,.*?__md_set=\(\w,\w,\w)=localStorage(?=,)",
        "__md_kept=(()=>{try{return localStorage}catch{return{getItem:()=>null,setItem(){}}}})(),"
        r"\g<get>=__md_kept\g<between>=__md_kept",
    ),
    Edit(
        # It is large, and a hand may be quick. It stands in the head, since whatever is moved in the body has all of it
        # styled again.
        "the script is loaded when the tools are ready (early.js)",
        r"(?P<before></head>(?:(?!<script src=).)*)"
        r'<script src="(?P<address>[^"]*/?assets/javascripts/bundle\.[^"]*)"></script>',
        r'<link rel="preload" as="script" fetchpriority="low" href="\g<address>">'
        r'<script type="text/plain" src="\g<address>" data-later></script>\g<before>',
    ),
)

_NEXT = re.compile(r'\s*<link rel="next" href="[^"]*">')
"""The page that comes next, which Firefox fetches before it is asked for; nothing else needs that link."""

_PLACES = {
    "how it waits for a while": r"(?P<of>[\w$]+)\(\w\)\.pipe\((?P<delay>[\w$]+)\(\w\?400:100\)\)",
    "how it brings components to life": r"=[\w$]+\((?=\.\.\.[\w$]+\(\"consent\"\)).*?"
    r"(?=,[\w$]+=[\w$]+\.pipe\((?P<switch>[\w$]+)\()",
    "how it brings an article to life": r"function [\w$]+\((\w),\w\)\{let\{viewport\$:\w,target\$:\w,print\$:\w\}=\w;"
    r"return (?P<merge>[\w$]+)\(\.{3}.*?\}\)\)\)\}",
}
"""Parts of Material's script that are changed inside, or whose minified names are needed."""

_TOGETHER = 20
"""As many parts are brought to life in one task, since a task of its own for each costs more than the part."""


def _part_by_part(text: str, name: str) -> str:
    """The script with a task for each component of a page, and for a few of each kind of an article's parts.

    To bring all of them to life in one task blocks the page.
    """
    found = {what: re.search(place, text, re.DOTALL) for what, place in _PLACES.items()}
    delay, mounting, content = found.values()
    if delay is None or mounting is None or content is None:
        missing = ", ".join(what for what, place in found.items() if place is None)
        raise BuildError(f"{name}: Material has changed what builder/material.py changes: {missing}")
    later = (
        f"function later(E,F){{let S=[];while(E.length)S.push(E.splice(0,{_TOGETHER}));return S.map(s=>"
        f"{delay['of']}(0).pipe({delay['delay']}(0),{mounting['switch']}(()=>{content['merge']}(...s.map(F)))))}}"
    )
    components = Edit(
        "each component comes to life in a task of its own",
        r"(?<=\.\.\.)(?P<of>[\w$]+\(\"[a-z-]+\"\))\.map\(",
        r"later(\g<of>,",
        times=mounting[0].count("..."),
    )
    parts = Edit(
        "folds, titles, footnotes, code, annotations and tabs come to life a few at a time; links need nothing",
        r'(?P<of>[\w$]+\("[^"]{2,}",\w\)(?:\.filter\(\(\)=>[\w$]+\("content\.[a-z.]+"\)\))?)\.map\((?=\w=>[\w$]+\(\w,)',
        r"later(\g<of>,",
        times=6,
    )
    start = Edit(
        "the page comes to life in a task of its own",
        r"(?P<all>[\w$]+)(?P<pipe>=[\w$]+\.pipe\([\w$]+\(\(\)=>[^;]{,80});(?P=all)\.subscribe\(\);",
        r"\g<all>\g<pipe>;setTimeout(()=>\g<all>.subscribe());",
    )
    text = text.replace(mounting[0], changed(mounting[0], (components,), name))
    text = text.replace(content[0], later + changed(content[0], (parts,), name))
    return changed(text, (start,), name)
