"""A mistake in a tool, told in a line that says where it is."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateSyntaxError

from builder.project import ROOT
from builder.source import SourceError
from engine.render import render_tool
from engine.tools import tools


def check() -> None:
    """Render every tool as it opens, before anything is built; SourceError tells of a mistake."""
    with told_in_a_line():
        for tool in tools().values():
            render_tool(tool, tool.inputs(), tool.name)


@contextmanager
def told_in_a_line(asked: str = "") -> Iterator[None]:
    """Turn what goes wrong in the engine into a SourceError that names the file, the line and what was asked."""
    try:
        yield
    except (SyntaxError, TemplateSyntaxError) as error:
        name = error.filename or ""
        raise SourceError(_short(name), error.lineno or 1, _message(error)) from None
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in place if Path(frame.filename).is_relative_to(ROOT / "engine")] or place
        message = f"{type(error).__name__}: {error}" + (f", when asked {asked}" if asked else "")
        raise SourceError(_short(own[-1].filename), own[-1].lineno or 1, message) from None


def _short(name: str) -> Path:
    path = Path(name)
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def _message(error: SyntaxError | TemplateSyntaxError) -> str:
    return str(error.msg if isinstance(error, SyntaxError) else error.message)
