"""Which answers are worked out ahead, and that unchanged ones are not worked out again."""

import json
import os
import pickle
import shutil
import sys

import pytest

from builder import answers
from builder.project import ROOT
from builder.source import SourceError
from engine.controls import Number, Switch, controls, entered
from engine.tools import tools
from engine.web import answer

TOOLS = list(tools())


@pytest.mark.parametrize("name", TOOLS)
def test_every_scenario_is_a_starting_point(name):
    scenarios = [option.value for option in controls(tools()[name].inputs)["scenario"].options]

    assert list(answers.starting_points(name)) == scenarios


@pytest.mark.parametrize("name", TOOLS)
def test_every_position_of_every_control_is_moved_to(name):
    moves = answers.moves(name)

    for control, kind in controls(tools()[name].inputs).items():
        if isinstance(kind, Number) and kind.positions:
            assert moves[control] == [entered(position) for position in kind.positions]
        if isinstance(kind, Switch):
            assert moves[control] == ["false", "true"]
    if name == "decision-lab":
        assert all(len(moves[control]) == 101 for control in ("stability", "data", "volume", "freshness", "tolerance"))
        assert len(moves["inspect"]) == 6


@pytest.mark.parametrize("name", TOOLS)
def test_a_file_names_what_the_page_shows_at_its_starting_point(name):
    content = json.loads(answers.worked_out(name, "policy"))

    assert content["opening"]["scenario"] == "policy"
    assert list(content["opening"]) == list(controls(tools()[name].inputs))
    assert len(content["forms"]) == 1 + sum(map(len, content["moves"].values()))
    assert answer(answers.question(name, content["opening"])) == answer(
        json.dumps({"tool": name, "inputs": {"scenario": "policy"}})
    )


def test_what_has_not_changed_is_not_worked_out_again(tmp_path, monkeypatch):
    monkeypatch.setattr(answers, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(answers, "starting_points", lambda name: {"safety": {"scenario": "safety"}})
    steps = []
    answers.make(tmp_path / "first", lambda done, of: steps.append((done, of)))
    assert steps == [(1, 2), (2, 2)]

    steps.clear()
    answers.make(tmp_path / "second", lambda done, of: steps.append((done, of)))

    assert steps == []
    for name in TOOLS:
        first, second = ((tmp_path / at / name / "safety.json").read_bytes() for at in ("first", "second"))
        assert first == second == answers.worked_out(name, "safety").encode()


def test_answers_of_earlier_versions_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(answers, "CACHE", tmp_path)
    monkeypatch.setattr(answers, "starting_points", lambda name: {"safety": {"scenario": "safety"}})
    old = tmp_path / "answers" / "decision-lab" / "0123"
    gone = tmp_path / "answers" / "no-more" / "4567"
    for folder in (old, gone):
        folder.mkdir(parents=True)

    answers.make(tmp_path / "made", lambda done, of: None)

    assert not old.exists()
    assert not gone.exists()


@pytest.mark.parametrize(
    ("changed", "tool", "again"),
    [
        ("engine/tools/decision_lab/view.html", "decision-lab", True),
        ("engine/tools/decision_lab/view.html", "cost-workbench", False),
        ("engine/scenarios.py", "cost-workbench", True),
        ("engine/tools/__init__.py", "decision-lab", True),
    ],
)
def test_a_tool_is_worked_out_again_when_something_it_rests_on_changes(tmp_path, monkeypatch, changed, tool, again):
    for name in ("engine", "builder"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(answers, "ROOT", tmp_path)
    monkeypatch.setattr(answers, "MAKERS", [tmp_path / "builder" / "pack.py"])
    before = answers.fingerprint(tool)

    with (tmp_path / changed).open("a") as file:
        file.write("\n")

    assert (answers.fingerprint(tool) != before) is again


def test_a_tool_is_worked_out_again_when_what_runs_it_changes(monkeypatch):
    before = answers.fingerprint("decision-lab")
    monkeypatch.setattr(answers, "versions", lambda: ["Python 4"])

    assert answers.fingerprint("decision-lab") != before


def test_the_work_is_spread_over_processes(tmp_path, monkeypatch):
    workers = []

    class Watched(answers.ProcessPoolExecutor):
        def __init__(self, *given, **options):
            super().__init__(*given, **options)
            workers.append(self._max_workers)

    monkeypatch.setattr(answers, "CACHE", tmp_path)
    monkeypatch.setattr(answers, "ProcessPoolExecutor", Watched)
    monkeypatch.setattr(answers, "starting_points", lambda name: {"safety": {"scenario": "safety"}})
    answers.make(tmp_path / "made", lambda done, of: None)

    assert workers == [os.process_cpu_count() if sys.version_info >= (3, 13) else os.cpu_count()]


def test_a_mistake_in_one_process_reaches_the_author(tmp_path, monkeypatch):
    monkeypatch.setattr(answers, "CACHE", tmp_path)
    monkeypatch.setattr(answers, "starting_points", lambda name: {f"no-{n}": {"scenario": "no"} for n in range(9)})

    with pytest.raises(KeyError, match="no-"):  # in a process of its own, nothing is replaced
        answers.make(tmp_path / "made", lambda done, of: None)
    assert list(tmp_path.rglob("*.json")) == []


def test_a_mistake_in_a_tool_says_what_was_asked(monkeypatch):
    def broken(question):
        if '"data": "13"' in question:
            raise ZeroDivisionError("division by zero")
        return "{}"

    monkeypatch.setattr(answers, "answer", broken)

    with pytest.raises(
        SourceError, match=r"ZeroDivisionError: division by zero, when asked .*\"data\": \"13\""
    ) as caught:
        answers.worked_out("decision-lab", "support")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 (it travels between processes)
