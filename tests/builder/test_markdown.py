"""The tool fence and inline values, with every mistake and its line."""

import re

import pytest
from markdown import Markdown

from builder.markdown import makeExtension
from builder.source import SourceError
from engine.format import in_words
from engine.render import render_tool
from engine.tools import tool, tools


@pytest.fixture
def convert(tmp_path, monkeypatch):
    """Converts a page the way a site generator does: without its front matter and its name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()

    def run(text, front_matter=""):
        (tmp_path / "docs" / "page.md").write_text(front_matter + text, "utf-8")
        md = Markdown(extensions=[makeExtension(docs_dir="docs"), "fenced_code", "footnotes", "tables", "abbr"])
        return md.convert(text)

    return run


def test_a_fence_becomes_the_whole_tool(convert):
    lab = tool("decision-lab")

    html = convert("Before.\n\n```tool\nuse: decision-lab\n```\n\nAfter.")

    assert render_tool(lab, lab.inputs(), "tool-decision-lab") in html
    assert html.startswith("<p>Before.</p>")
    assert html.endswith("<p>After.</p>")


def test_a_fence_may_start_elsewhere_and_set_any_input(convert):
    html = convert("```tool\nuse: decision-lab\nstart: policy\nfreshness: 10\n```")

    assert 'value="policy" data-sets' in html
    assert re.search(r'value="policy"[^>]*checked', html)
    assert "1 of 5 inputs differ" in html


def test_a_tool_used_twice_keeps_its_ids_apart(convert):
    html = convert("```tool\nuse: cost-workbench\n```\n\n~~~ tool\nuse: cost-workbench\n~~~")
    ids = re.findall(r'\bid="([^"]+)"', html)

    assert {"tool-cost-workbench", "tool-cost-workbench-2"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_values_become_text(convert):
    html = convert("It is {{ decision-lab.winner.name }} with {{decision-lab.winner.score}}.")

    assert html == '<p>It is <span class="quoted">LoRA / PEFT</span> with <span class="quoted">84.9</span>.</p>'


def test_values_work_in_headings_tables_and_footnotes(convert):
    html = convert("# {{ tools.count }}\n\n|a|\n|-|\n|{{ tools.count }}|\n\nx[^1]\n\n[^1]: {{ tools.count }}")

    assert html.count(f'<span class="quoted">{in_words(len(tools()))}</span>') == 3


def test_code_keeps_its_braces_and_its_fences(convert):
    fenced = "````md\n```tool\nuse: nothing\n```\n{{ nonsense }}\n````"
    html = convert(f"`{{{{ nonsense }}}}`\n\n{fenced}\n\n    {{{{ nonsense }}}}\n\n\\{{{{ nonsense }}}}")

    assert html.count("{{ nonsense }}") == 4
    assert "data-tool" not in html


MISTAKES = [
    ("\n```tool\nuse: decison-lab\n```", 3, "tool fence: unknown tool 'decison-lab' (did you mean 'decision-lab'?)"),
    ("```tool\nstart: support\n```", 1, "tool fence: say which tool with 'use: name'"),
    ("x\n\n```tool\nuse decision-lab\n```", 4, "tool fence: cannot read 'use decision-lab'; write key: value"),
    ("```tool\nuse: decision-lab\nuse: cost-workbench\n```", 3, "tool fence: 'use' is given twice"),
    ("```tool\nuse: decision-lab", 1, "tool fence: is never closed"),
    ("a\n\n  ```tool\n  use: decision-lab\n  ```", 3, "tool fence: must start at the beginning of its line"),
    (
        "```tool\nuse: decision-lab\nstart: suport\n```",
        3,
        "tool 'decision-lab': unknown scenario 'suport' (did you mean 'support'?)",
    ),
    (
        "```tool\nuse: decision-lab\n\nfreshnes: 3\n```",
        4,
        "tool 'decision-lab': unknown key 'freshnes' (did you mean 'freshness'?)",
    ),
    (
        "```tool\nuse: decision-lab\nfreshness: 300\n```",
        3,
        "tool 'decision-lab': freshness '300': Choose a whole number from 0 to 100.",
    ),
    ("a\n\nb {{ decision-lab.winer.name }}", 3, "inline value: unknown figure of decision-lab 'winer.name'"),
    ("a\n\n```\n{{ x }}\n```\n\n{{ x }}", 7, "inline value: cannot read 'x'"),
    ("a\nb {{ }}", 2, "inline value: cannot read ''"),
]


@pytest.mark.parametrize(("text", "line", "message"), MISTAKES)
@pytest.mark.parametrize("front_matter", ["", "---\ntitle: A page\n---\n\n"], ids=["plain", "front matter"])
def test_a_mistake_names_its_file_and_line(convert, text, line, message, front_matter):
    with pytest.raises(SourceError) as caught:
        convert(text, front_matter)

    assert str(caught.value).startswith(f"docs/page.md:{line + front_matter.count(chr(10))}: {message}")
    assert "\n" not in str(caught.value)


def test_a_text_from_nowhere_is_still_located(convert, tmp_path):
    md = Markdown(extensions=[makeExtension(docs_dir="docs")])

    with pytest.raises(SourceError, match=r"^<text>:2: tool fence"):
        md.convert("\n```tool\n```")
