"""Templates without the line breaks and the indentation that are there for whoever reads the templates.

A browser makes a node of every break between two elements, which takes as long to read and to compare as an
element: a quarter of all nodes of an answer. So a break at the edge of a block is left out, where it is never seen;
between words and what stands in a line with them it stays, as a break.
"""

import re

INLINE = re.compile("a|abbr|b|button|cite|code|em|i|input|kbd|label|output|q|s|small|span|strong|sub|sup|svg")
"""Elements that stand in a line with words. A break beside any other is nothing."""

_STATEMENT = r"\{%.*?%\}|\{\#.*?\#\}"
_VALUE = r"\{\{.*?\}\}"
_TOKEN = re.compile(
    rf"(?P<statement>{_STATEMENT})"
    rf"|(?P<tag></?(?P<name>[a-z][\w-]*)(?:{_STATEMENT}|{_VALUE}|[^<>])*>)"
    r"|(?P<break>[ \t]*\n\s*)"
    rf"|(?:{_VALUE}|.)",
    re.DOTALL,
)
_IN_TAG = re.compile(rf"({_STATEMENT}|{_VALUE})|\s*\n\s*", re.DOTALL)


def without_breaks(template: str) -> str:
    """A template that renders the same words with fewer breaks, and has every statement on the line where it was.

    What is left out is left as a comment of as many lines, so that a mistake in a template is still told by its line.
    """
    tokens = list(_TOKEN.finditer(template))
    return "".join(
        _break(token[0], *(tokens[there] if 0 <= there < len(tokens) else None for there in (index - 1, index + 1)))
        if token["break"]
        else _IN_TAG.sub(lambda part: part[1] or " " + _comment(part[0].count("\n")), token[0])
        if token["tag"]
        else token[0]
        for index, token in enumerate(tokens)
    )


def _break(blanks: str, left: re.Match[str] | None, right: re.Match[str] | None) -> str:
    lines = blanks.count("\n")
    if left and right and not left["statement"] and not _is_block(left) and not _is_block(right):
        return "\n" + _comment(lines - 1)
    return _comment(lines)


def _is_block(token: re.Match[str]) -> bool:
    return bool(token["tag"]) and not INLINE.fullmatch(token["name"])


def _comment(lines: int) -> str:
    return "{#" + "\n" * lines + "#}" if lines else ""
