"""A third tool is one folder: nothing else has to change."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.new_tool import create
from builder.project import BuildError

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["", "My-Tool", "my_tool", "1st", "a--b", "-a", "a-", "class", "../x", "é"])
def test_a_name_that_cannot_be_a_folder_is_refused(tmp_path, name):
    with pytest.raises(BuildError, match="choose small letters"):
        create(name, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_an_existing_tool_is_not_overwritten(tmp_path):
    (tmp_path / "my_tool").mkdir()

    with pytest.raises(BuildError, match="there is such a tool already"):
        create("my-tool", tmp_path)
    with pytest.raises(BuildError, match="there is such a tool already"):
        create("decision-lab", tmp_path)


def test_a_new_tool_answers_everywhere_at_once(tmp_path):
    shutil.copytree(ROOT / "engine", tmp_path / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    create("my-tool", tmp_path / "engine" / "tools")
    script = """
import json
from engine.quote import quote
from engine.render import render_tool
from engine.tools import tool
from engine.web import answer
found = tool("my-tool")
assert "data-tool=\\"my-tool\\"" in render_tool(found, found.inputs(), "my-tool")
assert "<strong>42</strong>" in json.loads(answer('{"tool": "my-tool", "inputs": {}}'))["html"]
assert quote("my-tool(amount=4).double") == "8"
"""
    for command in (["-c", script], ["-m", "engine", "my-tool", "--amount", "5"], ["-m", "engine", "list"]):
        done = subprocess.run([sys.executable, *command], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert "my-tool" in done.stdout
