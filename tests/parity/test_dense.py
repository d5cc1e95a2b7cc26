"""Bytes that were written as dense text come back in the page, and the text is one that HTML can hold."""

import json
import random

from builder.dense import FORBIDDEN, dense

DICE = random.Random(7)
CONTENTS = [
    *(DICE.randbytes(length) for length in range(30)),
    *(bytes([value]) * length for value in (0, 13, 60, 127, 128, 255) for length in range(1, 9)),
    bytes(range(256)) * 7,
    DICE.randbytes(100_003),
]


def test_bytes_of_every_value_and_length_come_back(node, tmp_path):
    found = node("undense.mjs", tmp_path, [json.dumps(dense(content)) for content in CONTENTS])

    assert [bytes.fromhex(line) for line in found] == CONTENTS


def test_the_text_holds_nothing_that_html_would_change():
    for content in CONTENTS:
        text = dense(content)
        assert not set(text) & set(FORBIDDEN.decode())
        assert all(ord(character) < 256 for character in text)


def test_it_is_a_sixth_larger_than_the_bytes():
    content = DICE.randbytes(700_000)

    assert len(dense(content).encode()) < 1.175 * len(content)
