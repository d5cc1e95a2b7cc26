"""The engine as the page sees it: a question in, an answer out, both as JSON text.

question  {"tool": "cost-workbench", "inputs": {"monthly_requests": "50000"}}
answer    {"html": "...", "labels": {...}, "summary": "..."}
      or  {"errors": [{"field": "monthly_requests", "message": "Choose a whole number from ..."}]}
"""

import json
from collections.abc import Mapping
from typing import Any

from engine.controls import read
from engine.errors import EngineError, InvalidInput
from engine.form import labels
from engine.render import render_result
from engine.tools import tool


def answer(question: str) -> str:
    """What the page shows for a question. A question that cannot be read is answered with errors."""
    try:
        name, inputs = _question(question)
        asked = tool(name)
        given = read(asked.inputs, inputs)
        view = asked.view(given)
    except InvalidInput as error:
        return _text({"errors": [{"field": p.field, "message": p.message} for p in error.problems]})
    except EngineError as error:
        return _text({"errors": [{"field": "", "message": str(error)}]})
    return _text({"html": render_result(asked, view), "labels": labels(given, view), "summary": view.summary})


class UnreadableQuestion(EngineError):
    """The text is not a question."""


def _question(text: str) -> tuple[str, Mapping[str, str]]:
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableQuestion("The question is not JSON.") from None
    if not isinstance(asked, dict):
        raise UnreadableQuestion("The question is not an object.")
    name, inputs = asked.get("tool"), asked.get("inputs", {})
    if not isinstance(name, str) or not isinstance(inputs, dict):
        raise UnreadableQuestion("A question names a tool and gives its inputs.")
    if not all(isinstance(value, str) for value in inputs.values()):
        raise UnreadableQuestion("Every input is given as text.")
    return name, inputs


def _text(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
