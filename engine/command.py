"""The command line: options, help and limits all come from the tools' own controls.

A mistake costs one line on standard error, and exit status 2.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from engine import VERSION
from engine.controls import Choice, Control, controls, groups, read, written
from engine.errors import InvalidInput, Problem, suggestion
from engine.link import page_address
from engine.price_list import report, table
from engine.prices import UnreadablePrices
from engine.sheet import sheet
from engine.tables import plain_table
from engine.token_report import UnreadableText, read_text, token_report, token_table
from engine.tokens import HOW_MADE, OTHER_VENDORS
from engine.tool import Tool
from engine.tools import tools

FORMATS = ("table", "json", "csv", "markdown")


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    parser, commands = _parsers()
    given, extra = parser.parse_known_args(_with_negatives(arguments))
    if extra:
        command = commands[given.command]
        option = extra[0].partition("=")[0]
        command.error(f"unknown option {extra[0]!r}{suggestion(option, command.known_options())}")
    if given.command == "list":
        print(plain_table(["Tool", "What it does"], [[tool.name, tool.purpose] for tool in tools().values()]))
        return 0
    if given.command == "prices":
        return _prices(given.format)
    if given.command == "tokens":
        return _tokens(given.file, given.format)
    return _answer(tools()[given.command], vars(given))


def _with_negatives(arguments: Sequence[str]) -> list[str]:
    """The arguments with `--option -1e3` as `--option=-1e3`, which argparse takes for two options."""
    joined: list[str] = []
    for argument in arguments:
        if joined and re.match(r"-[\d.]", argument) and re.fullmatch(r"--[\w-]+", joined[-1]):
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")

    def known_options(self) -> list[str]:
        return [option for action in self._actions for option in action.option_strings]


def _parsers() -> tuple[_Parser, dict[str, _Parser]]:
    """The whole command line, and its commands by name."""
    parser = _Parser(
        prog="python -m engine",
        description="The models behind Tune or Prompt?, on the command line.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"engine {VERSION}")
    chosen = parser.add_subparsers(dest="command", metavar="command", required=True)
    commands = {
        "list": chosen.add_parser("list", help="the tools and what they do", allow_abbrev=False),
        "prices": chosen.add_parser(
            "prices",
            help="dated prices of models, to start from",
            description="Dated examples of what models cost, with their sources, to be used as a tool's options.",
            usage="%(prog)s [options]",
            allow_abbrev=False,
        ),
    }
    commands["prices"].add_argument(
        "--format", choices=("table", "json"), default="table", help="how they are written; table unless told"
    )
    commands["tokens"] = _add_tokens(chosen)
    for tool in tools().values():
        command = chosen.add_parser(
            tool.name,
            help=tool.title,
            description=tool.purpose,
            usage="%(prog)s [options]",
            allow_abbrev=False,
        )
        command.add_argument(
            "--format", choices=FORMATS, default="table", help="how the answer is written; table unless told"
        )
        command.add_argument(
            "--page",
            metavar="ADDRESS",
            default="",
            help="the page that the links in a record or a CSV file lead to, such as https://example.org/tools/",
        )
        _add_options(command, tool)
        commands[tool.name] = command
    return parser, commands


def _add_tokens(chosen: "argparse._SubParsersAction[_Parser]") -> _Parser:
    command = chosen.add_parser(
        "tokens",
        help="about how many tokens a prompt has",
        description=f"About how many tokens a text has. {HOW_MADE} {OTHER_VENDORS}",
        usage="%(prog)s [options] FILE",
        allow_abbrev=False,
    )
    command.add_argument("file", metavar="FILE", help="a text in UTF-8; - reads standard input")
    command.add_argument(
        "--format", choices=("table", "json"), default="table", help="how the answer is written; table unless told"
    )
    return command


def _tokens(file: str, form: str) -> int:
    try:
        text = read_text(sys.stdin.buffer if file == "-" else Path(file))
    except UnreadableText as error:
        print(f"python -m engine tokens: {file}: {error}", file=sys.stderr)
        return 2
    print(json.dumps(token_report(text), indent=2) if form == "json" else token_table(text))
    return 0


def _add_options(command: _Parser, tool: Tool[Any]) -> None:
    start = tool.inputs()
    known = controls(tool.inputs)
    for title, names in groups(tool.inputs).items():
        group = command.add_argument_group(title.lower() or "inputs")
        for name in names:
            kind = known[name]
            if not (isinstance(kind, Choice) and kind.on_page_only):
                group.add_argument(
                    _option(name),
                    dest=name,
                    metavar="VALUE",
                    nargs="?",
                    const="",  # an option without its value is answered like an empty one
                    help=_help(kind, written(getattr(start, name))),
                )


def _help(kind: Control, default: str) -> str:
    text = f"{kind.label}: {kind.allowed}; {default or 'none'} unless told or set by the scenario. {kind.hint}"
    return text.replace("%", "%%")


def _answer(tool: Tool[Any], options: dict[str, str | None]) -> int:
    names = controls(tool.inputs)
    try:
        page = page_address(options["page"] or "")
        inputs = read(tool.inputs, {n: text for n, text in options.items() if n in names and text is not None})
    except InvalidInput as error:
        for problem in error.problems:
            print(f"{tool.script}: {_line(problem)}", file=sys.stderr)
        return 2
    match options["format"]:
        case "json":
            print(json.dumps(tool.report(inputs), indent=2, ensure_ascii=False))
        case "csv":
            print(sheet(tool, inputs, page), end="")
        case "markdown":
            print(tool.record(inputs, page))
        case _:
            print(tool.table(inputs))
    return 0


def _prices(format: str) -> int:
    try:
        print(json.dumps(report(), indent=2, ensure_ascii=False) if format == "json" else table())
    except UnreadablePrices as error:
        print(f"python -m engine prices: {error}", file=sys.stderr)
        return 2
    return 0


def _line(problem: Problem) -> str:
    """What was given and what is allowed, in one line."""
    return f"{_option(problem.field)} {problem.given!r}: {problem.message}"


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")
