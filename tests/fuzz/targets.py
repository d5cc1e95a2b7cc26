"""What reads texts that nobody has checked, each with texts to begin from. A reader may refuse; it may not fail."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from markdown import Markdown

import builder.markdown
from builder.source import SourceError
from engine import prices
from engine.compare import pins
from engine.controls import controls, departures, entered, read, values, written
from engine.errors import EngineError
from engine.link import fragment, page_address
from engine.render import render_tool
from engine.tool import Tool
from engine.tools import tool, tools
from engine.web import answer
from tests.fuzz.page_readers import page_reads
from tests.fuzz.samples import seeds_of
from tests.fuzz.texts import altered, fences, queries, questions, raw_lines, saved_texts

NO_PAGES = Path(__file__).with_name("no pages")


@dataclass(frozen=True, slots=True)
class Target:
    """A reader. `read` returns when a text was read or refused, and raises anything when that went wrong.

    `texts` are near to what it takes; `seeds` are a few that it does take.
    """

    name: str
    read: Callable[[str], None]
    texts: st.SearchStrategy[str]
    seeds: tuple[str, ...]


def _link(text: str) -> None:
    """The address of a page, and the state in its fragment: what is read gives the same link again."""
    with suppress(EngineError):
        page_address(text)
    found = page_reads("link", f"#{text.partition('#')[2]}")
    if found is None:
        return
    try:
        for pin in pins({"pins": found["pins"]}):
            assert all(isinstance(value, str) for value in pin.inputs.values())
        asked = tool(found["tool"])
        inputs = read(asked.inputs, found["inputs"])
    except EngineError:
        return
    again = page_reads("link", f"#{fragment(asked.name, inputs)}")
    assert again is not None
    assert read(asked.inputs, again["inputs"]) == inputs


def _saved(text: str) -> None:
    """A file of saved data."""
    found = page_reads("saved", text)
    if found is None:
        return
    try:
        _use(read(tool(found["tool"]).inputs, found["raw"]))
    except EngineError:
        return


def _controls(text: str) -> None:
    """Raw values: the name of a tool in the first line, then name=value in each."""
    name, *lines = text.split("\n")
    if name in tools():
        try:
            _use(read(tools()[name].inputs, dict(line.split("=", 1) for line in lines if "=" in line)))
        except EngineError:
            return


def _use(inputs: object) -> None:
    """What is done with any inputs, whatever is asked; each value is written so that it reads back."""
    departures(inputs)
    known = controls(type(inputs))
    for name, value in values(inputs).items():
        assert known[name].spoken(value)
        assert known[name].parse(written(value)) == known[name].parse(entered(value)) == value


def _prices(text: str) -> None:
    """The file of prices."""
    try:
        prices.read(text)
    except EngineError:
        return


def _markdown(text: str) -> None:
    """The fences and the inline values of a page, as Markdown calls for them; the rest of Markdown is others' work."""
    builder.markdown.render_tool = _drawn
    markdown = Markdown(extensions=[builder.markdown.makeExtension(docs_dir=str(NO_PAGES))])
    values = markdown.inlinePatterns["tool-value"]
    try:
        lines = text.split("\n")
        for step in ("tool-fence", "tool"):
            lines = markdown.preprocessors[step].run(lines)
        for line in lines:
            for found in values.getCompiledRegExp().finditer(line):
                values.handleMatch(found, line)
    except SourceError:
        return
    finally:
        builder.markdown.render_tool = render_tool


def _drawn(asked: Tool[Any], inputs: object, id: str) -> str:
    """In place of a tool, whose drawing `answer` is asked for."""
    return f'<div id="{id}" data-tool="{asked.name}">{fragment(asked.name, inputs)}</div>'


def _answer(text: str) -> None:
    """A question as the page asks it: errors or an answer, and nothing in it that runs."""
    found = json.loads(answer(text))
    assert ("errors" in found) != bool(found.keys() & {"html", "text"})
    assert "<script" not in found.get("html", "")


@cache
def targets() -> dict[str, Target]:
    """Every reader, by its name."""
    found = [
        Target("link", _link, queries(), seeds_of("link")),
        Target("saved data", _saved, saved_texts(), seeds_of("saved data")),
        Target("control values", _controls, raw_lines(), seeds_of("control values")),
        Target("prices", _prices, altered(seeds_of("prices")), seeds_of("prices")),
        Target("Markdown fence", _markdown, fences(), seeds_of("Markdown fence")),
        Target("answer", _answer, questions(), seeds_of("answer")),
    ]
    return {target.name: target for target in found}
