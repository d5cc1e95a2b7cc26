"""The article in one file: small, whole, and with nothing that leads out of it but citations."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from builder import licences, payloads, single_file, standalone
from builder.project import BuildError
from builder.standalone import Page
from engine.quote import quote
from tests.builder.test_site import Links
from tests.site import taken_apart

PAYLOADS = '<script type="text/plain"'


@pytest.fixture(scope="session")
def edition(site):
    return site / "downloads" / "tune-or-prompt.html"


@pytest.fixture(scope="session")
def words(edition):
    """What is read before the payloads."""
    return edition.read_text("utf-8").partition(PAYLOADS)[0]


@pytest.fixture(scope="session")
def links(words):
    links = Links()
    links.feed(words)
    return links


@pytest.fixture
def copy(site, tmp_path):
    """A site whose guide for authors wants an edition, too."""
    taken_apart(Path(shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("downloads"))))
    page = tmp_path / "site" / "make-your-own" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</head>", wish("guide", "make-your-own.md") + "</head>"), "utf-8")
    return tmp_path / "site"


def wish(name, source):
    return f'<meta name="one-file" content="{name}" data-page="{source}">'


def test_it_is_small_and_the_page_says_how_small(site, edition):
    size = edition.stat().st_size

    assert size <= 9_500_000
    assert f"<span data-size>{size / 1e6:.1f} MB</span>" in (site / "index.html").read_text("utf-8")


def test_nothing_is_loaded_from_anywhere(edition, links):
    text = edition.read_text("utf-8")

    assert all(address.startswith("data:") for address in links.loaded)
    assert all(address.startswith(("data:", "#")) for address in re.findall(r'url\(["\']?([^"\')]{1,9})', text))
    assert "//localhost" not in text and "sourceMappingURL" not in text and "@import" not in text


def test_every_link_stays_inside_or_cites(links):
    for address in links.led:
        if address.startswith("#"):
            assert unquote(address[1:]) in links.ids, address
        else:
            assert address.startswith("https://"), address


def test_no_id_is_used_twice(links):
    assert len(links.ids) == len(set(links.ids))


def test_the_words_are_those_of_the_page(site, words):
    page = (site / "index.html").read_text("utf-8")

    assert re.search("<title>(.*)</title>", words)[0] == re.search("<title>(.*)</title>", page)[0]
    for part in ("<h1", "<h2", "<p>", "<svg", "<section", "<li id="):
        assert words.count(part) >= page.partition("<article")[2].partition("</article>")[0].count(part)
    assert quote("cost-workbench.break_even") in words and quote("decision-lab.winner.name") in words
    assert "Take it along" not in words


def test_every_licence_is_inside(words):
    for work in licences.works():
        heading = f"{work.name} {work.version}".strip()
        assert f'<pre class="one-file__licence">{heading}\n{work.licence}\n' in words


def test_a_link_to_a_tools_page_leads_to_the_heading_over_the_tool(words):
    assert '<a href="#prompt-vs-tune-decision-lab">Decision Lab</a> has a page of its own' in words
    assert '<a href="#adaptation-cost-workbench">Cost Workbench</a>' in words


def test_a_link_to_another_page_is_only_words_unless_the_site_is_published(copy, words):
    page = copy / "index.html"
    built = page.read_text("utf-8")
    published = built.replace("http://localhost:8000/", "https://example.org/path/")

    assert "Make your own explains how" in words
    article = standalone.article(Page(copy, page, published))
    assert '<a href="https://example.org/path/make-your-own/">Make your own</a> explains how' in article


def test_an_edition_of_a_published_page_names_its_address_for_what_is_saved(copy, words):
    page = copy / "make-your-own" / "index.html"
    built = page.read_text("utf-8")
    page.write_text(built.replace("http://localhost:8000/", "https://example.org/path/"), "utf-8")

    single_file.make(copy)

    assert 'rel="canonical"' not in words
    text = (copy / "downloads" / "guide.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/path/make-your-own/">' in text


def test_an_article_without_tools_has_no_python(copy):
    single_file.make(copy)

    text = (copy / "downloads" / "guide.html").read_text("utf-8")
    assert "<h1" in text and "<script" not in text
    assert len(text) < 1_000_000
    assert (copy / "downloads" / "tune-or-prompt.html").is_file()


def test_what_an_article_loads_is_inside(copy):
    page = copy / "make-your-own" / "index.html"
    html = '<article><img src="../assets/made/pictures/icon-192.png"><img src="{}"></article>'

    article = standalone.article(Page(copy, page, html.format("data:,")))

    assert '<img src="data:image/png;base64,iVBOR' in article and '<img src="data:,">' in article
    with pytest.raises(BuildError, match=r"make-your-own/: one_file cannot hold https://example.org/x.png; keep it"):
        standalone.article(Page(copy, page, html.format("https://example.org/x.png")))


@pytest.mark.parametrize("name", ["My article", "a/b", "..", "-a", "a--b", "True"])
def test_a_bad_name_is_refused(tmp_path, name):
    (tmp_path / "index.html").write_text(wish(name, "index.md"), "utf-8")

    with pytest.raises(BuildError, match=rf"docs/index\.md: one_file '{name}': use small letters"):
        single_file.make(tmp_path)


def test_a_name_can_be_had_once(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_text(wish("same", f"{name}.md"), "utf-8")

    with pytest.raises(BuildError, match=r"docs/b\.md: one_file 'same': docs/a\.md has that name already\."):
        single_file.make(tmp_path)


def test_the_answers_inside_are_those_of_what_each_tool_opens_with(site):
    article = (site / "index.html").read_text("utf-8")

    assert payloads.starts(article) == ["decision-lab/support", "cost-workbench/support"]
    assert payloads.starts('<section data-tool="own"><input type="text" value="1"></section>') == ["own/opening"]
