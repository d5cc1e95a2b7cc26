"""What the site contains of other people's work, for programs to read: a bill of materials, as CycloneDX 1.6 has it.

Files are named as they are before what is of one version gets a folder of its own (offline.py). There is no date in it
and no random number, so that the same site has the same one.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from builder import licences, material
from builder.project import BuildError
from engine import VERSION

FILE = "sbom.cdx.json"

FILES = {
    "pyodide": r"assets/made/runtime/(lean/)?pyodide[.-].*",
    "cpython": r"assets/made/runtime/(stdlib\.zip|python_stdlib\.zip|python\.image)",
    "jinja2": r"assets/made/runtime/jinja2-.*",
    "markupsafe": r"assets/made/runtime/markupsafe-.*",
    "source-serif-4": r"assets/made/fonts/source-serif-4-.*",
    "instrument-sans": r"assets/made/fonts/instrument-sans-.*",
    "material": r"assets/(javascripts|images)/.*",
}
"""The files of each work that has some of its own; the others are part of pages, scripts and styles."""

INSIDE = {
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C",
    "lunr": "MIT",
    "lunr-languages": "MPL-1.1",
    "material-design-color": "MIT",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
}
"""What Material's scripts and styles have inside, with licences; which version of each, Material does not say."""

_OF_NPM = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)")


def make(site: Path) -> None:
    """Write the bill of a built site into it. Something of which nothing is known here is a BuildError."""
    own = {"type": "application", "bom-ref": "site", "name": "tune-or-prompt", "version": VERSION}
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own | _licensed("MIT")},
        "components": [_component(site, work) for work in licences.works() if work.version],
    }
    (site / FILE).write_text(json.dumps(bill, indent=1) + "\n", "utf-8", newline="\n")


def _component(site: Path, work: licences.Work) -> dict[str, Any]:
    """A work, with its files and what it has inside."""
    told = {"type": "library", "bom-ref": work.id, "name": work.name, "version": work.version}
    if work.package:
        told["purl"] = f"pkg:{work.package}@{work.version}"
    inside = _inside(site) if work.id == "material" else []
    parts = [{"type": "library", "name": name} | _licensed(INSIDE[name]) for name in inside] + _files(site, work.id)
    return told | _licensed(work.licence) | ({"components": parts} if parts else {})


def _files(site: Path, work: str) -> list[dict[str, Any]]:
    pattern = re.compile(FILES.get(work, "(?!)"))
    paths = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*")) if file.is_file()}
    return [
        {"type": "file", "name": path, "hashes": [{"alg": "SHA-256", "content": _digest(file)}]}
        for path, file in paths.items()
        if pattern.fullmatch(path)
    ]


def _inside(site: Path) -> list[str]:
    """The packages that the maps of Material's scripts and styles name; and lunr's languages, if they are here."""
    texts = [sources.read_text("utf-8") for sources in sorted(material.ASSETS.glob("*/**/*.min.*.map"))]
    found = {name for text in texts for path in json.loads(text)["sources"] for name in _OF_NPM.findall(path)}
    if (site / "assets" / "javascripts" / "lunr").exists():
        found.add("lunr-languages")
    if unknown := found - INSIDE.keys():
        raise BuildError(f"Material has {', '.join(sorted(unknown))} inside; name the licence in builder/sbom.py.")
    return sorted(found)


def _licensed(id: str) -> dict[str, Any]:
    return {"licenses": [{"license": {"id": id}}]}


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
