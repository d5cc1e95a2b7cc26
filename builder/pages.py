"""Markdown to pages: runs MkDocs, strictly. The only file that knows MkDocs."""

import logging
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from builder.project import ROOT, BuildError, stamp
from builder.source import SourceError


def make(site: Path) -> None:
    """Render every page into a folder. A mistake or a warning is a BuildError or a SourceError."""
    os.environ["SOURCE_DATE_EPOCH"] = stamp()
    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except SourceError:
        raise
    except (Abort, MkDocsException) as error:
        raise BuildError("\n".join(heard.said) or str(error)) from None
    finally:
        logger.removeHandler(heard)
    if heard.said:
        raise BuildError("\n".join(heard.said))
    _navigate_anywhere(site, str(config.site_url))


def follow(rebuild: Callable[[], None], folders: Iterable[Path], site: Path, port: int) -> None:
    """Show a folder on this machine, and call `rebuild` and reload the page when a file changes.

    Returns when it is interrupted.
    """
    server = LiveReloadServer(rebuild, host="127.0.0.1", port=port, root=str(site))
    for folder in folders:
        server.watch(str(folder))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


_SAME_PLACE = re.compile(r"return (\w)\.protocol=(\w)\.protocol,\1\.hostname=\2\.hostname,\1(?=\})")
_SAME_PAGE = re.compile(
    r"(?P<of>[\w$]+)(?P<before>\(document\)\.subscribe\(.{,300}?)(?P<merge>[\w$]+)(?P<into>\(n,i\)\.subscribe\(t\);)"
    r"let s=t\.pipe\((?P<distinct>[\w$]+)\(\"pathname\"\),(?P<switch>[\w$]+)\(a=>"
    r"(?P<fetch>[^;]{,60}?,(?P<empty>[\w$]+)\)+)(?P<middle>.{,120}?)s\.pipe\((?P=switch)\(\(\)=>t\),(?=(?P=distinct)\(\"hash\"\))"
)


def _navigate_anywhere(site: Path, url: str) -> None:
    """Let instant navigation work wherever the site is served, and leave the page alone when one moves within it.

    Material finds out which links are pages of the site from its sitemap, and carries the addresses in
    it over to where the site really is, but only their host: another port or path makes it load
    every page anew. What follows the site's address is what counts.

    And it takes the first link to a heading of the open page for another page: it fetches the page
    and puts the copy in its place, with every slider where it was built. The first address with the
    path that was opened needs no page, only scrolling.
    """
    (bundle,) = (site / "assets" / "javascripts").glob("bundle.*.min.js")
    text, places = _SAME_PLACE.subn(rf"return new URL(\1.href.slice({len(url)}),\2)", bundle.read_text("utf-8"))
    text, moves = _SAME_PAGE.subn(
        r'\g<of>\g<before>\g<merge>\g<into>let P=location.pathname,s=t.pipe(\g<distinct>("pathname"),'
        r"\g<switch>((a,I)=>I===0&&a.pathname===P?\g<empty>:\g<fetch>\g<middle>"
        r"\g<merge>(\g<of>(0),s).pipe(\g<switch>(a=>a?t:t.pipe(\g<switch>(u=>u.pathname===P?\g<of>(u):\g<empty>))),",
        text,
    )
    if (places, moves) != (1, 1):
        raise BuildError(f"{bundle.name}: Material has changed how it follows links; see builder/pages.py.")
    bundle.write_text(text, "utf-8")


class _Listener(logging.Handler):
    """Collects what MkDocs warns of, one line each."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Called by logging for each message."""
        self.said.append(f"mkdocs: {record.getMessage()}")
