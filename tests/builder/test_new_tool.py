"""A third tool is one folder: nothing else has to change."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.new_tool import create
from builder.project import BuildError

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "name", ["", "My-Tool", "my_tool", "1st", "a--b", "-a", "a-", "class", "list", "engine", "../x", "é"]
)
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
    create("trial-of-mine", tmp_path / "engine" / "tools")
    script = """
import json
from engine.quote import quote
from engine.render import render_tool
from engine.tools import tool
from engine.web import answer
found = tool("trial-of-mine")
assert "data-tool=\\"trial-of-mine\\"" in render_tool(found, found.inputs(), "trial-of-mine")
assert "<strong>42</strong>" in json.loads(answer('{"tool": "trial-of-mine", "inputs": {}}'))["html"]
assert quote("trial-of-mine(amount=4).double") == "8"
"""
    for command in (["-c", script], ["-m", "engine", "trial-of-mine", "--amount", "5"], ["-m", "engine", "list"]):
        done = subprocess.run([sys.executable, *command], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert "trial-of-mine" in done.stdout


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("model.py", "return 2 *", "return 2 * *", r"engine/tools/trial_of_mine/model\.py:19: invalid syntax"),
        (
            "model.py",
            "inputs.amount",
            "inputs.amont",
            r"engine/tools/trial_of_mine/model\.py:19: AttributeError: .*amont",
        ),
        ("view.html", "view.double", "view.duble", r"engine/tools/trial_of_mine/view\.html:5: UndefinedError: .*duble"),
        ("view.html", "</p>", "{% endif %}</p>", r"engine/tools/trial_of_mine/view\.html:5: Encountered unknown tag"),
    ],
)
def test_a_mistake_in_a_tool_is_told_in_a_line(tmp_path, file, before, after, said):
    for name in ("engine", "builder"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    create("trial-of-mine", tmp_path / "engine" / "tools")
    path = tmp_path / "engine" / "tools" / "trial_of_mine" / file
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")

    script = "from builder import engine\nfrom builder.source import SourceError\ntry: engine.check()\n"
    script += "except SourceError as error: print(error)"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert re.match(said, done.stdout), done.stdout + done.stderr
    assert done.stdout.count("\n") == 1
