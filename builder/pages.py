"""Markdown to pages: runs MkDocs, strictly. The only file that knows MkDocs."""

import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from builder import material, policy
from builder.project import ROOT, BuildError, stamp
from builder.source import SourceError


@dataclass(frozen=True, slots=True)
class About:
    """What the configuration says of the whole site; `offline` is whether browsers keep it."""

    name: str
    description: str
    offline: bool


def make(site: Path) -> About:
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
    material.adapt(site, str(config.site_url))
    offline = config.extra.get("offline", True)
    if not isinstance(offline, bool):
        raise BuildError(f"mkdocs.yml: extra: offline is {offline!r}; true or false are allowed, or none for true.")
    return About(config.site_name, config.site_description or "", offline)


def follow(rebuild: Callable[[], None], folders: Iterable[Path], site: Path, port: int) -> None:
    """Show a folder on this machine, and call `rebuild` and reload the page when a file changes.

    Returns when it is interrupted.
    """
    server = _Server(rebuild, host="127.0.0.1", port=port, root=str(site))
    for folder in folders:
        server.watch(str(folder))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


class _Server(LiveReloadServer):
    """Lets the script run that reloads a page, which is put into the page as it is sent."""

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        sent: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        return policy.widened(sent.decode()).encode()


class _Listener(logging.Handler):
    """Collects what MkDocs warns of, one line each."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Called by logging for each message."""
        self.said.append(f"mkdocs: {record.getMessage()}")
