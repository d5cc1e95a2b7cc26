"""The approved HTML of each tool in each scenario, and of the frame round it.

`make approve` writes the files anew; a failure leaves what was made beside them, as *.changed.html.
"""

import sys
from pathlib import Path

import pytest

from engine.controls import controls, read
from engine.render import render_result, render_tool, sources
from engine.tools import tools

GOLDEN = Path(__file__).parents[1] / "golden"

APPROVED = [
    tool for tool in tools().values() if "--approve" in sys.argv or (GOLDEN / f"{tool.name}-frame.html").exists()
]
"""A tool is watched from when its first answers were approved."""

CASES = [
    pytest.param(tool, option.value, id=f"{tool.name}-{option.value}")
    for tool in APPROVED
    if "scenario" in controls(tool.inputs)
    for option in controls(tool.inputs)["scenario"].options
]


def test_both_tools_are_watched():
    assert {"decision-lab", "cost-workbench"} <= {tool.name for tool in APPROVED}


@pytest.fixture
def approve(request):
    def compare(name, html):
        html = html.replace("\n", "\n\n").replace("><", ">\n<")  # so that a difference is one of lines
        approved, changed = GOLDEN / f"{name}.html", GOLDEN / f"{name}.changed.html"
        changed.unlink(missing_ok=True)
        if request.config.getoption("--approve"):
            approved.write_text(html + "\n", "utf-8")
        elif not approved.exists() or approved.read_text("utf-8") != html + "\n":
            changed.write_text(html + "\n", "utf-8")
            pytest.fail(f"{approved.name} is not what was approved; see {changed.name}, or run make approve")

    return compare


@pytest.mark.parametrize(("tool", "scenario"), CASES)
def test_an_answer_is_as_approved(approve, tool, scenario):
    view = tool.view(read(tool.inputs, {"scenario": scenario}))

    approve(f"{tool.name}-{scenario}", render_result(tool, view))


@pytest.mark.parametrize("tool", APPROVED, ids=lambda tool: tool.name)
def test_a_frame_is_as_approved(approve, tool):
    html = render_tool(tool, tool.inputs(), tool.name)
    result = render_result(tool, tool.view(tool.inputs()))

    assert result in html
    for text in sources(tool).values():
        assert text in html
        html = html.replace(text, "<!-- the source -->")
    approve(f"{tool.name}-frame", html.replace(result, "<!-- the answer -->"))
