"""A fast start for Python: a memory image to restore, and a small standard library for when it cannot be.

Both are made by running Pyodide in Node. The image is proved before it ships: the engine restored from it
has to answer like this Python, byte for byte.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from builder import answers, lean
from builder.project import DOCS, NODE, PYODIDE, BuildError, compiles_for_pyodide, write_zip
from engine.controls import Number, controls, entered
from engine.files import kinds
from engine.tools import tool, tools
from engine.web import answer

SCRIPTS = Path(__file__).with_name("node")
RESTORING = DOCS / "assets" / "javascripts" / "image.js"
MAKERS = (Path(__file__), Path(lean.__file__), Path(answers.__file__), RESTORING, *sorted(SCRIPTS.glob("*.mjs")))
"""What an image depends on besides the runtime and the engine."""


FEW = 20
"""More texts than any choice has options, and fewer than a slider has positions."""


def make(folder: Path) -> None:
    """Add the lean runtime, the image and two libraries to a folder that holds the wheels and their lock file."""
    asked = proof()
    with tempfile.TemporaryDirectory() as scratch:
        questions, given = Path(scratch) / "questions", Path(scratch) / "answers"
        questions.write_text("\n".join(asked), "utf-8")
        loaded = _node("modules.mjs", PYODIDE, folder, questions).split()
        write_zip(folder / "stdlib.zip", trimmed(PYODIDE / "python_stdlib.zip", loaded).items())
        write_zip(folder / "empty.zip", [])
        runtime = Path(scratch) / "runtime"
        runtime.mkdir()
        lean.make(runtime, mentioned="".join(path.read_text("utf-8") for path in (RESTORING, SCRIPTS / "image.mjs")))
        shutil.copytree(runtime, folder / "lean")
        shutil.copyfile(PYODIDE / "pyodide.mjs", runtime / "pyodide.mjs")
        (runtime / "package.json").write_text("{}", "utf-8")  # Pyodide's script is not a module for Node
        _node("image.mjs", runtime, folder, questions, given)
        prove(asked, given.read_text("utf-8").split("\n"))


def proof() -> list[str]:
    """What an image is asked: for every starting point, each option, and each number at its ends and between; and
    every panel and every file, as an image holds no templates but those it was asked for.
    """
    moved = [
        (name, start, {control: text})
        for name in tools()
        for start in answers.starting_points(name)
        for control, texts in {**typed(name), **answers.moves(name)}.items()
        for text in (texts if len(texts) < FEW else sorted({texts[at * (len(texts) - 1) // 3] for at in range(4)}))
    ]
    requests: list[tuple[str, dict[str, Any]]] = []
    for name, made in tools().items():
        for panel, shown in made.panels.items():
            requests.append((name, {"ask": "panel", "panel": panel, "details": dict(shown.opening)}))
        requests += [(name, {"ask": "file", "file": kind}) for kind in kinds(made)]
    return [
        *(answers.question(name, {**answers.opening(name, start), **move}) for name, start, move in moved),
        *(
            answers.question(name, answers.opening(name, start), **request)
            for name, request in requests
            for start in answers.starting_points(name)
        ),
    ]


def prove(asked: list[str], given: list[str]) -> None:
    """Compare what the restored engine gave with what this Python answers; any difference is a BuildError."""
    for question, found in zip(asked, given, strict=True):
        if found != answer(question):
            raise BuildError(f"The memory image answers otherwise than Python: {question}")


def typed(name: str) -> dict[str, list[str]]:
    """The limits of every number that has no slider, as raw text."""
    known = controls(tool(name).inputs)
    return {
        control: [entered(kind.low), entered(kind.high)]
        for control, kind in known.items()
        if isinstance(kind, Number) and not kind.positions
    }


def trimmed(library: Path, loaded: list[str]) -> dict[str, bytes]:
    """The files of a zipped standard library that are needed, as byte code where this Python can make it."""
    with zipfile.ZipFile(library) as archive:
        names = {f"{name.removesuffix('.pyc').removesuffix('.py')}.py" for name in loaded}
        kept = {name: archive.read(name) for name in archive.namelist() if name in names or _imported_late(name)}
    return compiled(kept) if compiles_for_pyodide() else kept


def compiled(sources: dict[str, bytes]) -> dict[str, bytes]:
    """Modules as byte code without docstrings, by a Python that has done nothing else: byte code tells which of its
    strings the process that wrote it had in common with other modules, and so would differ from build to build.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name, text in sources.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(text)
        told = ["-q", "-b", "-f", "-o", "2", "--invalidation-mode", "unchecked-hash", "-s", scratch, scratch]
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-m", "compileall", *told], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise BuildError(f"Python's library could not be compiled:\n{done.stdout}{done.stderr}")
        return {f"{name}c": (folder / f"{name}c").read_bytes() for name in sources}


def _imported_late(name: str) -> bool:
    """Modules that start-up or an error may load in a browser though Node did not."""
    return name.startswith(("encodings/ascii", "encodings/latin_1", "encodings/idna")) or name == "os.py"


def _node(script: str, *arguments: Path) -> str:
    """What a script of ours prints."""
    command = [NODE, SCRIPTS / script, *arguments]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{script} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
