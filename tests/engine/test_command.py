"""The command line: every option, every bad value, and how it starts and ends."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine.controls import Choice, Number, Switch, controls, written
from engine.edits import Edits
from engine.tools import tools
from tests.engine.commands import run

ROOT = Path(__file__).parents[2]


def options():
    for tool in tools().values():
        for name, control in controls(tool.inputs).items():
            if not (isinstance(control, Choice) and control.on_page_only):
                yield pytest.param(tool, name, control, id=f"{tool.name} {name}")


@pytest.mark.parametrize(("tool", "name", "control"), list(options()))
def test_every_option_reaches_the_answer(capsys, tool, name, control):
    match control:
        case Number():
            value = written(control.low + 1)
        case Choice():
            value = control.options[-1].value
        case Switch():
            value = "false"
        case Edits():
            value = control.example
    status, out, err = run(capsys, tool.name, f"--{name.replace('_', '-')}", value, "--format", "json")

    assert (status, err) == (0, "")
    assert json.loads(out)["inputs"][name] == (value if isinstance(control, Choice | Edits) else json.loads(value))


BAD_VALUES = ["", "abc", "-1", "-0", "1e999", "12,5", "nan", "１２", "9" * 40]


@pytest.mark.parametrize(
    ("value", "tool", "name", "control"),
    [
        (value, *option.values)
        for value in BAD_VALUES
        for option in options()
        if value or not isinstance(option.values[2], Edits)  # no edits are none that are bad
    ],
)
def test_every_bad_value_is_named_with_what_is_allowed(capsys, value, tool, name, control):
    option = f"--{name.replace('_', '-')}"
    status, out, err = run(capsys, tool.name, f"{option}={value}")

    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert f"{option} {value!r}" in err
    assert control.allowed in err


def test_every_mistake_has_a_line_of_its_own(capsys):
    status, out, err = run(capsys, "decision-lab", "--data", "x", "--volume", "200")

    assert (status, out) == (2, "")
    assert [line.split(": ")[1].split()[0] for line in err.splitlines()] == ["--data", "--volume"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "command"),
        (["decide"], "invalid choice: 'decide'"),
        (["decision-lab", "--frehsness", "3"], "did you mean '--freshness'?"),
        (["decision-lab", "--inspect", "lora"], "unknown option '--inspect'"),
        (["decision-lab", "--fresh", "3"], "unknown option '--fresh'"),
        (["decision-lab", "extra"], "unknown option 'extra'"),
        (["decision-lab", "--format", "xml"], "invalid choice: 'xml'"),
        (["decision-lab", "--data"], "--data '': Enter a whole number"),
        (["decision-lab", "--data", "-1e3"], "--data '-1e3': Enter a whole number from 0 to 100"),
        (["decision-lab", "--data", "-.5"], "--data '-.5': Enter a whole number from 0 to 100"),
        (["list", "--all"], "unknown option '--all'"),
    ],
)
def test_a_command_that_cannot_be_read_costs_one_line(capsys, arguments, expected):
    status, out, err = run(capsys, *arguments)

    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert expected in err


def test_list_names_every_tool(capsys):
    _, out, _ = run(capsys, "list")

    assert all(tool.name in out and tool.purpose in out for tool in tools().values())


@pytest.mark.parametrize("tool", tools().values(), ids=lambda tool: tool.name)
def test_help_describes_every_option(capsys, tool):
    status, out, _ = run(capsys, tool.name, "--help")
    words = "".join(out.split())  # lines may break inside a hyphenated word

    assert status == 0
    for name, control in controls(tool.inputs).items():
        if not (isinstance(control, Choice) and control.on_page_only):
            assert f"--{name.replace('_', '-')}" in words
            assert "".join(control.hint.split()) in words
            assert "".join(control.allowed.split()) in words


BAD_EDITS = {
    "lora": "Choose edits as name=number, separated by commas, such as lora.data=20,prompt_burden=10",
    "lora.data=": "Weight of labeled data for LoRA / PEFT (lora.data): Enter a whole number from -100 to 100.",
    "lora.data=101": "(lora.data): Choose a whole number from -100 to 100.",
    "lora.data=2.5": "(lora.data): Choose a whole number from -100 to 100.",
    "lora.data=1,5": "(lora.data): Enter a whole number from -100 to 100, in plain digits.",
    "lora.data=1,lora.data=2": "(lora.data): Give one number only.",
    "lora.dat=1": "(did you mean 'lora.data'?); no number is called 'lora.dat'.",
    "fit.support.lora=-1": "Fit of LoRA / PEFT to Support tone (fit.support.lora): Enter a whole number from 0 to 100",
    "data_gate.full.points=0.125": "(data_gate.full.points): Choose a number from -10 to 10, with at most 2 decimals.",
    "guard.data=1,,rag.data=2": "(guard.data): Enter a whole number",
    "x\ny=1": "no number is called 'x\\ny'.",
}


@pytest.mark.parametrize("edits", BAD_EDITS)
def test_an_edit_that_cannot_be_used_is_named_in_one_line(capsys, edits):
    status, out, err = run(capsys, "decision-lab", f"--model={edits}")

    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert BAD_EDITS[edits] in err


def test_it_runs_as_a_module_without_anything_installed():
    done = subprocess.run(
        [sys.executable, "-S", "-W", "error", "-m", "engine", "decision-lab", "--scenario", "policy"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert "RAG" in done.stdout
    assert done.stderr == ""


def test_a_python_that_cannot_read_the_engine_is_told_which_can(tmp_path):
    (tmp_path / "engine").mkdir()
    for name in ("__init__.py", "__main__.py"):
        shutil.copy(ROOT / "engine" / name, tmp_path / "engine")
    (tmp_path / "engine" / "command.py").write_text("\ntype = = newer\n", "utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "engine", "list"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert done.stderr.startswith("python -m engine needs Python 3.12 or newer; ")
    assert done.stderr.endswith("command.py:2.\n")
    assert done.stderr.count("\n") == 1


def test_a_reader_who_has_heard_enough_ends_it_quietly():
    with subprocess.Popen(
        [sys.executable, "-m", "engine", "cost-workbench", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        running.stdout.close()
        said = running.stderr.read()

    assert said == b""
