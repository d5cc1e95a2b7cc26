"""Question in, answer out: the surface that the page, the build and the tests share."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.controls import controls
from engine.tools import tools
from engine.web import answer


def ask(tool, **inputs):
    return json.loads(answer(json.dumps({"tool": tool, "inputs": inputs})))


def test_an_answer_has_html_labels_and_a_summary():
    found = ask("decision-lab", freshness="90")

    assert set(found) == {"html", "labels", "summary"}
    assert "RAG" in found["summary"]
    assert found["labels"]["freshness"]["spoken"] == "90, High: facts change daily or live"
    assert 'data-key="rag"' in found["html"]


def test_mistakes_come_back_as_errors_at_their_fields():
    found = ask("cost-workbench", monthly_requests="many", labels="-3")

    assert {error["field"] for error in found["errors"]} == {"monthly_requests", "labels"}
    assert "Enter a whole number from 0 to 100,000,000 requests a month" in found["errors"][0]["message"]


def test_a_mistake_in_one_piece_names_it():
    (error,) = ask("decision-lab", model="lora.data=20,rag.data=much")["errors"]

    assert (error["field"], error["piece"]) == ("model", "rag.data")


@pytest.mark.parametrize(
    "question",
    ["", "nonsense", "[]", "3", "null", "{}", '{"tool": 1}', '{"tool": "decision-lab", "inputs": []}',
     '{"tool": "decision-lab", "inputs": {"data": 5}}', '{"tool": "no-such-tool"}', "[" * 100_000, '{"tool": NaN}'],
)  # fmt: skip
def test_what_is_no_question_is_answered_with_errors(question):
    assert json.loads(answer(question))["errors"]


def test_what_a_reader_types_never_becomes_markup():
    found = answer(json.dumps({"tool": "decision-lab", "inputs": {"data": "<script>alert(1)</script>"}}))

    assert "<script" not in json.loads(found).get("html", "")


@given(st.sampled_from(list(tools())), st.data())
def test_any_text_in_any_input_is_answered(name, data):
    known = list(controls(tools()[name].inputs))
    inputs = data.draw(st.dictionaries(st.sampled_from(known), st.text()))

    found = json.loads(answer(json.dumps({"tool": name, "inputs": inputs})))

    assert ("html" in found) != ("errors" in found)


@given(st.text())
def test_any_text_is_answered(text):
    assert json.loads(answer(text))
