"""What a page carries inside itself, or in a script, where it cannot fetch: files as text, unpacked by dense.js."""

import gzip
import hashlib
import re
from pathlib import Path

from builder.answers import OPENING
from builder.dense import FORBIDDEN, dense
from builder.project import CACHE

_START = re.compile(r'<input [^>]*\svalue="([^"]*)" data-sets="[^"]*" checked')


def python(made: Path) -> dict[str, Path]:
    """The large files that Python starts from, by the names of their parts, in what is made for a site."""
    return {"wasm": made / "runtime" / "lean" / "pyodide.asm.wasm", "image": made / "runtime" / "python.image"}


def script(made: Path) -> Path:
    """Pyodide's script, which belongs to them."""
    return made / "runtime" / "lean" / "pyodide.asm.js"


def answers(made: Path, html: str) -> dict[str, Path]:
    """The answers worked out ahead for what each tool of a page opens with, by the names of their parts."""
    return {f"answers/{name}": made / "answers" / f"{name}.json" for name in starts(html)}


def starts(html: str) -> list[str]:
    """What each tool of a page opens with, as `tool/start`, which names a file of answers worked out ahead."""
    tools = re.split(r'\sdata-tool="([^"]+)"', html)[1:]
    pairs = zip(tools[::2], tools[1::2], strict=True)
    return list(dict.fromkeys(f"{name}/{'+'.join(_START.findall(tool)) or OPENING}" for name, tool in pairs))


def texts(files: dict[str, Path], forbidden: bytes = FORBIDDEN) -> dict[str, str]:
    """Files as the page unpacks them, by the names of their parts."""
    return {name: dense(_compressed(file.read_bytes()), forbidden) for name, file in files.items()}


def _compressed(content: bytes) -> bytes:
    """As gzip, which it may be already; what takes a second, and changes with Pyodide only, is kept."""
    if content.startswith(b"\x1f\x8b"):
        return content
    if len(content) < 2_000_000:
        return gzip.compress(content, 9, mtime=0)
    kept = CACHE / "one-file" / f"{hashlib.sha256(content).hexdigest()[:16]}.gz"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(gzip.compress(content, 9, mtime=0))
    return kept.read_bytes()
