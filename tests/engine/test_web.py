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

    assert set(found) == {"html", "labels", "summary", "link"}
    assert "RAG" in found["summary"]
    assert found["labels"]["freshness"]["spoken"] == "90, High: facts change daily or live"
    assert 'data-key="rag"' in found["html"]
    assert found["link"] == "decision-lab?v=1&freshness=90"


def test_a_file_is_answered_with_its_name_type_and_text():
    question = {"tool": "decision-lab", "inputs": {"scenario": "brand"}, "ask": "file", "file": "record"}
    found = json.loads(answer(json.dumps({**question, "page": "https://example.org/#top"})))

    assert set(found) == {"name", "type", "text"}
    assert (found["name"], found["type"]) == ("decision-lab-brand.md", "text/markdown")
    assert "<https://example.org/#decision-lab?v=1&scenario=brand>" in found["text"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "Prompt vs Tune Decision Lab can be saved as record, data, table, ranking."),
        ({"file": "chart"}, "Prompt vs Tune Decision Lab can be saved as record, data, table, ranking."),
        ({"file": ["record"]}, "Prompt vs Tune Decision Lab can be saved as record, data, table, ranking."),
        ({"file": "record", "page": "javascript:alert(1)"}, "Give the address of a page, such as"),
        ({"file": "record", "page": 'https://x/"><b>'}, "Give the address of a page, such as"),
        ({"file": "record", "page": "https://x/ y"}, "Give the address of a page, such as"),
        ({"file": "ranking", "page": "https://x/\0"}, "Give the address of a page, such as"),
        ({"file": "record", "page": None}, "Give the address of a page, such as"),
    ],
)
def test_a_file_that_cannot_be_made_costs_one_line(asked, said):
    found = json.loads(answer(json.dumps({"tool": "decision-lab", "ask": "file", **asked})))

    assert [error["message"].startswith(said) for error in found["errors"]] == [True]


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
