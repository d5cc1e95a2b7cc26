"""The engine in Pyodide and in CPython give the same bytes."""

import json
import random
from fractions import Fraction

import pytest

from engine.controls import Choice, Number, Switch, controls, written
from engine.edits import Edits
from engine.format import plain
from engine.tools import tools
from engine.web import answer

RANDOM_QUESTIONS = 320

FEWER = 6
"""Panels are asked about one of so many random inputs."""


def questions():
    """For each tool every scenario, every end of every input, bad values, and several hundred at random."""
    dice = random.Random("tune or prompt")
    for tool in tools().values():
        known = controls(tool.inputs)
        for name, control in known.items():
            if isinstance(control, Choice):
                yield from ({"tool": tool.name, "inputs": {name: option.value}} for option in control.options)
            if isinstance(control, Edits):
                for value in ("x", "=", "lora.data=", control.example.replace("=", "=999"), control.example):
                    yield {"tool": tool.name, "inputs": {name: value}}
            if isinstance(control, Number):
                for value in (str(control.low), str(control.high), "1", "0.5", "x", "", "-1"):
                    yield {"tool": tool.name, "inputs": {name: value}}
        for count in range(RANDOM_QUESTIONS):
            chosen = dice.sample(list(known), dice.randint(1, len(known)))
            inputs = {name: drawn(known[name], dice) for name in chosen}
            yield {"tool": tool.name, "inputs": inputs}
            if count % FEWER == 0:
                for panel, asked in tool.panels.items():
                    for details in DETAILS.get(panel, lambda _: [{}])(inputs):
                        question = {"ask": "panel", "panel": panel, "details": {**asked.opening, **details}}
                        yield {"tool": tool.name, "inputs": {} if panel == "compare" else inputs, **question}
    yield {"tool": "unknown", "inputs": {}}


DETAILS = {
    "compare": lambda inputs: [
        {"pins": [{"name": "", "inputs": inputs}, {"name": "<old>", "inputs": {"removed": "1"}}]}
    ],
    "map": lambda _: [{"band": 3}, {"notes": True}],
    "sizing": lambda inputs: [{}, {"text": f"Answer in \U0001f600 German: größer, 我们, {inputs}\n\n\ud800"}],
}
"""What panels are asked besides what they open with; two pins, one of which cannot be read, for one."""


def drawn(control, dice):
    match control:
        case Choice():
            return dice.choice(control.options).value
        case Switch():
            return dice.choice(["true", "false"])
        case Edits(cells=cells):
            chosen = dice.sample(list(cells), dice.randint(0, 4))
            return ",".join(f"{name}={edit(cells[name], dice)}" for name in chosen)
        case Number(positions=positions) if positions and dice.random() < 0.5:
            return written(dice.choice(positions))
        case Number(low=low, high=high, decimals=decimals):
            high = min(high, low + 10 ** dice.randint(0, 8))
            return f"{dice.uniform(low, high):.{min(decimals, dice.randint(0, 6))}f}"


def edit(cell, dice):
    unit = 10**cell.decimals
    return plain(Fraction(dice.randint(cell.low * unit, cell.high * unit), unit))


@pytest.fixture(scope="session")
def answers(pyodide):
    asked = [json.dumps(question) for question in questions()]
    return asked, pyodide(asked)


def test_pyodide_answers_like_cpython_byte_for_byte(answers):
    asked, given = answers

    assert len(given) == len(asked)
    for question, found in zip(asked, given, strict=True):
        assert found == answer(question), question


def test_enough_was_asked_of_each_tool(answers):
    asked, given = answers

    for tool in tools():
        answered = [
            g for q, g in zip(asked, given, strict=True) if json.loads(q)["tool"] == tool and "html" in json.loads(g)
        ]
        assert len(answered) >= 300
        assert len(set(answered)) >= 250
