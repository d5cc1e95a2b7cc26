"""Packed texts are unpacked to the same texts, by the script that the page uses."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.pack import HOLE, packed
from builder.project import NODE

UNPACK = Path(__file__).parents[2] / "docs" / "assets" / "javascripts" / "unpack.js"
SCRIPT = f"""
import {{ unpack }} from {json.dumps(UNPACK.as_uri())};
const [packs] = process.argv.slice(1).map((text) => JSON.parse(text));
const positions = (pack) => pack.moves.at ?? [];
console.log(JSON.stringify(packs.map((pack) => {{
  const answerTo = unpack(pack);
  return [answerTo(pack.opening), ...positions(pack).map((at) => answerTo({{ ...pack.opening, at }}))];
}})));
"""

LINES = st.lists(
    st.sampled_from(["<p>12 of 34</p>", "1.5", "-7", "a", "", "1,000.", "0 0", "\\n", "},", "é 3"]), max_size=6
)


def unpacked(packs):
    """What the page's script makes of starting points with one control, named "at"."""
    command = [str(NODE), "--input-type=module", "--eval", SCRIPT, json.dumps(packs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return json.loads(done.stdout)


def starting_point(texts):
    moves = {"at": [f"position {index}" for index in range(1, len(texts))]}
    return {"opening": {"at": "here", "other": "1"}, "moves": moves, **packed(texts)}


def test_hard_texts_come_back():
    hard = [
        ["1", "2", "2", "3"],
        ["a1b", "a22b", "a1b", "c"],
        ["1 2 3", "1 9 3", "1 2 4"],
        ["<p>$1,234.50</p>\\n<p>7</p>\\n", "<p>$1.5</p>\\n<p>7</p>\\n", "<p>none</p>\\n"],
        [""],
        ["", "0"],
        ["}, 1},2},", "}, 3},4},"],
    ]

    assert unpacked([starting_point(texts) for texts in hard]) == hard


drawn = []


@given(st.lists(st.builds("".join, LINES), min_size=1, max_size=8))
def test_packing_keeps_every_number_and_every_word(texts):
    data = packed(texts)
    drawn.append(texts)

    assert len(data["forms"]) == len(texts)
    assert len(set(data["pieces"])) == len(data["pieces"])
    for pieces, columns in data["shapes"]:
        holes = sum(data["pieces"][piece].count(HOLE) for piece in pieces)
        assert holes == len(columns)


def test_what_was_drawn_comes_back():
    test_packing_keeps_every_number_and_every_word()

    assert unpacked([starting_point(texts) for texts in drawn]) == drawn


def test_a_text_that_holds_the_mark_of_a_number_is_refused():
    with pytest.raises(ValueError, match="private use"):
        packed([f"a{HOLE}b"])
