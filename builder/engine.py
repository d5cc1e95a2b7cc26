"""Asks every tool once before anything is built, so that a mistake in one is told in a line."""

import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError

from builder.project import ROOT
from builder.source import SourceError
from engine.render import render_tool
from engine.tools import tools


def check() -> None:
    """Render every tool as it opens; SourceError names the file and line of what went wrong."""
    try:
        for tool in tools().values():
            render_tool(tool, tool.inputs(), tool.name)
    except (SyntaxError, TemplateSyntaxError) as error:
        name = error.filename or ""
        raise SourceError(_short(name), error.lineno or 1, _message(error)) from None
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in place if Path(frame.filename).is_relative_to(ROOT / "engine")] or place
        raise SourceError(_short(own[-1].filename), own[-1].lineno or 1, f"{type(error).__name__}: {error}") from None


def _short(name: str) -> Path:
    path = Path(name)
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def _message(error: SyntaxError | TemplateSyntaxError) -> str:
    return str(error.msg if isinstance(error, SyntaxError) else error.message)
