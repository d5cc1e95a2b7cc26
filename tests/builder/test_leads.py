"""A tool's links lead to the page that has what they name, wherever the site lies."""

import re

import pytest

from builder import leads

STATE = "costs?v=1&amp;scenario=brand"
LINK = '<p><a href="#{0}" data-place="{0}"{1}>The <b>words</b></a></p>'


def page(*ids, tools=0, links=()):
    """A page with elements of some ids, so many tools, and links to places, each perhaps with a state."""
    found = "".join(f'<h2 id="{id}">.</h2>' for id in ids) + '<section data-tool="x"></section>' * tools
    return found + "".join(LINK.format(place, f' data-state="{state}"' if state else "") for place, state in links)


@pytest.fixture
def led(tmp_path):
    """The addresses in the links of a page of a site, None for words without a link."""

    def led(pages, of):
        for folder, html in pages.items():
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / "index.html").write_text(html, "utf-8")
        leads.make(tmp_path)
        html = (tmp_path / of / "index.html").read_text("utf-8")
        return [
            re.findall('href="([^"]*)"', inside)[0] if "href" in inside else inside
            for inside in re.findall(r"<p>(.*?)</p>", html)
        ]

    return led


def test_a_place_on_the_same_page_stays(led):
    links = [("facts", ""), ("tool-costs", STATE)]

    assert led({"": page("facts", "tool-costs", links=links)}, "") == ["#facts", "#tool-costs"]


def test_a_place_on_another_page_has_its_address_and_a_tool_its_state(led):
    pages = {
        "": page("facts"),
        "tools/lab": page(links=[("facts", ""), ("tool-costs", STATE), ("tool-costs", "")]),
        "tools/the costs": page("tool-costs"),
    }

    assert led(pages, "tools/lab") == ["../../#facts", f"../the%20costs/#{STATE}", "../the%20costs/#tool-costs"]


def test_a_tools_own_page_goes_before_one_with_several(led):
    pages = {
        "": page("tool-costs", tools=2),
        "tools/costs": page("tool-costs", tools=1),
        "guide": page(links=[("tool-costs", STATE)]),
    }

    assert led(pages, "guide") == [f"../tools/costs/#{STATE}"]


def test_what_is_on_no_page_is_words_and_an_offer_without_its_tool_is_nothing(led):
    assert led({"": page(links=[("facts", ""), ("tool-costs", STATE)])}, "") == ["The <b>words</b>", ""]
