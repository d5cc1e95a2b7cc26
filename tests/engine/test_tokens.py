"""The estimate of tokens: as near as it is said to be, and sane for any text at all."""

import json
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bench.tokens import KINDS, errors, ninetieth
from engine.tokens import MOST_BYTES, OTHER_VENDORS, estimate, hundredths, pieces, too_long

SAMPLES = json.loads((Path(__file__).parents[1] / "vectors" / "tokens.json").read_text("utf-8"))["samples"]

characters = st.characters(codec=None) | st.characters(categories=["Cs"]) | st.sampled_from("aZ é'/.\n\t\0中ж😀9")
texts = st.text(characters)
words = st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), max_size=12)
sentences = st.lists(words, max_size=12).map(" ".join)


def of(within):
    return [sample for sample in SAMPLES if sample["kind"] in KINDS[within]]


@pytest.mark.parametrize("within", KINDS, ids=lambda within: within.kind)
def test_nine_of_ten_estimates_are_as_near_as_the_page_says(within):
    sizes = [abs(error) for error in errors(of(within))]

    assert len(sizes) >= 30
    assert ninetieth(sizes) <= within.percent / 100


@pytest.mark.parametrize("within", KINDS, ids=lambda within: within.kind)
def test_on_the_whole_too_much_and_too_little_cancel_out(within):
    estimated = sum(estimate(sample["text"]) for sample in of(within))
    counted = sum(sample["tokens"]["o200k_base"] for sample in of(within))

    assert abs(estimated / counted - 1) < within.percent / 300


def test_other_vendors_are_as_far_off_as_the_page_says():
    assert "from 5% less to 24% more in English and code" in OTHER_VENDORS
    assert "from 30% less to five times as much in other languages" in OTHER_VENDORS
    for within, (least, most) in zip(KINDS, [(0.95, 1.24), (0.70, 5.25)], strict=True):
        counts = [sample["tokens"] for sample in of(within)]
        shares = [count[name] / count["o200k_base"] for count in counts for name in count if name != "o200k_base"]

        assert min(shares) == pytest.approx(least, abs=0.005)
        assert max(shares) == pytest.approx(most, abs=0.005)


def test_every_sample_is_a_text_of_its_own_with_its_counts():
    assert {sample["kind"] for sample in SAMPLES} == set(chain(*KINDS.values()))
    assert len({sample["text"] for sample in SAMPLES}) == len(SAMPLES)
    for sample in SAMPLES:
        assert {"o200k_base", "claude_2", "gemini", "qwen3", "deepseek_v3"} == set(sample["tokens"])


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        (" ", 1),
        ("hello", 1),
        ("1234567", 3),
        ("The customer asked for a refund.", 7),
        ("    return value\n", 4),
        ("-" * 80, 6),
        ("\ud800", 1),
        ("\0", 1),
        ("😀", 2),
    ],
)
def test_an_estimate_by_hand(text, tokens):
    assert estimate(text) == tokens


@given(texts)
@example("a" * 5_000)
@example("th" * 5_000)
@example("İstanbul ŉ ß ǅ")
@example("\u202eevil\u202c <script>alert(1)</script>")
def test_any_text_is_cut_into_pieces_that_are_all_of_it_and_each_at_least_a_token(text):
    cut = pieces(text)

    assert sum(len(piece) * count for piece, count in cut.items()) == len(text)
    assert all(hundredths(piece) >= 100 for piece in cut)
    assert estimate(text) >= cut.total()


@given(texts, texts)
def test_a_paragraph_more_never_takes_fewer_tokens(text, more):
    assert estimate(f"{text}\n\n{more}") >= estimate(text)


@given(texts, texts)
def test_paragraphs_add_up(one, other):
    """But for the break between them, and for space that it takes up."""
    together = estimate(f"{one}\n\n{other}")

    assert -2 <= together - estimate(one) - estimate(other) <= 2


@given(sentences, sentences)
def test_cutting_a_text_anywhere_moves_the_estimate_by_a_few_tokens_at_most(one, other):
    """No more than the two words at the cut could have had, which are short here."""
    seam = 2 + max(map(len, one.split(" ")[-1:]), default=0) + max(map(len, other.split(" ")[:1]), default=0)

    assert abs(estimate(one + other) - estimate(one) - estimate(other)) <= 3 * seam


@given(st.text("ab. \n\r", max_size=40))
def test_how_lines_end_makes_no_difference(text):
    plain = text.replace("\r", "")

    assert estimate(plain.replace("\n", "\r\n")) == estimate(plain)


def test_a_megabyte_is_the_most_whatever_it_is_made_of():
    assert not too_long("a" * MOST_BYTES)
    assert too_long("a" * MOST_BYTES + "a")
    assert not too_long("😀" * (MOST_BYTES // 4))
    assert too_long("😀" * (MOST_BYTES // 4 + 1))
    assert not too_long("\ud800" * (MOST_BYTES // 3))
