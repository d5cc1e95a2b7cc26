"""The built engine in Pyodide, and the page's own reading of what was worked out ahead."""

import subprocess
from pathlib import Path

import pytest

from builder.project import NODE

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def node(tmp_path_factory):
    """Runs a script of ours over lines of text, and gives the lines that it writes."""

    def run(script, folder, lines):
        scratch = tmp_path_factory.mktemp("parity")
        (scratch / "in").write_text("\n".join(lines), "utf-8")
        command = [NODE, HERE / script, folder, scratch / "in", scratch / "out"]
        subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
        return (scratch / "out").read_text("utf-8").split("\n")

    return run


@pytest.fixture(scope="session")
def pyodide(node, made):
    """Answers questions in Pyodide."""
    return lambda questions: node("ask.mjs", made / "runtime", questions)
