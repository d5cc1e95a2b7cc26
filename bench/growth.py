"""How a build grows with what it builds: processor time and megabytes for 1, 10 and 100 of each thing.

    python -m bench.growth

Each row is this project with so many more tools of five sliders and seven starting points, or starting points of one
such tool, or pages with one such tool on each. The first build starts with nothing kept; the second follows a change of
one word on one page; the third follows a change of one tool.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from builder import offline
from builder.project import ROOT

COUNTS = (1, 10, 100)
STARTS = 7

MODEL = '''"""A tool of five sliders."""
from dataclasses import dataclass
from engine.controls import Choice, Number, Option, control, ladder

SLIDERS = ("one", "two", "three", "four", "five")
STARTS = tuple(
    Option(f"start-{{n}}", f"Start {{n}}", {{name: (n * 7 + at * 13) % 101 for at, name in enumerate(SLIDERS)}})
    for n in range({starts})
)

def slider(label: str) -> Number:
    return Number(label, "What it means.", low=0, high=100, positions=ladder((0, 100, 1)))

@dataclass(frozen=True, slots=True)
class Inputs:
    """What a reader can set."""
    start: str = control(Choice("Start", "Sets all five.", STARTS), default="start-0")
    one: int = control(slider("One"), default=0)
    two: int = control(slider("Two"), default=13)
    three: int = control(slider("Three"), default=26)
    four: int = control(slider("Four"), default=39)
    five: int = control(slider("Five"), default=52)
    amount: int = control(Number("Amount", "Typed.", low=0, high=100), default=21)

def double(inputs: Inputs) -> int:
    """What the tool shows."""
    return 2 * (inputs.one + inputs.two + inputs.three + inputs.four + inputs.five)
'''


def main() -> None:
    """Build each variant and print the table."""
    print("## What a build costs as the site grows\n")
    print("Tools have five sliders and seven starting points. Seconds of processor time, megabytes of files.\n")
    print("| added to this site | first build | a page changed | a tool changed | site | answers ahead |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for what in ("tools, each on its page", "starting points of one tool", "pages with the same tool"):
        for count in COUNTS:
            print(f"| {count} {what} | {' | '.join(grown(what, count))} |", flush=True)


def grown(what: str, count: int) -> list[str]:
    """The cells of one row."""
    with TemporaryDirectory() as scratch:
        project = Path(scratch) / "project"
        copy_of_this(project)
        tools = count if what.startswith("tools") else 1
        pages = count if what.startswith("pages") else tools
        for n in range(tools):
            add_tool(project, f"probe-{n}", count if what.startswith("starting") else STARTS)
        for n in range(pages):
            add_page(project, n, f"probe-{n % tools}")
        first = built(project)
        change(project / "docs" / "more" / "page-0.md", "Words", "Other words")
        page = built(project)
        change(project / "engine" / "tools" / "probe_0" / "model.py", "2 * (", "3 * (")
        tool = built(project)
        site = project / "site"
        return [
            *(f"{seconds:.0f}" for seconds in (first, page, tool)),
            f"{size(site):.1f}",
            f"{size(offline.versioned(site) / 'answers'):.1f}",
        ]


def copy_of_this(project: Path) -> None:
    """The project as git sees it, changes included, without anything that a build has kept."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, project / name)
    (project / "node_modules").symlink_to(ROOT / "node_modules")


def add_tool(project: Path, name: str, starts: int) -> None:
    """A tool as `new-tool` makes it, with more to move."""
    run(project, "new-tool", name)
    folder = project / "engine" / "tools" / name.replace("-", "_")
    (folder / "model.py").write_text(MODEL.format(starts=starts), "utf-8")


def add_page(project: Path, number: int, tool: str) -> None:
    """A page with some words and a tool."""
    page = project / "docs" / "more" / f"page-{number}.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"# Page {number}\n\n## A tool\n\nWords before it.\n\n```tool\nuse: {tool}\n```\n", "utf-8")
    change(project / "mkdocs.yml", "  licences.md\n", f"  licences.md\n  more/page-{number}.md\n")


def change(file: Path, before: str, after: str) -> None:
    """Replace some text of a file, which has to hold it."""
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


def built(project: Path) -> float:
    """Seconds of processor time that a build takes, on all cores together; what else runs does not count."""
    start = os.times()
    run(project)
    end = os.times()
    return end.children_user + end.children_system - start.children_user - start.children_system


def run(project: Path, *arguments: str) -> None:
    """Run build_site.py there."""
    subprocess.run([sys.executable, "build_site.py", *arguments], cwd=project, check=True, stdout=subprocess.DEVNULL)


def size(folder: Path) -> float:
    """Megabytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main()
