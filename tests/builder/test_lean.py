"""The runtime beside the image is Pyodide's, without exports that nothing uses."""

import json
import subprocess

import pytest

from builder import lean
from builder.project import NODE, PYODIDE, BuildError

LISTING = """
import { readFileSync } from "node:fs";
const module = new WebAssembly.Module(readFileSync(process.argv[1]));
const sizes = (name) => WebAssembly.Module.customSections(module, name).map((section) => section.byteLength);
console.log(JSON.stringify({
  exports: WebAssembly.Module.exports(module),
  imports: WebAssembly.Module.imports(module),
  dylink: sizes("dylink.0"),
}));
"""


def listing(path):
    """What V8 says a module exports and imports."""
    command = [str(NODE), "--input-type=module", "--eval", LISTING, str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lean")
    lean.make(folder, mentioned="module._sbrk(0)")
    return folder


@pytest.fixture(scope="module")
def whole():
    return listing(PYODIDE / lean.WASM)


def test_only_exports_are_left_out(made, whole):
    trimmed = listing(made / lean.WASM)

    assert trimmed["imports"] == whole["imports"]
    assert trimmed["dylink"] == whole["dylink"]
    assert [export for export in whole["exports"] if export in trimmed["exports"]] == trimmed["exports"]
    assert len(trimmed["exports"]) < 300
    assert len(whole["exports"]) > 9_000


def test_what_is_used_stays(made, whole):
    exported = {export["name"] for export in listing(made / lean.WASM)["exports"]}
    linked = {i["name"] for i in whole["imports"] if i["module"].startswith("GOT.")}

    assert linked & {export["name"] for export in whole["exports"]} <= exported
    assert {"memory", "sbrk", "_pyproxy_apply_promising", "malloc"} & {e["name"] for e in whole["exports"]} <= exported


def test_everything_but_the_exports_is_the_same_bytes(made):
    sections = dict(lean.sections((PYODIDE / lean.WASM).read_bytes()))
    trimmed = dict(lean.sections((made / lean.WASM).read_bytes()))

    assert sections.keys() == trimmed.keys()
    for number, body in sections.items():
        assert (body == trimmed[number]) == (number != lean.EXPORTS)


def test_the_script_keeps_what_others_mention(made):
    script = (made / lean.SCRIPT).read_text("utf-8")

    assert 'Module["_sbrk"]' in script
    assert 'Module["_PyUnstable_ExecutableKinds"]' not in script


def test_another_kind_of_script_stops_the_build():
    with pytest.raises(BuildError, match="changed how it binds"):
        lean.trimmed_script("let nothing;", "")
