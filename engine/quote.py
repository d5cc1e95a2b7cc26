"""Numbers that prose quotes by name, so that text and tools cannot disagree.

{{ decision-lab.winner.name }}                        the opening answer
{{ cost-workbench(cache_hit_rate=0.9).break_even }}   the answer to other inputs
{{ facts.input_price.text }}                          a fact: text, month or source
{{ tools.count }}                                     how many tools there are, as a word
"""

import re
from functools import lru_cache

from engine.controls import read
from engine.errors import EngineError, InvalidInput, UnknownName
from engine.facts import facts
from engine.format import in_words
from engine.tools import tool, tools

_QUOTATION = re.compile(r"([a-z][a-z0-9-]*)(?:\(([^()]*)\))?\.([a-z0-9_.]+)")


class UnreadableQuotation(EngineError):
    """The text between the braces is not a quotation."""


@lru_cache(maxsize=1_024)
def quote(quotation: str) -> str:
    """The text that a quotation stands for. EngineError says what is wrong with it, in one line."""
    found = _QUOTATION.fullmatch(quotation.strip())
    if not found:
        raise UnreadableQuotation(f"cannot read '{quotation.strip()}'; write tool.figure or tool(input=value).figure")
    source, given, name = found[1], found[2], found[3]
    if source == "facts":
        return _fact(name)
    if source == "tools":
        if name != "count":
            raise UnknownName("figure of tools", name, ["count"])
        return in_words(len(tools()))
    asked = tool(source)
    try:
        figures = asked.figures(read(asked.inputs, _given(given or "")))
    except InvalidInput as error:
        problem = error.problems[0]
        raise UnreadableQuotation(f"{problem.field} {problem.given!r}: {problem.message}") from None
    if name not in figures:
        raise UnknownName(f"figure of {source}", name, figures)
    return figures[name]


def _given(text: str) -> dict[str, str]:
    """The inputs in "freshness=80, data=20"."""
    given: dict[str, str] = {}
    for assignment in filter(None, (part.strip() for part in text.split(","))):
        name, equals, value = (part.strip() for part in assignment.partition("="))
        if not equals:
            raise UnreadableQuotation(f"cannot read '{assignment}'; write input=value")
        given[name] = value
    return given


def _fact(name: str) -> str:
    key, _, part = name.partition(".")
    known = facts()
    if key not in known:
        raise UnknownName("fact", key, known)
    fact = known[key]
    parts = {"text": fact.text, "month": fact.month, "source": fact.source}
    if part not in parts:
        raise UnknownName(f"part of fact {key}", part, parts)
    return parts[part]
