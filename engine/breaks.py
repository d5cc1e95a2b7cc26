"""Templates without the line breaks and the indentation that are there for whoever reads the templates.

A browser makes a node of every break between two elements, which takes as long to read and to compare as an
element: a quarter of all nodes of an answer. So a break at the edge of a block is left out, where it is never seen;
between words and what stands in a line with them it stays, as a break.
"""

import re
from collections.abc import Sequence

BLOCKS = re.compile(
    "article|aside|br|caption|circle|col|colgroup|dd|defs|desc|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|g|h[1-6]|header|hr|legend|li|line|main|nav|ol|optgroup|option|p|path|pattern|pre|rect|script|section|style|summary"
    "|table|tbody|td|text|textarea|tfoot|th|thead|title|tr|ul"
)
"""Elements that no words stand beside in a line. In our tools a text area has a line for itself."""

_STATEMENT = r"\{%.*?%\}|\{\#.*?\#\}"
_VALUE = r"\{\{.*?\}\}"
_RAW = r"\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}"
_TOKEN = re.compile(
    rf"{_RAW}"
    rf"|(?P<statement>{_STATEMENT})"
    r"|(?P<as_is><(?P<kept>pre|script|style|textarea)\b.*?</(?P=kept)\s*>)"
    rf"|(?P<tag></?(?P<name>[a-z][\w-]*)(?:{_STATEMENT}|{_VALUE}|[^<>])*+>)"
    r"|(?P<break>[ \t]*\n\s*)"
    rf"|(?:{_VALUE}|.)",
    re.DOTALL,
)
_IN_TAG = re.compile(rf"({_STATEMENT}|{_VALUE})|\s*\n\s*", re.DOTALL)


def without_breaks(template: str) -> str:
    """A template that renders the same words with fewer breaks, and has every statement on the line where it was.

    What is left out is left as a comment of as many lines, so that a mistake in a template is still told by its line.
    A break within a tag becomes a space.
    """
    tokens = list(_TOKEN.finditer(template))
    return "".join(_shortened(tokens, place) for place in range(len(tokens)))


def _shortened(tokens: Sequence[re.Match[str]], place: int) -> str:
    token = tokens[place]
    if token["tag"]:
        return _IN_TAG.sub(lambda part: part[1] or " " + _comment(part[0].count("\n")), token[0])
    if not token["break"]:
        return token[0]
    lines = token[0].count("\n")
    before = place - 1
    while before >= 0 and tokens[before]["statement"]:
        before -= 1
    right = tokens[place + 1] if place + 1 < len(tokens) else None
    if before < 0 or right is None or _is_edge(tokens[before]) or _is_edge(right):
        return _comment(lines)
    if before < place - 1:  # Jinja takes the break after a statement, but leaves words apart that follow it
        return ("" if right["statement"] else " ") + _comment(lines)
    return "\n" + _comment(lines - 1)


def _is_edge(token: re.Match[str]) -> bool:
    """Whether no word is beside a break there: a block's own edge, another break, or white space that is to go."""
    name = token["kept"] or token["name"]
    return bool(token["break"] or re.match(r"\{[%{]-", token[0]) or (name and BLOCKS.fullmatch(name)))


def _comment(lines: int) -> str:
    return "{#" + "\n" * lines + "#}" if lines else ""
