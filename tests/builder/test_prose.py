"""Numbers in prose are quoted from the engine, or they are cited."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
ARTICLE = (DOCS / "index.md").read_text("utf-8")

PARTS = [
    "What the two are", "Why it matters", "How prompting works", "How fine-tuning works", "When to use which",
    "Key terms", "In the real world", "Misconceptions", "What has changed lately", "Further reading",
    "Read first, then play", "Prompt vs Tune Decision Lab", "Adaptation Cost Workbench", "Continue learning",
]  # fmt: skip


def paragraphs(text):
    """Blocks of prose, without front matter, code, fences, footnote texts and included files."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"^(`{3,}|~{3,}).*?^\1\s*$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^\[\^[^]]+\]:.*(?:\n    .*)*", "", text, flags=re.MULTILINE)
    text = re.sub(r"^--8<--.*$|^<.*$", "", text, flags=re.MULTILINE)
    return [block for block in re.split(r"\n\s*\n|\n(?=\d+\. |- )", text) if block.strip()]


def bare_digits(block):
    """The digits of a block that neither the engine nor the markup put there."""
    block = re.sub(r"\{\{.*?\}\}", "", block, flags=re.DOTALL)
    block = re.sub(r"\[\^[^]]+\]|\]\([^)]*\)|\{[^}]*\}|`[^`]*`", "", block)
    return re.findall(r"\d+", re.sub(r"^\d+\. ", "", block.strip()))


@pytest.mark.parametrize("page", [*DOCS.glob("*.md"), *DOCS.glob("tools/*.md")], ids=lambda page: page.stem)
def test_every_number_is_quoted_or_cited(page):
    if page.stem == "licences":
        return  # version numbers in licence names
    for block in paragraphs(page.read_text("utf-8")):
        if bare_digits(block) and not re.match(r"\[.*\]\(http", block.strip()):  # a cited title carries its year
            assert "[^" in block or "January\n    2027" in block, f"{page.name}: a number without a source in: {block}"


def test_the_check_finds_a_bare_number():
    assert bare_digits("It costs $202 a month.") == ["202"]
    assert bare_digits("1. It costs {{ cost-workbench.saving }} [here](#x1).") == []


def test_the_article_has_its_parts_in_order():
    assert re.findall(r"^## (.+)$", ARTICLE, re.MULTILINE) == PARTS


def test_it_reads_in_twelve_to_fifteen_minutes():
    words = sum(len(re.findall(r"[A-Za-z’'-]+", block)) for block in paragraphs(ARTICLE))

    assert 12 * 210 <= words <= 15 * 240


def test_every_footnote_is_used_and_has_a_source_with_a_year():
    defined = dict(re.findall(r"^\[\^([^]]+)\]: (.+(?:\n    .+)*)", ARTICLE, re.MULTILINE))
    used = set(re.findall(r"(?<!^)\[\^([^]]+)\](?!:)", ARTICLE))

    assert used == set(defined)
    assert all(re.search(r"\b20[12]\d\b", text) for text in defined.values())


def test_every_term_of_the_glossary_occurs():
    glossary = (DOCS.parent / "includes" / "glossary.md").read_text("utf-8")

    for term in re.findall(r"^\*\[(.+?)\]:", glossary, re.MULTILINE):
        assert term in ARTICLE


def test_the_article_says_at_the_top_how_many_tools_there_are():
    top = ARTICLE.partition("## ")[0]

    assert re.search(r"\[There are \{\{ tools\.count \}\} tools .*\]\(#read-first-then-play\)", top)
    assert "(#prompt-vs-tune-decision-lab)" in top
    assert "(#adaptation-cost-workbench)" in top
