"""What can be saved: the same texts as the command line's, data that loads again, tables and pictures that are safe."""

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import VERSION
from engine.command import main
from engine.controls import read
from engine.files import saved
from engine.picture import COLOURS, set_in_lines
from engine.scenarios import SCENARIOS
from engine.tables import csv_table
from engine.tools import tool, tools
from engine.web import answer

PAGE = "https://example.org/an-article/"
CHANGED = {
    "decision-lab": {"freshness": "90", "data": "3"},
    "cost-workbench": {"monthly_requests": "50000", "price_decline_per_year": "0.3", "refresh_months": "6"},
}
KINDS = ("record", "data", "table")
STYLES = Path(__file__).parents[2] / "docs" / "assets" / "stylesheets" / "palette.css"
SVG = "{http://www.w3.org/2000/svg}"


def cases():
    for name in tools():
        for scenario in SCENARIOS:
            yield name, {"scenario": scenario}
        yield name, CHANGED[name]
    yield "cost-workbench", {"monthly_requests": "0"}
    yield "cost-workbench", {"training_usd": "0", "evaluation_usd": "0"}
    yield "cost-workbench", {"monthly_requests": "100000000", "input_usd_per_million": "10000000"}
    yield "decision-lab", dict.fromkeys(("stability", "data", "volume"), "100")


CASES = [pytest.param(*case, id=" ".join([case[0], *case[1].values()])) for case in cases()]


def file_of(name, kind, raw, page=PAGE):
    return saved(tool(name), read(tool(name).inputs, raw), kind, page)


def options(raw):
    return [text for name, value in raw.items() for text in (f"--{name.replace('_', '-')}", value)]


@pytest.mark.parametrize("page", ["", PAGE])
@pytest.mark.parametrize(("kind", "format"), [("record", "markdown"), ("table", "csv")])
@pytest.mark.parametrize(("name", "raw"), CASES)
def test_the_page_and_the_command_line_give_the_same_text(capsys, name, raw, kind, format, page):
    question = {"tool": name, "inputs": {**raw, **looked_at(name)}, "ask": "file", "file": kind, "page": page}

    main([name, *options(raw), "--format", format, "--page", page])

    assert json.loads(answer(json.dumps(question)))["text"] == capsys.readouterr().out


def looked_at(name):
    """A choice that only concerns the page."""
    return {"inspect": "rag"} if name == "decision-lab" else {}


@pytest.mark.parametrize(("name", "raw"), CASES)
def test_everything_names_the_engine_and_carries_the_link(name, raw):
    for kind in (*KINDS, *tool(name).pictures):
        text = re.sub(r"</text>\s*<text[^>]*>", "", file_of(name, kind, raw).text).replace("&amp;", "&")

        assert VERSION in text
        assert f"{PAGE}#{name}?v=1" in text
        for control, value in CHANGED[name].items() if raw == CHANGED[name] else ():
            assert f"&{control}={value}" in text


def test_a_record_without_a_page_says_what_to_do_with_the_link():
    record = file_of("decision-lab", "record", {"data": "3"}, page="").text

    assert "- Link: add `#decision-lab?v=1&data=3` to the address of the tool's page\n" in record


def test_names_say_what_and_which():
    names = [file_of("decision-lab", kind, {"scenario": "brand"}).name for kind in (*KINDS, "ranking")]

    assert names == [
        "decision-lab-brand.md", "decision-lab-brand.json", "decision-lab-brand.csv", "decision-lab-brand-ranking.svg",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "raw"), CASES)
def test_data_loads_to_the_same_inputs(name, raw):
    inputs = read(tool(name).inputs, {**raw, **looked_at(name)})
    data = json.loads(saved(tool(name), inputs, "data").text)

    again = {n: json.dumps(v) if not isinstance(v, str) else v for n, v in {**data["inputs"], **data["shown"]}.items()}

    assert data["tool"] == name
    assert read(tool(name).inputs, again) == inputs


def test_data_is_the_json_answer_and_what_the_page_needs(capsys):
    for name in tools():
        main([name, "--format", "json"])
        printed = json.loads(capsys.readouterr().out)
        data = json.loads(file_of(name, "data", {}).text)

        assert list(data) == [*printed, "engine", "link", "shown"]
        assert {key: data[key] for key in printed} == printed


def rows_of(name, raw):
    return list(csv.DictReader(io.StringIO(file_of(name, "table", raw).text, newline="")))


def test_the_labs_table_has_a_row_for_each_approach():
    rows = rows_of("decision-lab", {})

    assert [row["approach"] for row in rows] == ["lora", "guard", "prompt", "full", "rag"]
    assert (rows[0]["name"], rows[0]["rank"], rows[0]["score"]) == ("LoRA / PEFT", "1", "84.92")
    assert (rows[0]["fit_points"], rows[0]["stability_points"], rows[0]["stability"]) == ("45", "8.96", "82")
    for row in rows:
        assert sum(Fraction(v) for k, v in row.items() if k.endswith("_points")) == Fraction(row["score"])


def test_the_workbenchs_table_has_a_row_for_each_month():
    rows = rows_of("cost-workbench", {})

    assert [row["month"] for row in rows] == [str(month) for month in range(25)]
    assert list(rows[12].values())[:5] == ["12", "2419.2", "3121.6", "702.4", "support"]
    assert float(rows[17]["tuned_minus_prompt_only_usd"]) > 0 > float(rows[18]["tuned_minus_prompt_only_usd"])


CELLS = st.text() | st.sampled_from(["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "＝1", '=a,"b"', "\n=1"])


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1))
def test_no_text_in_a_table_is_a_formula_and_all_of_it_comes_back(rows):
    found = list(csv.reader(io.StringIO(csv_table(rows), newline="")))

    for row, cells in zip(rows, found, strict=True):
        for text, cell in zip(row, cells, strict=True):
            assert cell in (text, f"'{text}")
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
            assert not cell.startswith(("\t", "\r"))


@given(st.fractions())
def test_numbers_in_a_table_stay_numbers(number):
    text = csv_table([[number]]).removesuffix("\r\n")

    assert re.fullmatch(r"-?\d+(\.\d{1,10})?", text)
    assert abs(Fraction(text) - number) <= Fraction(1, 2 * 10**10)


@pytest.mark.parametrize(("name", "raw"), CASES)
def test_a_picture_stands_alone(name, raw):
    for kind in tool(name).pictures:
        file = file_of(name, kind, raw)
        root = ElementTree.fromstring(file.text)  # noqa: S314 (our own)
        width, height = int(root.get("width")), int(root.get("height"))

        assert root.tag == f"{SVG}svg"
        assert root.get("viewBox") == f"0 0 {width} {height}"
        assert root.find(f"{SVG}title").text
        assert root.find(f"{SVG}desc").text
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            "svg", "title", "desc", "g", "rect", "line", "path", "circle", "text",
        }  # fmt: skip
        for element in root.iter():
            assert not any("href" in a or a.startswith("on") or a in ("style", "class") for a in element.attrib)
            assert not any("url(" in value for value in element.attrib.values())
        assert "/" not in file.name
        first = root.find(f"{SVG}rect")
        assert [first.get(a) for a in ("width", "height", "fill")] == [str(width), str(height), "#ffffff"]


def test_a_picture_shows_the_answer_in_words():
    ranking = file_of("decision-lab", "ranking", {}).text
    chart = file_of("cost-workbench", "chart", {}).text

    for text in ("LoRA / PEFT first with 84.9", "Labeled-data availability", "about 4,000 examples", "+13.60"):
        assert text in ranking
    for text in ("Tuning pays back after 17.6 months", "$2,200", "$125 / month", "Break-even: 17.6 months", "$76.80"):
        assert text in chart


def test_a_picture_has_the_colours_of_the_light_page():
    light = STYLES.read_text("utf-8").partition('[data-md-color-scheme="slate"]')[0]

    for name, colour in COLOURS.items():
        assert name == "paper" or f"--{name}: {colour};" in light


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "Zs"])), st.integers(50, 800))
def test_lines_hold_every_word_and_keep_their_width(text, width):
    lines = [line.text for line in set_in_lines(text, first=0, size=14, leading=20, width=width)]

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) * 14 * 56 <= width * 100 for line in lines)
