"""Changes to a good text, by chance that a number fixes: one draw is quicker than one for each part."""

import json
import re
from random import Random

from tests.fuzz.samples import DEEP, MARKS, STRANGE, words


def edited(text: str, number: int) -> str:
    """A text with a few parts of it cut out, doubled, or replaced."""
    chance = Random(number)
    for _ in range(chance.randrange(6)):
        at = chance.randrange(len(text) + 1)
        part = text[at : at + chance.choice((0, 1, 1, 2, 5, 20, 200))]
        put = chance.choice(
            ("", part * 2, chance.choice(MARKS), chance.choice(STRANGE), chr(chance.randrange(0x11000)))
        )
        if chance.random() < 0.01:
            many = "".join(f"{part}{number}" for number in range(5_000))
            put = chance.choice((many, chance.choice(DEEP)))
        text = text[:at] + put + text[at + len(part) :]
    return text


def bred(text: str, number: int) -> str:
    """A text with one thing in it replaced by something that stands in such texts: in JSON a value, else a word."""
    chance = Random(number)
    put = chance.choice((chance.choice(words()), chance.choice(STRANGE), str(chance.randrange(1_000_000))))
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict):
        held = data
        while inner := [value for value in held.values() if isinstance(value, dict)]:
            if chance.random() < 0.5:
                break
            held = chance.choice(inner)
        key = chance.choice([*held, chance.choice(words())])
        held[key] = chance.choice((put, put, chance.randrange(9), {}, [held.copy()]))
        return json.dumps(data)
    found = list(re.finditer(r"[\w.-]+", text))
    if not found:
        return text + put
    start, end = chance.choice(found).span()
    return text[:start] + chance.choice((put, put, f"{text[start:end]}&{put}=")) + text[end:]
