"""A fast start for Python: a memory image to restore, and a small standard library for when it cannot be.

Both are made by running Pyodide in Node. The image is proved before it ships: the engine restored from it
has to answer like this Python, byte for byte.
"""

import py_compile
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from builder import answers, lean
from builder.project import DOCS, NODE, PYODIDE, BuildError, compiles_for_pyodide, write_zip
from engine.controls import Number, controls, entered
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
    """What an image is asked: for every starting point, each option, and each number at its ends and between.

    It holds no templates but those it was asked for, so it is asked for every panel, too.
    """
    panels = [
        answers.question(name, answers.opening(name, start), ask="panel", panel=panel, details=dict(shown.opening))
        for name, asked in tools().items()
        for panel, shown in asked.panels.items()
        for start in answers.starting_points(name)
    ]
    return panels + [
        answers.question(name, {**answers.opening(name, start), control: text})
        for name in tools()
        for start in answers.starting_points(name)
        for control, texts in {**typed(name), **answers.moves(name)}.items()
        for text in (texts if len(texts) < FEW else sorted({texts[at * (len(texts) - 1) // 3] for at in range(4)}))
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
    command = [NODE, SCRIPTS / script, *arguments]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{script} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
