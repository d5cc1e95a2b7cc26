"""Saved data comes back, by the picker and dropped; what is no saved data costs one line."""

import json

import pytest

from engine.controls import read
from engine.files import saved
from engine.tools import tools
from tests.browser.saving import (
    CHANGED,
    TOOLS,
    bring,
    change,
    download,
    inputs,
    told,
)


@pytest.mark.parametrize("hand", ["picker", "drop"])
@pytest.mark.parametrize("name", TOOLS)
def test_saved_data_comes_back(live, name, hand):
    tool = live(name)
    change(tool)
    if name == "decision-lab":
        tool.root.get_by_role("button", name="Inspect RAG").click()
    assert tool.shows_the_answer()
    before, answer = inputs(tool), tool.region.text_content()
    file, content = download(tool, "data")

    tool.page.reload()
    tool.wait_until_live()
    assert inputs(tool) != before
    bring(tool, hand, file, content)

    assert told(tool) == f"Loaded {file}."
    assert tool.shows_the_answer()
    assert inputs(tool) == before
    assert tool.region.text_content() == answer


NOT_SAVED_HERE = [
    "{",
    "",
    "null",
    "[]",
    "3",
    '{"tool": "decision-lab"}',
    '{"tool": 3, "inputs": {}}',
    '{"tool": "decision-lab", "inputs": {"data": [5]}}',
    '{"tool": "decision-lab", "inputs": {"data": null}}',
    '{"tool": "decision-lab", "inputs": {}, "shown": 4}',
    "\ud7ff" * 400_000,
    " " * 1_000_001,
]


def test_what_was_not_saved_here_costs_one_line(live, subtests):
    tool = live("decision-lab")
    before = tool.inputs()
    expected = "some file.json is not saved data. Choose a JSON file that a tool has saved."
    for content in NOT_SAVED_HERE:
        with subtests.test(content[:60].strip() or f"{len(content)} spaces"):
            tool.root.locator("[data-told]").evaluate("line => { line.textContent = ''; line.hidden = true; }")

            bring(tool, "picker", "some file.json", content.encode())

            tool.page.wait_for_function(
                "text => document.querySelector('[data-told]').textContent === text", arg=expected
            )
            assert told(tool) == expected
            assert tool.inputs() == before


def test_another_tools_file_says_where_it_belongs(live):
    tool = live("decision-lab")
    other = saved(tools()["cost-workbench"], read(tools()["cost-workbench"].inputs, {}), "data")

    bring(tool, "drop", other.name, other.text.encode())

    assert told(tool) == (
        f"{other.name} belongs to another tool, cost-workbench, which is not on this page. Open it there."
    )


def test_another_tools_file_goes_to_that_tool_where_it_is_on_the_page(open_page):
    reader = open_page()
    other = reader.tool("cost-workbench").wait_until_live()
    tool = reader.tool("decision-lab")
    raw = {"scenario": "dsl", **CHANGED["cost-workbench"]}
    file = saved(tools()["cost-workbench"], read(tools()["cost-workbench"].inputs, raw), "data")

    bring(tool, "picker", file.name, file.text.encode())

    assert told(other) == f"Loaded {file.name}."
    assert other.shows_the_answer()
    assert inputs(other) == read(tools()["cost-workbench"].inputs, raw)
    assert other.root.evaluate("tool => tool === document.activeElement")
    assert tool.inputs()["scenario"] == "support"


def test_what_is_hostile_in_a_file_is_shown_as_text(live):
    tool = live("decision-lab")
    image = "<img src=none: onerror=window.hurt=1>"
    name = f"{image}.json"

    bring(tool, "drop", name, json.dumps({"tool": image, "inputs": {}}).encode())
    assert told(tool) == f"{name} belongs to another tool, {image}, which is not on this page. Open it there."
    raw = {"data": image, image: "1", "__proto__": "1", "scenario": "<script>window.hurt=1</script>"}
    bring(tool, "drop", name, json.dumps({"tool": "decision-lab", "inputs": raw}).encode())

    tool.page.wait_for_function("document.querySelector('[data-told]').textContent.includes(' became ')")
    assert told(tool).startswith(f"4 things in {name} could not be used as given. “{image[:20]}")
    assert tool.shows_the_answer()
    assert tool.root.locator("img, script").count() == 0
    assert tool.page.evaluate("window.hurt") is None
