"""Edits to many numbers at once: read, put into one way of writing, or refused in one line."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.digits import parsed
from engine.edits import Cell, Edits
from engine.errors import BadPiece
from engine.format import plain

CELLS = {
    "a": Cell("First", 5, -10, 10),
    "b.c": Cell("Second", Fraction(-1, 2), -1, 1, decimals=2),
    "d": Cell("Third", 0, 0, 1_000),
}
EDITS = Edits("Numbers", "", CELLS, example="a=1")


@st.composite
def edits(draw):
    """Some cells in any order, each with a value that it may have."""
    names = draw(st.lists(st.sampled_from(list(CELLS)), unique=True))
    values = {}
    for name in names:
        unit = 10 ** CELLS[name].decimals
        values[name] = Fraction(draw(st.integers(CELLS[name].low * unit, CELLS[name].high * unit)), unit)
    return values


@given(edits())
def test_edits_are_written_in_one_way(values):
    text = ", ".join(f"{name}={plain(value)}" for name, value in values.items())

    written = EDITS.parse(text)

    assert EDITS.parse(written) == written
    assert EDITS.values(written) == {n: v for n, v in values.items() if v != CELLS[n].published}
    assert list(EDITS.values(written)) == [name for name in CELLS if name in EDITS.values(written)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("  ", ""),
        ("a=5", ""),
        ("b.c=-.50", ""),
        ("a=\N{MINUS SIGN}3", "a=-3"),
        ("a=-0", "a=0"),
        ("d=1,000,a= 7 ", "a=7,d=1000"),
        ("b.c=0.25,a=6.0", "a=6,b.c=0.25"),
    ],
)
def test_numbers_are_read_as_they_are_typed(text, written):
    assert EDITS.parse(text) == written


@pytest.mark.parametrize(
    "text", ["a", "a=", "a=x", "a=11", "a=1.5", "a=--1", "a=1=2", "a=1,5", "b.c=0.125", "d=-1", "a=1,a=2"]
)
def test_the_piece_at_fault_is_named(text):
    with pytest.raises(BadPiece) as caught:
        EDITS.parse(text)

    assert caught.value.piece == text.split("=", maxsplit=1)[0]
    assert str(caught.value).startswith(f"{CELLS[caught.value.piece].label} ({caught.value.piece}): ")


@pytest.mark.parametrize("text", ["x", "=", ",", "a=1,=2", "e=1", "A=1", "1"])
def test_what_names_no_number_is_told_how_edits_are_written(text):
    with pytest.raises(ValueError, match="Choose edits as name=number, separated by commas, such as a=1"):
        EDITS.parse(text)


@given(st.text(alphabet="abcd.=,-0123456789 x\n"))
def test_any_text_is_read_or_refused_in_one_line(text):
    try:
        written = EDITS.parse(text)
    except ValueError as error:
        assert "\n" not in str(error)
        assert len(str(error)) < 250
    else:
        assert EDITS.parse(written) == written


@given(st.integers(-(10**6), 10**6), st.integers(0, 4))
def test_signed_numbers_read_back(units, decimals):
    value = Fraction(units, 10**decimals)

    assert parsed(plain(value), -(10**6), 10**6, decimals) == value


def test_a_minus_is_only_for_numbers_that_may_be_negative():
    for text in ("-1", "-0", "\N{MINUS SIGN}1"):
        with pytest.raises(ValueError, match="in plain digits"):
            parsed(text, 0, 10, 0)


def test_how_much_was_edited_is_said_in_words():
    assert [EDITS.spoken(text) for text in ("", "a=1", "a=1,d=2")] == [
        "as published",
        "1 number edited",
        "2 numbers edited",
    ]
