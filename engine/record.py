"""How every decision record begins."""

from typing import Any

from engine import VERSION
from engine.controls import departures, written
from engine.link import link
from engine.scenarios import Scenario


def opening(tool: str, title: str, chosen: str, scenario: Scenario, inputs: Any, page: str) -> list[str]:
    """The first lines of a record in Markdown: what was chosen, how to get it again, the context.

    `page` is the address that the link leads to; without one its end is given.
    """
    found = link(tool, inputs, page, looks=False)
    return [
        f"# Decision record: {chosen} for {scenario.title}",
        "",
        "- Status: proposed",
        f"- Made with: Tune or Prompt? {title}, engine {VERSION}",
        f"- Again: `{command(tool, scenario.id, inputs)}`",
        f"- Link: <{found}>" if page else f"- Link: add `{found}` to the address of the tool's page",
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
