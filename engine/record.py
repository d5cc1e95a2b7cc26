"""How every decision record begins."""

from typing import Any

from engine import VERSION
from engine.controls import departures, written
from engine.scenarios import Scenario


def opening(tool: str, title: str, chosen: str, scenario: Scenario, inputs: Any) -> list[str]:
    """The first lines of a record in Markdown: what was chosen, how to get it again, the context."""
    return [
        f"# Decision record: {chosen} for {scenario.title}",
        "",
        "- Status: proposed",
        f"- Made with: Tune or Prompt? {title}, engine {VERSION}",
        f"- Again: `{command(tool, scenario.id, inputs)}`",
        "",
        "## Context",
        "",
        f"{scenario.about} Goal: {scenario.goal}",
        "",
    ]


def command(tool: str, scenario: str, inputs: Any) -> str:
    """The command that gives an answer again, naming only what differs from the scenario."""
    named = {"scenario": scenario, **departures(inputs)}
    options = [f"--{name.replace('_', '-')} {written(value)}" for name, value in named.items()]
    return f"python -m engine {tool} {' '.join(options)}"
