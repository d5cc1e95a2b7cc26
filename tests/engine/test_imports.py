"""Dependencies point one way; only render.py needs more than the standard library."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def modules(package):
    for path in sorted((ROOT / package).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        yield name, path


def imported(path):
    """Every module a file imports, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield str(node.module)


ENGINE = dict(modules("engine"))
BUILDER = dict(modules("builder"))


@pytest.mark.parametrize("name", ENGINE)
def test_the_engine_needs_only_the_standard_library(name):
    for other in imported(ENGINE[name]):
        top = other.partition(".")[0]
        assert top == "engine" or top in sys.stdlib_module_names or (name == "engine.render" and top == "jinja2")


FORBIDDEN = {"socket", "urllib", "http", "os", "time", "random", "locale", "threading", "subprocess", "js", "pyodide"}


@pytest.mark.parametrize("name", ENGINE)
def test_the_engine_knows_no_network_clock_or_machine(name):
    assert {other.partition(".")[0] for other in imported(ENGINE[name])}.isdisjoint(FORBIDDEN)


LAYERS = [
    ["engine"],
    ["engine.breaks", "engine.errors", "engine.format", "engine.tables", "engine.token_weights"],
    ["engine.digits", "engine.tokens"],
    ["engine.edits"],
    [
        "engine.approaches",
        "engine.facts",
        "engine.chart",
        "engine.controls",
        "engine.picture",
        "engine.map_rows",
        "engine.token_report",
    ],
    ["engine.offers", "engine.prices"],
    ["engine.scenarios", "engine.opened", "engine.link", "engine.map_drawing"],
    ["engine.tool", "engine.record", "engine.difference", "engine.price_list", "engine.carry", "engine.volume"],
    ["engine.compare", "engine.sheet", "engine.map_panel"],
    ["engine.tools.*"],
    ["engine.tools"],
    ["engine.form", "engine.quote"],
    ["engine.render"],
    ["engine.files"],
    ["engine.web", "engine.command"],
    ["engine.__main__"],
]


def layer(name):
    for height, names in enumerate(LAYERS):
        if name in names or (name.startswith("engine.tools.") and "engine.tools.*" in names):
            return height
    raise AssertionError(f"{name} has no layer")


@pytest.mark.parametrize("name", ENGINE)
def test_imports_point_downwards(name):
    for other in imported(ENGINE[name]):
        if other.startswith("engine") and not (name.startswith("engine.tools.") and other.startswith("engine.tools.")):
            assert layer(other) <= layer(name), f"{name} imports {other}"


@pytest.mark.parametrize("name", [name for name in ENGINE if name.startswith("engine.tools.")])
def test_tools_never_import_each_other(name):
    folder = ".".join(name.split(".")[:3])

    for other in imported(ENGINE[name]):
        assert not other.startswith("engine.tools.") or other.startswith(folder)


def test_within_a_tool_the_view_explains_the_model_and_never_the_other_way():
    for name, path in ENGINE.items():
        if name.endswith((".model", ".weights", ".payback", ".sensitivity")):
            assert not any(other.endswith((".view", ".explain", ".advice", ".report")) for other in imported(path))


@pytest.mark.parametrize("package", [ENGINE, BUILDER], ids=["engine", "builder"])
def test_no_imports_go_round_in_circles(package):
    graph = {name: {other for other in imported(path) if other in package} for name, path in package.items()}
    done, path = set(), []

    def visit(name):
        assert name not in path, " -> ".join([*path, name])
        if name not in done:
            path.append(name)
            for other in graph[name]:
                visit(other)
            path.pop()
            done.add(name)

    for name in graph:
        visit(name)


@pytest.mark.parametrize("name", BUILDER)
def test_only_one_file_of_the_builder_knows_mkdocs(name):
    assert name == "builder.pages" or not any(other.partition(".")[0] == "mkdocs" for other in imported(BUILDER[name]))


def test_no_script_knows_a_tool_by_name_and_only_the_workers_and_their_image_know_pyodide():
    for path in (ROOT / "docs" / "assets" / "javascripts").glob("*.js"):
        text = path.read_text("utf-8")
        assert "decision-lab" not in text and "cost-workbench" not in text
        assert path.name in ("worker.js", "from-parts.js", "image.js") or "loadPyodide" not in text
