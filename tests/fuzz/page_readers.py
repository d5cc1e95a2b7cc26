"""The readers that run in the page, asked from here: they are JavaScript, so Node runs them."""

import atexit
import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from builder.project import NODE

LIMIT_MS = 100


def page_reads(reader: str, text: str) -> Any:
    """What the page makes of a text, or None when it refuses it."""
    node = _node()
    node.stdin.write(f"{json.dumps([reader, text])}\n")
    node.stdin.flush()
    answer = json.loads(node.stdout.readline())
    assert "error" not in answer, answer["error"]
    assert answer["ms"] < LIMIT_MS, f"{answer['ms']:.0f} ms"
    return answer["found"]


@cache
def _node() -> Any:
    script = Path(__file__).with_name("readers.mjs")
    node = subprocess.Popen(
        [NODE, "--no-warnings", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    atexit.register(node.kill)
    return node
