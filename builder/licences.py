"""The licences of other people's work in the site, kept beside it."""

import json
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import quote

from builder.project import PACKAGES, ROOT

_MATERIAL = "mkdocs-material"


@dataclass(frozen=True, slots=True)
class Work:
    """Something in the site that others made; `text` is the file that holds its licence, `package` where it is from."""

    id: str
    name: str
    version: str
    licence: str
    text: Path
    package: str = ""


def works() -> list[Work]:
    """Everything of others' that a reader may download."""
    npm = {
        "idiomorph": ("idiomorph", "0BSD"),
        "source-serif-4": ("@fontsource-variable/source-serif-4", "OFL-1.1"),
        "instrument-sans": ("@fontsource-variable/instrument-sans", "OFL-1.1"),
    }
    python = {"jinja2": ("Jinja2", "BSD-3-Clause"), "markupsafe": ("MarkupSafe", "BSD-3-Clause")}
    pyodide = json.loads((PACKAGES / "pyodide" / "package.json").read_text("utf-8"))["version"]
    lock = json.loads((PACKAGES / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    material = distribution(_MATERIAL)
    icons = Path(str(material.locate_file("material/templates/.icons/material/LICENSE")))
    return [
        *(
            Work(id, id, _npm_version(package), licence, PACKAGES / package / "LICENSE", f"npm/{quote(package)}")
            for id, (package, licence) in npm.items()
        ),
        *(
            Work(id, name, distribution(id).version, licence, _python_licence(id), f"pypi/{id}")
            for id, (name, licence) in python.items()
        ),
        Work(
            "material", "Material for MkDocs", material.version, "MIT", _python_licence(_MATERIAL), f"pypi/{_MATERIAL}"
        ),
        Work("material-design-icons", "Material Design Icons", material.version, "Apache-2.0", icons),
        Work("pyodide", "Pyodide", pyodide, "MPL-2.0", ROOT / "licences" / "MPL-2.0.txt", "npm/pyodide"),
        Work(
            "cpython", "CPython", lock["info"]["python"], "PSF-2.0", ROOT / "licences" / "PSF-2.0.txt", "generic/python"
        ),
        Work("tune-or-prompt", "Tune or Prompt?", "", "MIT", ROOT / "LICENSE"),
    ]


def make(folder: Path) -> None:
    """Write each work's licence into a folder, headed by what it covers."""
    folder.mkdir(parents=True)
    for work in works():
        heading = f"{work.name} {work.version}".strip()
        text = f"{heading}\n{work.licence}\n\n{work.text.read_text('utf-8')}"
        (folder / f"{work.id}.txt").write_text(text, "utf-8")


def _npm_version(package: str) -> str:
    return str(json.loads((PACKAGES / package / "package.json").read_text("utf-8"))["version"])


def _python_licence(name: str) -> Path:
    """The licence file that an installed package brought with it."""
    installed = distribution(name)
    found = [file for file in installed.files or [] if "LICENSE" in file.name.upper() and "dist-info" in str(file)]
    return Path(str(installed.locate_file(found[0])))
