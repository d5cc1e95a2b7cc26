"""A link holds what differs from the tool's own start, in a form that browsers read."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.controls import Choice, Number, controls, read, written
from engine.edits import Edits
from engine.link import _encoded, fragment, link, page_address
from engine.scenarios import SCENARIOS
from engine.tools import tool, tools


def fragment_of(name, looks=True, **raw):
    return fragment(name, read(tool(name).inputs, raw), looks)


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("decision-lab", {}, "decision-lab?v=1"),
        ("decision-lab", {"scenario": "support", "stability": "82"}, "decision-lab?v=1"),
        ("decision-lab", {"scenario": "brand", "stability": "60", "inspect": "rag"},
         "decision-lab?v=1&scenario=brand&stability=60&inspect=rag"),
        ("cost-workbench", {"monthly_requests": "50,000"}, "cost-workbench?v=1&monthly_requests=50000"),
        ("cost-workbench", {"cache_hit_rate": ".90", "tuned_prompt_cached": "false"},
         "cost-workbench?v=1&cache_hit_rate=0.9&tuned_prompt_cached=false"),
    ],
)  # fmt: skip
def test_a_link_holds_only_what_differs(name, raw, expected):
    assert fragment_of(name, **raw) == expected


def test_what_is_only_looked_at_can_be_left_out():
    assert fragment_of("decision-lab", looks=False, data="5", inspect="rag") == "decision-lab?v=1&data=5"


def raw_inputs(name):
    """Any inputs of a tool as raw text, some of them left out."""
    known = controls(tool(name).inputs)
    texts = {
        control: st.sampled_from([option.value for option in kind.options])
        if isinstance(kind, Choice)
        else st.integers(kind.low, kind.high).map(str)
        if isinstance(kind, Number)
        else st.sampled_from(["", kind.example])
        if isinstance(kind, Edits)
        else st.sampled_from(["true", "false"])
        for control, kind in known.items()
    }
    return st.fixed_dictionaries({}, optional=texts)


@pytest.mark.parametrize("name", tools())
@given(data=st.data())
def test_what_a_link_holds_gives_the_same_inputs_again(name, data):
    inputs = read(tool(name).inputs, data.draw(raw_inputs(name)))

    found, _, query = fragment(name, inputs).partition("?")
    (version, number), *pairs = parse_qsl(query, strict_parsing=True)

    assert (found, version, number) == (name, "v", "1")
    assert read(tool(name).inputs, dict(pairs)) == inputs


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_survives_a_query(text):
    assert parse_qsl(f"name={_encoded(text)}", keep_blank_values=True) == [("name", text)]


def test_a_link_leads_to_a_page_or_is_its_end():
    inputs = tool("decision-lab").inputs(scenario="policy", **read_start("policy"))

    assert (
        link("decision-lab", inputs, "https://example.org/") == "https://example.org/#decision-lab?v=1&scenario=policy"
    )
    assert link("decision-lab", inputs, "") == "#decision-lab?v=1&scenario=policy"


def read_start(scenario):
    start = SCENARIOS[scenario].lab
    return {name: getattr(start, name) for name in ("stability", "data", "volume", "freshness", "tolerance")}


def test_a_page_loses_its_own_fragment():
    assert page_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c"
    assert page_address("") == ""


def test_numbers_are_written_in_plain_digits():
    assert written(read(tool("cost-workbench").inputs, {"training_usd": "0.000001"}).training_usd) in fragment_of(
        "cost-workbench", training_usd="0.000001"
    )
