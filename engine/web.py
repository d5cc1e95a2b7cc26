"""The engine as the page sees it: a question in, an answer out, both as JSON text.

question  {"tool": "cost-workbench", "inputs": {"monthly_requests": "50000"}}
answer    {"html": "...", "labels": {...}, "summary": "...", "link": "cost-workbench?v=1&..."}
      or  {"errors": [{"field": "monthly_requests", "message": "Choose a whole number from ...", "nearest": "0"}]}

An error in an input that is made of pieces may also say which "piece" is at fault.

A question with "ask" wants something else about the same inputs: {"ask": "panel", "panel": "map",
"details": {...}} is answered with the panel's {"html": "..."}, whose ids start with that of the tool on its page, "id";
and {"ask": "file", "file": "record", "page": "https://..."} with something to save, {"name": "...", "type": "...",
"text": "..."}.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from engine.controls import read
from engine.errors import EngineError, InvalidInput, Problem
from engine.files import saved
from engine.form import labels
from engine.link import fragment
from engine.render import render_panel, render_result
from engine.tool import Tool
from engine.tools import tool

type Question = Mapping[str, Any]
"""A question as it was read from its text."""


def answer(text: str) -> str:
    """What the page shows for a question. A question that cannot be read is answered with errors."""
    try:
        question = _question(text)
        asked = tool(question["tool"])
        given = read(asked.inputs, question["inputs"])
        return _text(_ASKED[question["ask"]](asked, given, question))
    except InvalidInput as error:
        return _text({"errors": [_told(problem) for problem in error.problems]})
    except EngineError as error:
        return _text({"errors": [{"field": "", "message": str(error)}]})


class UnreadableQuestion(EngineError):
    """The text is not a question."""


def _view(asked: Tool[Any], inputs: Any, _: Question) -> Mapping[str, Any]:
    view = asked.view(inputs)
    return {
        "html": render_result(asked, view),
        "labels": labels(inputs, view),
        "summary": view.summary,
        "link": fragment(asked.name, inputs),
    }


def _panel(asked: Tool[Any], inputs: Any, question: Question) -> Mapping[str, Any]:
    name, details = str(question.get("panel", "")), question.get("details", {})
    if name not in asked.panels or not isinstance(details, dict):
        raise UnreadableQuestion(f"{asked.title} has no such panel; known: {', '.join(asked.panels) or 'none'}.")
    return {"html": render_panel(asked, name, inputs, details, question["id"])}


def _file(asked: Tool[Any], inputs: Any, question: Question) -> Mapping[str, Any]:
    kind, page = str(question.get("file", "")), str(question.get("page", ""))
    return asdict(saved(asked, inputs, kind, page))


_ASKED: Mapping[str, Callable[[Tool[Any], Any, Question], Mapping[str, Any]]] = {
    "view": _view,
    "panel": _panel,
    "file": _file,
}
"""What can be asked about a tool's inputs; a question that does not say wants the view."""


def _question(text: str) -> Question:
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableQuestion("The question is not JSON.") from None
    if not isinstance(asked, dict):
        raise UnreadableQuestion("The question is not an object.")
    question = {"tool": None, "id": asked.get("tool"), "inputs": {}, "ask": "view", **asked}
    if not all(isinstance(question[name], str) for name in ("tool", "id")) or not isinstance(question["inputs"], dict):
        raise UnreadableQuestion("A question names a tool and gives its inputs.")
    if not all(isinstance(value, str) for value in question["inputs"].values()):
        raise UnreadableQuestion("Every input is given as text.")
    if question["ask"] not in tuple(_ASKED):
        raise UnreadableQuestion(f"A question asks for one of {', '.join(_ASKED)}.")
    return question


def _told(problem: Problem) -> Mapping[str, str]:
    piece = {"piece": problem.piece} if problem.piece else {}
    return {"field": problem.field, **piece, "message": problem.message, "nearest": problem.nearest}


def _text(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
