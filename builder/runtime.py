"""Python for the browser: Pyodide's files, and the engine packed as a wheel, from our own origin.

The conventional way, which loadPyodide({packages: [...]}) understands: wheels made by the standard
builder, compiled by `pyodide py-compile`, listed in a lock file by `pyodide lockfile add-wheels`.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

from builder.project import CACHE, PACKAGES, ROOT, BuildError, stamp

PYODIDE = PACKAGES / "pyodide"
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


def python_version() -> str:
    """The version of Python that the runtime runs, such as "3.13.2"."""
    return str(json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]["python"])


def engine_files() -> list[Path]:
    """The files that make up the engine, in a fixed order."""
    return sorted(path for path in (ROOT / "engine").rglob("*") if path.suffix in (".py", ".html"))


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
    if python_version().split(".")[:2] == [str(part) for part in sys.version_info[:2]]:
        # Byte code only suits the Python that made it; with another one the wheels keep their source.
        _run(_pyodide(), "py-compile", "--silent", str(folder))


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


def write_zip(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """A zip file that is the same whenever and wherever it is made."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def _kept(name: str) -> bool:
    """Whether a wheel of ours keeps a file of an installed package."""
    outdated = ("/WHEEL", "/RECORD", "/INSTALLER", "/REQUESTED", "/direct_url.json")
    return not name.endswith((".so", ".pyd", ".c", *outdated))


def _fingerprint() -> str:
    """What the packed files depend on, so that an unchanged engine is not packed again."""
    digest = hashlib.sha256()
    for part in (sys.version, stamp(), distribution("jinja2").version, distribution("markupsafe").version):
        digest.update(part.encode())
    for path in [*engine_files(), ROOT / "pyproject.toml", PYODIDE / "package.json", Path(__file__)]:
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _pyodide() -> str:
    """Pyodide's own command, installed beside this Python."""
    return str(Path(sys.executable).with_name("pyodide"))


def _run(*command: str) -> None:
    """Run a tool quietly; what it said only matters when it failed."""
    whole = [sys.executable, *command] if command[0].startswith("-") else list(command)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": stamp()}
    done = subprocess.run(whole, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{' '.join(command[:3])} failed:\n{done.stdout}{done.stderr}")
