"""The site without a network: a service worker, what it keeps, and how the site is installed as an app.

What changes together is in one folder that is named by its content, so that no page is given a script, an engine or
an answer of another version, in whatever order a host and a browser's cache change.
"""

import gzip
import hashlib
import json
import re
from itertools import groupby
from pathlib import Path

from builder import bundle, runtime
from builder.pages import About

MADE = Path("assets/made")
FRAME = "frame-python.js"
"""What only tools in frames of other pages load."""

TOGETHER = ("boot.js", "worker.js", "style.css", "runtime", "answers", FRAME)
"""What is of one version, in that folder."""

PACK = "assets/made/pages.json"
_PIECE = re.compile(r".+?(?:\n|</[^<>]*>(?=<[a-z])|\Z)", re.DOTALL)
NOT_KEPT = re.compile(
    r".*\.map|assets/made/pictures/card-.*|assets/javascripts/lunr/.*|assets/images/favicon\.png|sitemap\.xml\.gz|sw\.js"
    r"|downloads/[^/]*\.html|embed/.*|assets/made/[0-9a-f]{16}/frame-python\.js"
)
"""Files that no page asks for while it is read, by us, MkDocs and Material; and what is read in frames elsewhere."""

COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".txt", ".webmanifest")
"""What hosts compress on the way."""

type Parts = dict[str, list[str]]
"""The paths of each part of what is kept."""


def make(site: Path, about: About) -> None:
    """Add what keeps a built site for readers without a network, or what removes it again where `about` says so."""
    move_together(site)
    version = number(site)
    (site / "manifest.webmanifest").write_text(web_manifest(about), "utf-8")
    if not about.offline:
        bundle.script("leave.js", site / "sw.js")
        return
    kept = parts(site)
    size = sum(wire_size(site / path) for paths in kept.values() for path in paths)
    for page in pages(site):
        write(page, page.read_text("utf-8").replace("<!-- kept -->", f"{size / 1e6:.1f} MB"))
    article = (site / "index.html").read_text("utf-8")
    write(site / PACK, packed(article, {path: (site / path).read_text("utf-8") for path in kept["pages"]}))
    files = {part: {path: fingerprint(site / path) for path in paths} for part, paths in kept.items()}
    manifest = {"version": version, "pack": PACK, "parts": files}
    bundle.script("service-worker.js", site / "sw.js", f"self.MANIFEST={json.dumps(manifest, separators=(',', ':'))};")


def move_together(site: Path) -> None:
    """Move what is of one version into a folder named by its content, and have the pages follow."""
    made = site / MADE
    files = sorted(path for name in TOGETHER for path in [made / name, *(made / name).rglob("*")] if path.is_file())
    name = digest(b"".join(path.relative_to(made).as_posix().encode() + path.read_bytes() for path in files))
    folder = made / name
    folder.mkdir()
    for part in [made / part for part in TOGETHER] + sorted(made.glob("*.map")):
        part.rename(folder / part.name)
    style = folder / "style.css"
    write(style, style.read_text("utf-8").replace("url(./fonts/", "url(../fonts/"))
    loaded = re.compile(r'(?<=assets/made/)(?=(?:(?:boot|worker)\.js|style\.css|frame-python\.js)")')
    for page in pages(site):
        write(page, loaded.sub(f"{name}/", page.read_text("utf-8")))


def number(site: Path) -> str:
    """The version of a site, by its content, written on each page."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    version = digest("".join(digest(path.read_bytes()) for path in files).encode())
    for page in pages(site):
        html = page.read_text("utf-8")
        write(page, html.replace('<meta name="version" content="">', f'<meta name="version" content="{version}">'))
    return version


def versioned(site: Path) -> Path:
    """The folder of what is of one version, in a site that is complete."""
    (boot,) = (site / MADE).glob("*/boot.js")
    return boot.parent


def parts(site: Path) -> Parts:
    """What is kept: `first` what the article needs, then the other `pages`; `python` and the search; the `rest`."""
    article = (site / "index.html").read_text("utf-8")
    asked = re.findall(r'<link\b[^>]*\bhref="([^":?#]+)"|\ssrc="([^":?#]+)"', article)
    first = {path for found in asked for path in found if path and (site / path).is_file()} | {
        "index.html",
        "sitemap.xml",
    }
    for sheet in [path for path in first if path.endswith(".css")]:
        urls = re.findall(r"url\([\"']?([^\"'():]+)[\"']?\)", (site / sheet).read_text("utf-8"))
        places = [(site / sheet).parent.joinpath(url).resolve() for url in urls]
        first |= {place.relative_to(site.resolve()).as_posix() for place in places if place.is_file()}
    ours = versioned(site).relative_to(site).as_posix()
    spare = {f"{ours}/runtime/{name}" for name in runtime.LOADED} - {f"{ours}/runtime/pyodide.mjs"}
    python = re.compile(rf"{ours}/(?:worker\.js|runtime/(?:lean/.*|.*\.mjs|.*\.image|empty\.zip))|(?:.*/)?search[/.].*")
    found: Parts = {"first": [], "pages": [], "python": [], "rest": []}
    for path in sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()):
        if path in first:
            found["first"].append(path)
        elif path in spare or NOT_KEPT.fullmatch(path):
            continue
        elif path.endswith(".html"):
            found["pages"].append(path)
        else:
            found["python" if python.fullmatch(path) else "rest"].append(path)
    return found


def packed(article: str, pages: dict[str, str]) -> str:
    """Pages as runs of pieces, first those of the article, then others; shared-pages.js unpacks them."""
    known = _PIECE.findall(article)
    numbers = {piece: number for number, piece in reversed(list(enumerate(known)))}
    more: list[str] = []
    runs: dict[str, list[tuple[int, int]]] = {}
    for path, html in pages.items():
        wanted = []
        for piece in _PIECE.findall(html):
            if piece not in numbers:
                numbers[piece] = len(known) + len(more)
                more.append(piece)
            wanted.append(numbers[piece])
        together = [list(run) for _, run in groupby(enumerate(wanted), lambda pair: pair[1] - pair[0])]
        runs[path] = [(run[0][1], run[-1][1] + 1) for run in together]
    return json.dumps({"lines": more, "pages": runs}, ensure_ascii=False, separators=(",", ":"))


def web_manifest(about: About) -> str:
    """What a system needs to know to install the site as an app."""
    icons = [
        {"src": f"assets/made/pictures/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    told = {"start_url": ".", "scope": ".", "display": "standalone", "icons": icons}
    looks = {"background_color": "#fdfdfc", "theme_color": "#fdfdfc"}
    return json.dumps({"name": about.name, "description": about.description, **told, **looks}, indent=2) + "\n"


def pages(site: Path) -> list[Path]:
    """Every page of a site; what is for downloading is none."""
    return [page for page in sorted(site.rglob("*.html")) if page.parent != site / "downloads"]


def write(file: Path, text: str) -> None:
    """Write a text with its line ends as they are, on any system."""
    file.write_text(text, "utf-8", newline="\n")


def wire_size(path: Path) -> int:
    """Bytes of a file as a host sends it."""
    content = path.read_bytes()
    return len(gzip.compress(content, 6)) if path.suffix in COMPRESSED else len(content)


def fingerprint(path: Path) -> tuple[str, int]:
    """The hash and the size by which a browser knows a file."""
    content = path.read_bytes()
    return digest(content), len(content)


def digest(content: bytes) -> str:
    """Half of a SHA-256 is enough to tell versions apart, and damage."""
    return hashlib.sha256(content).hexdigest()[:16]
