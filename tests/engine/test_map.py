"""Maps of two inputs, whatever the tool: parts against the whole, drawing and table against the cells, refusals."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.controls import controls, entered
from engine.map_drawing import SIDE
from engine.map_panel import BANDS, view
from engine.tools import tool, tools
from engine.tools.cost_workbench.map_panel import MAP as COST
from engine.tools.decision_lab.map_panel import MAP as LAB
from engine.web import answer

MAPS = {"decision-lab": LAB, "cost-workbench": COST}


def test_every_map_is_tested():
    assert [name for name, tool in tools().items() if "map" in tool.panels] == sorted(MAPS)


def at_random(map, chance):
    """Inputs of which each main one is at some position, with a starting point and axes."""
    known = controls(map.inputs)
    start = chance.choice(known["scenario"].options)
    values = {name: chance.choice(known[name].positions) for name in map.axes}
    whole = {name: value if known[name].decimals else int(value) for name, value in values.items()}
    return map.inputs(**{"scenario": start.value, **whole}), chance.sample(list(map.axes), 2)


questions = st.tuples(st.sampled_from([LAB, COST]), st.randoms(use_true_random=False)).map(
    lambda drawn: (drawn[0], *at_random(*drawn))
)


def size(map, name):
    return len(controls(map.inputs)[name].positions)


def edges(places):
    """Where the edges of cells lie in the drawing, and which cell begins there."""
    return {(2 * SIDE * place + places) // (2 * places): place for place in range(places + 1)}


def cells(map, bands):
    """The kinds that bands spell out, by row from the lowest."""
    by_letter = {kind.letter: kind for kind in map.kinds}
    return [
        [by_letter[letter] for letter, length in re.findall(r"(\D)(\d+)", row) for _ in range(int(length))]
        for band in bands
        for row in band.cells.split(" ")
    ]


@settings(max_examples=30)
@given(questions)
def test_paths_cover_every_cell_once_with_its_kind(question):
    map, inputs, (x, y) = question
    bands = view(map, inputs, {"x": x, "y": y}).bands
    columns, rows = edges(size(map, x)), edges(size(map, y))
    drawn = [[[] for _ in range(size(map, x))] for _ in range(size(map, y))]
    for band in bands:
        for area in band.areas:
            for left, top, right, low, back in re.findall(r"M(\d+) (\d+)H(\d+)V(\d+)H(\d+)z", area.path):
                assert left == back
                for up in range(rows[SIDE - int(low)], rows[SIDE - int(top)]):
                    for across in range(columns[int(left)], columns[int(right)]):
                        drawn[up][across].append(area.kind)

    assert drawn == [[[kind] for kind in row] for row in cells(map, bands)]


@settings(max_examples=20)
@given(questions)
def test_lines_are_drawn_exactly_between_cells_of_different_kinds(question):
    map, inputs, (x, y) = question
    bands = view(map, inputs, {"x": x, "y": y}).bands
    found, columns, rows = cells(map, bands), edges(size(map, x)), edges(size(map, y))
    upright, level = set(), set()
    for band in bands:
        for left, low, top in re.findall(r"M(\d+) (\d+)V(\d+)", band.borders):
            assert rows[SIDE - int(top)] == rows[SIDE - int(low)] + 1
            upright.add((columns[int(left)], rows[SIDE - int(low)]))
        for start, down, end in re.findall(r"M(\d+) (\d+)H(\d+)", band.borders):
            level |= {(across, rows[SIDE - int(down)]) for across in range(columns[int(start)], columns[int(end)])}

    places = [(across, up) for up in range(size(map, y)) for across in range(size(map, x))]
    if map.borders:
        assert upright == {(a, u) for a, u in places if a and found[u][a] is not found[u][a - 1]}
        assert level == {(a, u) for a, u in places if u and found[u][a] is not found[u - 1][a]}
    else:
        assert not upright | level


@settings(max_examples=20)
@given(questions)
def test_the_parts_are_those_of_the_whole(question):
    map, inputs, (x, y) = question
    whole = view(map, inputs, {"x": x, "y": y})
    parts = [view(map, inputs, {"x": x, "y": y, "band": part}) for part in range(BANDS)]

    assert tuple(band for part in parts for band in part.bands) == whole.bands
    assert all((part.notes, part.frame) == (None, None) for part in parts)
    assert view(map, inputs, {"x": x, "y": y, "notes": True}).notes == whole.notes
    assert [len(row) for row in cells(map, whole.bands)] == [size(map, x)] * size(map, y)


@settings(max_examples=30)
@given(questions)
def test_the_table_agrees_with_the_cells(question):
    map, inputs, (x, y) = question
    shown = view(map, inputs, {"x": x, "y": y})
    found = cells(map, shown.bands)
    across, up = controls(map.inputs)[x], controls(map.inputs)[y]
    texts = [f"{across.prefix}{entered(position)}" for position in across.positions]
    names = {kind.name: kind for kind in map.kinds}

    rows = [f"{up.prefix}{entered(position)}" for position in up.positions]
    assert [line.place for line in shown.notes.lines][:: len(shown.notes.lines) - 1] == [rows[-1], rows[0]]
    for line in shown.notes.lines:
        told = []
        for run in line.intervals.split("; "):
            extent, _, name = run.rpartition(": ")
            kind = names[name or run.removesuffix(" throughout")] if extent else names[run.removesuffix(" throughout")]
            last = extent.rpartition("to ")[2] if "to " in extent else extent.removeprefix("at ")
            open_ended = not extent or (extent.startswith("from ") and " to " not in extent)
            end = len(texts) if open_ended else texts.index(last) + 1
            told += [kind] * (end - len(told))
        assert told == found[rows.index(line.place)]


@settings(max_examples=20)
@given(questions)
def test_the_frame_agrees_with_the_cells(question):
    map, inputs, (x, y) = question
    shown = view(map, inputs, {"x": x, "y": y})
    across, up = (controls(map.inputs)[name].place(getattr(inputs, name)) for name in (x, y))
    left, down = shown.frame.here

    assert shown.frame.says.endswith(cells(map, shown.bands)[up][across].name)
    assert (left * size(map, x) // SIDE, (SIDE - down) * size(map, y) // SIDE) == (across, up)
    assert [axis.name for axis in shown.frame.axes] == list(map.axes)


def test_a_value_between_two_places_is_said_and_shown_at_the_nearest():
    inputs = COST.inputs(monthly_requests=121_000, training_usd=1_820)
    frame = view(COST, inputs, {"x": "monthly_requests", "y": "training_usd"}).frame
    exact = view(COST, COST.inputs(), {"x": "monthly_requests", "y": "training_usd"}).frame

    assert frame.says == (
        "Monthly requests 121,000 (shown at 120,000), Training run cost $1,820 (shown at $1,800). "
        "Break-even: 12 to 24 months"
    )
    assert frame.here == exact.here
    assert [tick.text for tick in frame.x_ticks + frame.y_ticks] == [
        "100",
        "36,000",
        "10,000,000",
        "$0",
        "$4,500",
        "$25,000",
    ]


OPENINGS = [(name, tool(name).panels["map"].opening) for name in MAPS]


@pytest.mark.parametrize(("name", "opening"), OPENINGS)
@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"x": ""}, "x", "No such input"),
        ({"x": None, "y": None}, "x", "No such input"),
        ({"x": ["data"]}, "x", "No such input"),
        ({"x": "scenario"}, "x", "No such input"),
        ({"y": "freshnes"}, "y", "No such input"),
        *(
            ({"band": band}, "band", f"from 0 to {BANDS - 1}")
            for band in (None, BANDS, -1, [], [1], "0", 0.0, {"0": 5}, 10**40)
        ),
    ],
)
def test_details_that_cannot_be_read_are_refused_in_one_line(name, opening, changes, field, message):
    asked = {"tool": name, "ask": "panel", "panel": "map", "details": {**opening, **changes}}
    [problem] = json.loads(answer(json.dumps(asked)))["errors"]

    assert problem["field"] == field
    assert message in problem["message"]
    assert "\n" not in problem["message"]


@pytest.mark.parametrize(("name", "opening"), OPENINGS)
def test_one_input_cannot_go_both_ways(name, opening):
    asked = {"tool": name, "ask": "panel", "panel": "map", "details": {"x": opening["x"], "y": opening["x"]}}

    assert "another input" in json.loads(answer(json.dumps(asked)))["errors"][0]["message"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.sampled_from(LAB.axes),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(list(MAPS)), st.dictionaries(st.sampled_from(["x", "y", "band", "notes", "more"]), json_values))
def test_any_details_are_answered(name, details):
    found = json.loads(answer(json.dumps({"tool": name, "ask": "panel", "panel": "map", "details": details})))

    assert ("html" in found) != ("errors" in found)


@pytest.mark.parametrize(("name", "opening"), OPENINGS)
def test_ids_start_with_that_of_the_tool_on_its_page(name, opening):
    def ids(**more):
        asked = {"tool": name, "ask": "panel", "panel": "map", "details": opening, **more}
        html = json.loads(answer(json.dumps(asked)))["html"]
        return set(re.findall(r'(?: id="|url\(#)([^")]+)', html))

    assert all(found.startswith(f"{name}-map-") for found in ids())
    assert all(found.startswith("second-map-") for found in ids(id="second"))
    assert json.loads(answer(json.dumps({"tool": name, "id": 5})))["errors"]
