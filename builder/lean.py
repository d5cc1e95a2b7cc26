"""Pyodide's two big files without what only serves the loading of compiled extensions.

Pyodide exports every function and every address of Python's C interface, some 9,700 of them, for extension
modules to be linked with while it runs. At each start the browser parses their names and binds them one by
one. The engine is pure Python and loads no extension, so the exports that Pyodide's own script never
mentions are left out, and so are the script's variables for them. No code and no data is touched: every
address stays what it was.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from builder.project import PYODIDE, BuildError

SCRIPT = "pyodide.asm.js"
WASM = "pyodide.asm.wasm"

_BINDING = re.compile(r'var (?P<name>[\w$]+)=Module\["[\w$]+"\]=(?:wasmExports\["[\w$]+"\]|\d[\de]*);')
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_USED = re.compile(r'wasmExports(?:\["|\.)([\w$]+)')
_QUOTED = re.compile(r'"([A-Za-z_$][\w$]*)"')

IMPORTS, EXPORTS = 2, 7
"""Numbers of sections, in the WebAssembly core specification 2.0, 5.5.2."""

TABLE, MEMORY, GLOBAL, TAG = range(1, 5)
"""Kinds of imports and exports besides functions, in the same place, 5.5.5; a tag is the exceptions proposal's."""


def make(folder: Path, mentioned: str) -> None:
    """Write both files, trimmed, into a folder. What `mentioned`, scripts of ours, names is kept."""
    script = (PYODIDE / SCRIPT).read_text("utf-8")
    wasm = (PYODIDE / WASM).read_bytes()
    trimmed = trimmed_script(script, (PYODIDE / "pyodide.mjs").read_text("utf-8") + mentioned)
    (folder / SCRIPT).write_text(trimmed, "utf-8")
    (folder / WASM).write_bytes(trimmed_wasm(wasm, trimmed))


def trimmed_script(script: str, others: str) -> str:
    """Pyodide's script without variables for exports that neither it nor `others` mention."""
    bound = Counter(word for binding in _BINDING.finditer(script) for word in _WORD.findall(binding[0]))
    mentioned = Counter(_WORD.findall(script)) - bound
    mentioned.update(_WORD.findall(others))
    trimmed = _BINDING.sub(lambda binding: binding[0] if binding["name"] in mentioned else "", script)
    if len(trimmed) > 0.8 * len(script):
        raise BuildError(f"{SCRIPT}: Pyodide has changed how it binds its exports; see builder/lean.py.")
    return trimmed


def trimmed_wasm(wasm: bytes, script: str) -> bytes:
    """The module with the exports that a script of Pyodide's uses by name, and those the module links to itself.

    Whatever the script holds as quoted text counts as used, with or without C's leading underscore: it
    may be looked up while it runs.
    """
    quoted = set(_QUOTED.findall(script))
    used = set(_USED.findall(script)) | quoted | {name.removeprefix("_") for name in quoted}
    out = bytearray(wasm[:8])
    for number, body in sections(wasm):
        if number == IMPORTS:
            used |= {name for module, name in _imports(body) if module.startswith("GOT.")}
        out.append(number)
        kept = _exports(body, used) if number == EXPORTS else body
        out += _unsigned(len(kept)) + kept
    return bytes(out)


def sections(wasm: bytes) -> Iterator[tuple[int, bytes]]:
    """The number and the content of each section of a module."""
    reader = _Reader(wasm)
    reader.at = 8
    while reader.at < len(wasm):
        yield reader.byte(), reader.bytes()


class _Reader:
    """Reads the binary format from its start."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def unsigned(self) -> int:
        """A number in LEB128."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def bytes(self) -> bytes:
        """A length and so many bytes."""
        length = self.unsigned()
        self.at += length
        return self.data[self.at - length : self.at]

    def name(self) -> str:
        return self.bytes().decode()


def _imports(section: bytes) -> Iterator[tuple[str, str]]:
    """The module and the name of each import."""
    reader = _Reader(section)
    for _ in range(reader.unsigned()):
        yield reader.name(), reader.name()
        kind = reader.byte()
        if kind == GLOBAL:
            reader.at += 2  # its type, whether it changes
            continue
        if kind in (TABLE, TAG):
            reader.at += 1  # the type of a table's elements; what a tag is for
        numbers = 1 + (reader.byte() & 1) if kind in (TABLE, MEMORY) else 1
        for _ in range(numbers):
            reader.unsigned()


def _exports(section: bytes, used: set[str]) -> bytes:
    """The section with the exports that are used, and with every table and memory."""
    reader = _Reader(section)
    kept = []
    for _ in range(reader.unsigned()):
        start = reader.at
        name, kind = reader.name(), reader.byte()
        reader.unsigned()
        if name in used or kind in (TABLE, MEMORY):
            kept.append(section[start : reader.at])
    return _unsigned(len(kept)) + b"".join(kept)


def _unsigned(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
