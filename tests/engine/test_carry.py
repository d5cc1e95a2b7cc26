"""What is taken from one tool to the other arrives there, and is what the reader was told."""

import json
import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.controls import departures, read, written
from engine.link import place
from engine.render import render_result
from engine.scenarios import SCENARIOS
from engine.tools import tool, tools


def carried(name, **raw):
    """The one offer of a tool, and the inputs of the other when it has been followed."""
    (carry,) = tool(name).view(read(tool(name).inputs, raw)).carries
    other = tool(carry.tool)
    return carry, read(other.inputs, {input: written(value) for input, value in carry.inputs.items()})


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("name", tools())
def test_from_a_scenario_as_it_is_the_other_tool_opens_as_the_scenario_has_it(name, scenario):
    _, there = carried(name, scenario=scenario)

    assert there.scenario == scenario
    assert departures(there) == {}


@given(st.sampled_from(list(SCENARIOS)), st.integers(0, 100))
def test_there_and_back_is_the_same_position(scenario, volume):
    _, costs = carried("decision-lab", scenario=scenario, volume=str(volume), freshness="99")
    _, lab = carried("cost-workbench", scenario=costs.scenario, monthly_requests=str(costs.monthly_requests))

    assert (lab.scenario, lab.volume) == (scenario, volume)
    assert set(departures(costs)) <= {"monthly_requests"}
    assert set(departures(lab)) <= {"volume"}


def test_a_reader_is_told_what_is_taken_and_what_arrives():
    lab, _ = carried("decision-lab", scenario="brand", volume="84")
    costs, there = carried("cost-workbench", scenario="brand", monthly_requests="5,000,000")

    assert lab.offer == "Take this scenario and 120,000 requests a month to the Cost Workbench"
    assert lab.told == "Copied from the Decision Lab: scenario Brand voice, 120,000 requests a month."
    assert costs.offer == "Take this scenario and 5,000,000 requests a month (volume 100) to the Decision Lab"
    assert costs.told == (
        "Copied from the Cost Workbench: scenario Brand voice, request volume 100, 300,000 requests a month and up."
    )
    assert there.volume == 100


@pytest.mark.parametrize("name", tools())
def test_the_link_and_what_the_page_sets_say_the_same(name):
    carry, there = carried(name, scenario="dsl")
    html = render_result(tool(name), tool(name).view(read(tool(name).inputs, {"scenario": "dsl"})))
    (state,) = re.findall(r' data-state="([^"]+)"', html)
    (sets,) = re.findall(r' data-carries="([^"]+)"', html)

    opened, _, query = unescape(state).partition("?")
    assert opened == carry.tool
    assert read(tool(opened).inputs, dict(parse_qsl(query)[1:])) == there
    assert read(tool(opened).inputs, json.loads(unescape(sets))) == there


@pytest.mark.parametrize("name", tools())
def test_every_place_that_an_answer_leads_to_is_known_to_the_build(name):
    for scenario in SCENARIOS:
        html = render_result(tool(name), tool(name).view(read(tool(name).inputs, {"scenario": scenario})))
        assert set(re.findall(r' data-place="([^"]+)"', html)) <= set(tool(name).leads)
        assert place(carried(name)[0].tool) in tool(name).leads
