"""Python for the browser: Pyodide's files, and the engine packed as a wheel, from our own origin.

The conventional way, which loadPyodide({packages: [...]}) understands: wheels made by the standard
builder, compiled by `pyodide py-compile`, listed in a lock file by `pyodide lockfile add-wheels`.
What makes the start fast is added by builder/image.py.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

from builder import image
from builder.project import (
    CACHE,
    PYODIDE,
    ROOT,
    BuildError,
    compiles_for_pyodide,
    engine_files,
    stamp,
    versions,
    write_zip,
)

LOADED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
"""The files of the npm package that a browser fetches."""

ENGINE = "tune-or-prompt"
"""The engine's name as a package."""


def make(folder: Path) -> None:
    """Put everything the worker loads into a folder: the runtime, the wheels, the lock file."""
    packed = CACHE / "runtime" / _fingerprint()
    if not packed.exists():
        making = packed.with_name("making")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        _pack(making)
        shutil.rmtree(packed.parent / packed.name, ignore_errors=True)
        making.rename(packed)
    shutil.copytree(packed, folder)
    for name in LOADED:
        shutil.copyfile(PYODIDE / name, folder / name)


def _pack(folder: Path) -> None:
    """Build the wheels, list them in a lock file, compile them."""
    _run("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    repack(distribution("jinja2"), folder)
    repack(distribution("markupsafe"), folder)
    lock = folder / "pyodide-lock.json"
    info = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]
    lock.write_text(json.dumps({"info": info, "packages": {}}), "utf-8")
    wheels = sorted(str(wheel) for wheel in folder.glob("*.whl"))
    _run(_pyodide(), "lockfile", "add-wheels", "--input", str(lock), "--output", str(lock), *wheels)
    if compiles_for_pyodide():
        _run(_pyodide(), "py-compile", "--silent", str(folder), PYTHONOPTIMIZE="2")  # docstrings are not for the page
    _undate(folder)
    image.make(folder)


def _undate(folder: Path) -> None:
    """Write the wheels again without any time, above all when each file was compiled, and say so in their lock file."""
    lock = folder / "pyodide-lock.json"
    found = json.loads(lock.read_text("utf-8"))
    for package in found["packages"].values():
        wheel = folder / package["file_name"]
        with zipfile.ZipFile(wheel) as archive:
            files = [(name, archive.read(name)) for name in archive.namelist()]
        write_zip(wheel, files)
        package["sha256"] = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock.write_text(json.dumps(found), "utf-8")


def repack(installed: Distribution, folder: Path) -> Path:
    """A pure-Python wheel of an installed package, the very code this build runs.

    Compiled parts are left out: MarkupSafe then uses its own fallback in Python.
    """
    files = {
        file.as_posix(): Path(str(installed.locate_file(file))).read_bytes()
        for file in sorted(installed.files or [])
        if ".." not in file.parts and "__pycache__" not in file.parts and _kept(file.as_posix())
    }
    info = next(name.partition("/")[0] for name in files if name.endswith(".dist-info/METADATA"))
    files[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: tune-or-prompt\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    files[f"{info}/RECORD"] = "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"]).encode()
    wheel = folder / f"{info.removesuffix('.dist-info')}-py3-none-any.whl"
    write_zip(wheel, files.items())
    return wheel


def _kept(name: str) -> bool:
    """Whether a wheel of ours keeps a file of an installed package."""
    outdated = ("/WHEEL", "/RECORD", "/INSTALLER", "/REQUESTED", "/direct_url.json")
    return not name.endswith((".so", ".pyd", ".c", *outdated))


def _fingerprint() -> str:
    """What the packed files depend on, so that an unchanged engine is not packed again."""
    digest = hashlib.sha256()
    for part in versions():
        digest.update(part.encode())
    makers = [*image.MAKERS, Path(__file__)]
    for path in [*engine_files(), ROOT / "pyproject.toml", PYODIDE / "package.json", *makers]:
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _pyodide() -> str:
    """Pyodide's own command, installed beside this Python."""
    return str(Path(sys.executable).with_name("pyodide"))


def _run(*command: str, **more: str) -> None:
    """Run a tool quietly; what it said only matters when it failed."""
    whole = [sys.executable, *command] if command[0].startswith("-") else list(command)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": stamp(), **more}
    done = subprocess.run(whole, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{' '.join(command[:3])} failed:\n{done.stdout}{done.stderr}")
