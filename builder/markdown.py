"""Tools and their numbers in Markdown, as an extension of Python-Markdown.

    ```tool
    use: decision-lab
    start: support
    freshness: 80
    ```

    Its winner is {{ decision-lab.winner.name }}.

A fence becomes the whole tool with its answer; inline values become text. A mistake raises
SourceError, which names the file and the line. Fences are found by a preprocessor of our own, not
by a superfences formatter, because exceptions inside such a formatter are swallowed.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from builder.source import Source, locate
from engine.controls import Choice, Control, controls, read
from engine.errors import EngineError, suggestion
from engine.link import place
from engine.quote import quote
from engine.render import render_tool
from engine.tools import tool

_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
_INDENTED = re.compile(r"^ {1,3}(`{3,}|~{3,})\s*tool\s*$")
_VALUE = r"(?<!\\)\{\{(?P<quotation>[^{}]*)\}\}"

FIRST_OF_ALL = 100
"""Before Markdown's own preprocessors have changed a line."""

BEFORE_CODE = 28
"""After white space is normalised (30), which would damage a stashed tool, and before code (25)."""


class ToolExtension(Extension):
    """Registers the fence and the inline values."""

    def __init__(self, **options: Any) -> None:
        self.config = {"docs_dir": ["docs", "The folder of the pages, for naming files in errors."]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Called once by Python-Markdown."""
        fences = Fences(md, Path(self.getConfig("docs_dir")))
        md.preprocessors.register(fences, "tool-fence", FIRST_OF_ALL)
        md.preprocessors.register(Tools(md, fences), "tool", BEFORE_CODE)
        md.inlinePatterns.register(Values(md, fences), "tool-value", FIRST_OF_ALL)


def makeExtension(**options: Any) -> ToolExtension:  # noqa: N802 (Python-Markdown's name)
    """Called by Python-Markdown when the configuration names this module."""
    return ToolExtension(**options)


class Fences(Preprocessor):
    """Reads every tool fence and leaves a mark in its place."""

    def __init__(self, md: Markdown, folder: Path) -> None:
        super().__init__(md)
        self._folder = folder
        self.source = Source(Path("<text>"), 1, "")
        self.prose: list[str] = []
        self.drawn: dict[str, str] = {}

    def run(self, lines: list[str]) -> list[str]:
        """The page's lines with a mark for every tool; `drawn` has the tools by their marks.

        `prose` keeps the lines without the inside of any fence, for finding an inline value again.
        """
        self.source = locate("\n".join(lines), self._folder)
        self.prose = list(lines)
        self.drawn = {}
        out: list[str] = []
        used: dict[str, int] = {}
        index = 0
        while index < len(lines):
            opened = _FENCE.match(lines[index])
            if not opened:
                if _INDENTED.match(lines[index]):
                    raise self.source.error(index, "tool fence: must start at the beginning of its line")
                out.append(lines[index])
                index += 1
                continue
            end = self._end(lines, index, opened["fence"])
            self.prose[index : end + 1] = [""] * (end + 1 - index)
            if opened["info"].strip() == "tool":
                if end == len(lines):
                    raise self.source.error(index, "tool fence: is never closed")
                mark = f"tool-fence-{len(self.drawn)}-of-this-page"
                self.drawn[mark] = self._tool(lines[index + 1 : end], index, used)
                out += ["", mark, ""]
            else:
                out += lines[index : end + 1]
            index = end + 1
        return out

    def _end(self, lines: list[str], start: int, fence: str) -> int:
        """The line that closes a fence, or the number of lines if none does."""
        closing = re.compile(rf"^{re.escape(fence[0])}{{{len(fence)},}}\s*$")
        for index in range(start + 1, len(lines)):
            if closing.match(lines[index]):
                return index
        return len(lines)

    def _tool(self, body: list[str], fence: int, used: dict[str, int]) -> str:
        """The HTML of the tool that a fence describes."""
        settings: dict[str, tuple[int, str]] = {}
        for index, line in enumerate(body, start=fence + 1):
            if not line.strip():
                continue
            key, colon, value = (part.strip() for part in line.partition(":"))
            if not colon:
                raise self.source.error(index, f"tool fence: cannot read '{line.strip()}'; write key: value")
            if key in settings:
                raise self.source.error(index, f"tool fence: '{key}' is given twice")
            settings[key] = (index, value)
        if "use" not in settings:
            raise self.source.error(fence, "tool fence: say which tool with 'use: name'")
        named, name = settings.pop("use")
        try:
            asked = tool(name)
        except EngineError as error:
            raise self.source.error(named, f"tool fence: {error}") from None
        if "start" in settings:
            settings["scenario"] = settings.pop("start")
        for key, (index, value) in settings.items():
            mistake = _mistake(controls(asked.inputs), key, value)
            if mistake:
                raise self.source.error(index, f"tool '{name}': {mistake}")
        used[name] = used.get(name, 0) + 1
        id = place(name) if used[name] == 1 else f"{place(name)}-{used[name]}"
        return render_tool(asked, read(asked.inputs, {key: value for key, (_, value) in settings.items()}), id)


class Tools(Preprocessor):
    """Replaces every mark by its tool, out of reach of the rest of Markdown."""

    def __init__(self, md: Markdown, fences: Fences) -> None:
        super().__init__(md)
        self._fences = fences

    def run(self, lines: list[str]) -> list[str]:
        """The page's lines with a placeholder for every tool."""
        drawn = self._fences.drawn
        return [self.md.htmlStash.store(drawn[line]) if line in drawn else line for line in lines]


class Values(InlineProcessor):
    """Replaces {{ … }} by the text it stands for; inside code it stays as it is."""

    def __init__(self, md: Markdown, fences: Fences) -> None:
        super().__init__(_VALUE, md)
        self._fences = fences

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, found: re.Match[str], _text: str
    ) -> tuple[ElementTree.Element, int, int]:
        """An element with the quoted text."""
        written = found["quotation"]
        try:
            text = quote(written)
        except EngineError as error:
            raise self._fences.source.error(self._line(written), f"inline value: {error}") from None
        element = ElementTree.Element("span", {"class": "quoted"})
        element.text = text
        return element, found.start(), found.end()

    def _line(self, quotation: str) -> int:
        """The first line of prose in which the quotation stands."""
        return next((i for i, line in enumerate(self._fences.prose) if quotation in line), 0)


def _mistake(known: Mapping[str, Control], key: str, value: str) -> str | None:
    """What is wrong with a line of a fence, if anything."""
    if key not in known:
        return f"unknown key '{key}'{suggestion(key, ['use', 'start', *known])}"
    control = known[key]
    if isinstance(control, Choice):
        names = [option.value for option in control.options]
        return None if value in names else f"unknown {key} '{value}'{suggestion(value, names)}"
    try:
        control.parse(value)
    except ValueError as error:
        return f"{key} '{value}': {error}"
    return None
