"""Tools for frames of other pages: whole without scripts, quiet for search engines, and nothing a sandbox refuses."""

import re

import pytest

from engine.link import place
from engine.render import render_result
from engine.tools import tools
from tests.builder.test_site import PAGES, parsed


@pytest.fixture(params=sorted(tools()))
def name(request):
    return request.param


@pytest.fixture
def html(site, name):
    return (site / "embed" / name / "index.html").read_text("utf-8")


def test_the_answer_is_on_the_page_before_a_script_runs(html, name):
    tool = tools()[name]

    shown = re.sub(r' href="[^"]*"', "", html)
    for piece in re.sub(r' href="[^"]*"', "", render_result(tool, tool.view(tool.inputs()))).split("><"):
        assert piece in shown


def test_scripts_and_styles_are_in_a_page_that_may_be_of_no_origin(site, html, made, name):
    assert 'type="module"' not in html and 'rel="stylesheet"' not in html
    assert re.findall(r"^<script(?! type=\"text/plain\")[^>]*>", html, re.MULTILINE) == ["<script>"]
    [sheet] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert set(re.findall(r'url\(["\']?(\w+):', sheet)) == {"data"}
    assert not re.search(r'url\(["\']?(?!["\']?(data:|#))', sheet)
    [python] = re.findall(r' data-python="([^"]+)"', html)
    assert (site / "embed" / name / python).resolve() == made / "frame-python.js"
    assert (made / "frame-python.js").is_file()
    assert (site / "embed" / "embed.js").is_file()


def test_search_engines_are_told_to_look_at_the_tools_own_page(site, html, name):
    whole = (site / "tools" / name / "index.html").read_text("utf-8")
    (canonical,) = re.findall(r'<link rel="canonical" href="[^"]*">', whole)

    assert canonical in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'href="../../tools/{name}/#{place(name)}" target="_blank" rel="noopener" data-whole' in html
    assert "embed/" not in (site / "sitemap.xml").read_text("utf-8")
    assert "embed/" not in (site / "search" / "search_index.json").read_text("utf-8")


def test_every_link_leads_somewhere(site, name):
    links = parsed(site, f"embed/{name}/index.html")
    for address in [*links.led, *links.loaded]:
        path, _, fragment = address.partition("#")
        if not path:
            assert fragment in links.ids
        elif "://" not in path:
            target = site / "embed" / name / path
            assert target.exists(), address


def test_each_tool_of_a_page_offers_its_own(site):
    for page in PAGES:
        html = (site / page).read_text("utf-8")
        offers = re.findall(r' data-embed="([^"]*)"( hidden)?', html)
        assert [((site / page).parent / way / "index.html").resolve() for way, _ in offers] == [
            (site / "embed" / tool / "index.html").resolve() for tool in re.findall(r' data-tool="([^"]+)"', html)
        ]
        assert not any(hidden for _, hidden in offers)


def test_a_file_without_a_site_offers_none(site):
    edition = (site / "downloads" / "tune-or-prompt.html").read_text("utf-8")

    assert len(re.findall(r'<details [^>]* data-embed="[a-z-]+" hidden>', edition)) == len(tools())


def test_what_is_read_elsewhere_is_not_kept_for_readers_without_a_network(site, made):
    kept = (site / "sw.js").read_text("utf-8").partition(";")[0]

    assert f"{made.name}/boot.js" in kept
    assert "embed/" not in kept and "/frame" not in kept
