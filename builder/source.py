"""Where a piece of Markdown came from, and mistakes that say so."""

import re
from dataclasses import dataclass
from pathlib import Path


class SourceError(Exception):
    """A mistake in a page's source, in one line: file, line, what is wrong."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path.as_posix()}:{line}: {message}")
        self._parts = (path, line, message)

    def __reduce__(self) -> tuple[type["SourceError"], tuple[Path, int, str]]:
        """How it travels between processes."""
        return SourceError, self._parts


@dataclass(frozen=True, slots=True)
class Source:
    """A page's text, the file it is in, and the line of that file at which it begins."""

    path: Path
    first_line: int
    text: str

    def error(self, index: int, message: str) -> SourceError:
        """A mistake in the line of the text with that index, counted from 0."""
        return SourceError(self.path, self.first_line + index, message)


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)


def locate(text: str, folder: Path) -> Source:
    """The source of a text that a Markdown converter was given.

    Converters pass the text without the name of its file and without its front matter, each in its
    own way; the text itself tells which file it is. An unknown text is reported as <text>.
    """
    wanted = text.strip("\n")
    for path in sorted(folder.rglob("*.md")):
        whole = path.read_text(encoding="utf-8")
        body = _FRONT_MATTER.sub("", whole, count=1)
        if body.strip("\n") == wanted:
            before = whole[: len(whole) - len(body)] + body[: len(body) - len(body.lstrip("\n"))]
            cut = len(text) - len(text.lstrip("\n"))
            return Source(path, before.count("\n") + 1 - cut, text)
    return Source(Path("<text>"), 1, text)
