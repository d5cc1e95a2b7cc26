"""Answers worked out ahead: what a reader sees who moves a control before Python has started.

For every starting point of a tool: its own answer, and the answer at every position of every single control
moved from it. Each starting point is one file, fetched when a tool is about to be used.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from builder.engine import told_in_a_line
from builder.pack import packed
from builder.project import CACHE, ROOT, engine_files, versions
from engine.controls import Choice, Control, Number, controls, entered, is_starting_point, read
from engine.tools import tool, tools
from engine.web import answer

type Inputs = dict[str, str]
"""Raw text by the name of its control."""

OPENING = "opening"
"""The file of a tool that has no choice of starting points."""


def make(folder: Path, progress: Callable[[int, int], None]) -> None:
    """Write `<tool>/<starting point>.json` for everything there is; what has not changed is not worked out again."""
    kept = CACHE / "answers"
    wanted = [(name, start) for name in tools() for start in starting_points(name)]
    places = {(name, start): kept / name / fingerprint(name) / f"{start}.json" for name, start in wanted}
    missing = [job for job, place in places.items() if not place.exists()]
    if missing:
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            working = {pool.submit(worked_out, *job): job for job in missing}
            try:
                for done, future in enumerate(as_completed(working), start=1):
                    _keep(places[working[future]], future.result())
                    progress(done, len(missing))
            except BaseException:  # the author need not wait for the others
                pool.shutdown(cancel_futures=True)
                raise
    for (name, start), place in places.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(place, folder / name / f"{start}.json")
    _forget(kept, {place.parent for place in places.values()})


def starting_points(name: str) -> dict[str, Inputs]:
    """What chooses each starting point of a tool, by the name of its file: the chosen options, joined by "+"."""
    choices = {n: kind for n, kind in controls(tool(name).inputs).items() if is_starting_point(kind)}
    combinations = product(*(_texts(kind) for kind in choices.values()))
    return {"+".join(values) or OPENING: dict(zip(choices, values, strict=True)) for values in combinations}


def opening(name: str, start: str) -> Inputs:
    """The raw text of every control of a tool, as the page shows it at a starting point."""
    asked = tool(name)
    inputs = read(asked.inputs, starting_points(name)[start])
    return {control: entered(getattr(inputs, control)) for control in controls(asked.inputs)}


def moves(name: str) -> dict[str, list[str]]:
    """Every position of every control of a tool that can be moved from a starting point, as raw text."""
    found = {n: _texts(kind) for n, kind in controls(tool(name).inputs).items() if not is_starting_point(kind)}
    return {control: texts for control, texts in found.items() if texts}


def questions(name: str, start: str) -> Iterator[str]:
    """What is answered ahead for a starting point, in order: itself, then each control at each position."""
    inputs = opening(name, start)
    yield question(name, inputs)
    for control, texts in moves(name).items():
        yield from (question(name, {**inputs, control: text}) for text in texts)


def question(name: str, inputs: Inputs, **request: Any) -> str:
    """A question as the page asks it, but for white space; `request` is for more than the answer to the inputs."""
    return json.dumps({"tool": name, "inputs": inputs, **request}, ensure_ascii=False)


def worked_out(name: str, start: str) -> str:
    """One starting point's file, as JSON text; unpack.js reads it. SourceError tells of a mistake in the tool."""
    answers = []
    for asked in questions(name, start):
        with told_in_a_line(asked):
            answers.append(answer(asked))
    content = {"opening": opening(name, start), "moves": moves(name), **packed(answers)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _texts(control: Control) -> list[str]:
    """The positions of a control; none for a number that has no slider."""
    match control:
        case Choice():
            return [option.value for option in control.options]
        case Number():
            return [entered(position) for position in control.positions]
        case _:
            return ["false", "true"]


def fingerprint(name: str) -> str:
    """What a tool's answers depend on: its own folder, all of the engine but the other tools', and what runs them."""
    folders = {path.parent for path in (ROOT / "engine" / "tools").glob("*/__init__.py")}
    others = folders - {ROOT / "engine" / "tools" / name.replace("-", "_")}
    digest = hashlib.sha256("\n".join(versions()).encode())
    for path in [*engine_files(ROOT), *MAKERS]:
        if others.isdisjoint(path.parents):
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


MAKERS = (Path(__file__), Path(__file__).with_name("pack.py"))


def _keep(place: Path, text: str) -> None:
    """Write a file whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.with_suffix(".new").write_text(text, "utf-8")
    place.with_suffix(".new").replace(place)


def _forget(kept: Path, current: set[Path]) -> None:
    """Remove the answers of earlier versions, and those of tools that are gone."""
    for place in kept.glob("*/*"):
        if place not in current:
            shutil.rmtree(place)
