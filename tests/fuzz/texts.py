"""Texts near to what a reader takes: well made ones with strange parts, and good ones that were altered."""

import json
import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

from hypothesis import strategies as st

from engine.controls import Choice, Control, Number, controls, entered
from engine.edits import Edits
from engine.files import kinds, saved
from engine.link import link
from engine.map_panel import BANDS
from engine.tools import tools

NAMES = tuple(tools())
INPUTS = {name: tuple(controls(made.inputs)) for name, made in tools().items()}

STRANGE = (
    "", " ", "0", "-1", "+1", "1e9", "1e999999", "nan", "inf", "-inf", "12,5", "1,000", "1,00", "0.0000001", ".", "-.5",
    "9" * 39, "9" * 41, "9" * 5_000, "1/3", "0x10", "1_000", "٣", "１２", "−5", "true", "True", "null", "\0", "\ud800",
    "<script>alert(1)</script>", '"><img src=x>', "{{ 7*7 }}", "%s{0}", "../../etc/passwd", "__proto__", "a" * 300,
    "lora.data=20", "lora.data=20,lora.data=3", "=,=,=", ",".join("lora.data=1" for _ in range(50)), "\u202e", "é" * 41,
)  # fmt: skip
"""Values that careless readers fall over."""

MARKS = ("#", "?", "&", "=", "%", "%00", "%ZZ", "%ED%A0%80", "+", ";", ":", "{", "}", "[", "]", '"', "\\", "\\u0000",
         ",", "\n", "\r", "\t", "```", "~~~", "{{", "}}", "(", ")", ".", "- ", "# ", "    ", "|", "[^1]", "<!--",
         "&lt;", "v=1", "v=2", "pin=", "tool", "use: ", "start: ", "null", "true", "NaN", "1e400", "-0",
         "\x02", "\x03")  # fmt: skip
"""What parts texts, or may."""


DEEP = ("[" * 50_000, '{"":' * 50_000, "[" * 2_000 + "]" * 2_000, "> " * 300, "(" * 500, "*" * 500, "`" * 500)
"""Ends that are far away."""


def queries() -> st.SearchStrategy[str]:
    """Links, most of them of a known form."""
    state = st.one_of(*(_pairs(name) for name in NAMES)).map(
        lambda pairs: "&".join(f"{quote(key)}={quote(value, errors='replace')}" for key, value in pairs)
    )
    pinned = st.tuples(state, state).map(lambda both: f"{both[0]}&pin={quote(both[1])}")
    page = st.sampled_from(["", "https://example.org/a/", "http://x/?y", "javascript:alert(1)", "https://x/ \0"])
    made = st.builds(
        lambda page, name, version, query: f"{page}#{name}?{version}{query}",
        page,
        st.sampled_from([*NAMES, "no-such-tool", ""]),
        st.sampled_from(["", "v=1&", "v=2&", "v=&", "v=NaN&"]),
        state | pinned,
    )
    return made | altered(seeds_of("link")) | st.text()


def saved_texts() -> st.SearchStrategy[str]:
    """Saved data, most of it JSON of a known form."""
    values = st.sampled_from(STRANGE) | st.integers() | st.floats() | st.booleans() | JUNK
    held = st.dictionaries(
        st.sampled_from([*INPUTS[NAMES[0]], *INPUTS[NAMES[1]], "__proto__", "x"]), values, max_size=6
    )
    made = st.fixed_dictionaries(
        {"tool": st.sampled_from([*NAMES, "x"]) | JUNK, "inputs": held | JUNK}, optional={"shown": held | JUNK}
    )
    return made.map(json.dumps) | altered(seeds_of("saved data")) | JUNK.map(json.dumps)


def raw_lines() -> st.SearchStrategy[str]:
    """The name of a tool and raw values, one a line."""
    made = st.one_of(
        *(_pairs(name).map(lambda pairs, name=name: "\n".join([name, *map("=".join, pairs)])) for name in NAMES)
    )
    return made | altered(seeds_of("control values"))


def fences() -> st.SearchStrategy[str]:
    """Pages with fences and inline values in them."""
    line = st.one_of(
        st.sampled_from(["use: decision-lab", "use: cost-workbench", "use:", "start: policy", "freshness: 8", "", ":"]),
        st.sampled_from(STRANGE),
        st.tuples(st.sampled_from([*INPUTS[NAMES[0]], "use", "start"]), st.sampled_from(STRANGE)).map(": ".join),
        st.sampled_from(["```tool", "~~~ tool", "````", "```", "  ```tool", "```python"]),
        st.sampled_from(["{{ tools.count }}", "{{ decision-lab.winner.name }}", "{{ facts.x }}", "{{", "{{ a(b) }}"]),
        st.sampled_from(["# A", "> b", "- c", "1. d", "[e](f)", "*g*", "`h`", "<div>", "</div>", "| i | j |", "\\{{"]),
    )  # fmt: skip
    fenced = st.lists(line, max_size=4).map(lambda lines: "\n".join(["```tool", "use: decision-lab", *lines, "```"]))
    return (
        st.lists(line | fenced, max_size=6).map("\n".join)
        | st.lists(st.sampled_from(seeds_of("Markdown fence")) | line, max_size=3).map("\n\n".join)
        | altered(seeds_of("Markdown fence"))
    )


def questions() -> st.SearchStrategy[str]:
    """Questions about a tool, most of them of a known form."""
    return (
        st.one_of(*(_asked(name) for name in NAMES)).map(json.dumps)
        | altered(seeds_of("answer"))
        | JUNK.map(json.dumps)
    )


def altered(good: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Good texts with a few parts of them cut out, doubled, moved or replaced."""
    return st.builds(_edited, st.sampled_from(good), st.integers(0, 2**64))


def seeds_of(target: str) -> tuple[str, ...]:
    """A few texts that a reader takes."""
    opening = [(name, made, made.inputs()) for name, made in tools().items()]
    match target:
        case "link":
            return (
                *(link(name, inputs, "https://example.org/") for name, _, inputs in opening),
                "#cost-workbench?v=1&monthly_requests=50000&pin=name%3DA%26labels%3D5",
                "#decision-lab?v=1&scenario=brand&model=lora.data%3D20%2Crag.data%3D5&inspect=rag",
            )
        case "saved data":
            return tuple(saved(made, inputs, "data").text for _, made, inputs in opening)
        case "control values":
            return tuple(
                "\n".join([name, *(f"{key}={entered(getattr(inputs, key))}" for key in INPUTS[name])])
                for name, _, inputs in opening
            )
        case "prices":
            examples = json.loads((Path(__file__).parents[2] / "engine" / "prices.json").read_text("utf-8"))
            return json.dumps(examples), json.dumps({"examples": examples["examples"][:1]})
        case "Markdown fence":
            return ("```tool\nuse: decision-lab\nstart: support\nfreshness: 80\n```",
                    "~~~ tool\nuse: cost-workbench\n~~~",
                    "{{ decision-lab.winner.name }} and {{cost-workbench(cache_hit_rate=0.9).break_even}}",
                    "# A {{ tools.count }}\n\n|a|\n|-|\n|{{ facts.input_price.text }}|\n\n`{{ x }}`")  # fmt: skip
        case _:
            full = {name: {key: entered(getattr(inputs, key)) for key in INPUTS[name]} for name, _, inputs in opening}
            asked = [{"tool": name, "inputs": full[name]} for name in NAMES]
            for name, made, _ in opening:
                asked += [{"tool": name, "ask": "file", "file": kind, "page": "https://x/"} for kind in kinds(made)]
                asked += [
                    {"tool": name, "inputs": full[name], "ask": "panel", "panel": panel, "details": dict(shown.opening)}
                    for panel, shown in made.panels.items()
                ]
                asked.append(
                    {
                        "tool": name,
                        "ask": "panel",
                        "panel": "compare",
                        "details": {"pins": [{"name": "A", "inputs": {}}]},
                    }
                )
            return tuple(map(json.dumps, asked))


@cache
def words() -> tuple[str, ...]:
    """What stands in texts that readers take."""
    options = [option.value for made in tools().values() for kind in controls(made.inputs).values()
               if isinstance(kind, Choice) for option in kind.options]  # fmt: skip
    keys = [
        "tool",
        "inputs",
        "ask",
        "panel",
        "details",
        "file",
        "page",
        "id",
        "pins",
        "name",
        "band",
        "notes",
        "text",
        "x",
        "y",
    ]
    return tuple(dict.fromkeys([*MARKS, *NAMES, *INPUTS[NAMES[0]], *INPUTS[NAMES[1]], *options, *keys]))


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
        held[chance.choice([*held, chance.choice(words())])] = chance.choice(
            (put, put, chance.randrange(9), {}, [held.copy()])
        )
        return json.dumps(data)
    found = list(re.finditer(r"[\w.-]+", text))
    if not found:
        return text + put
    start, end = chance.choice(found).span()
    return text[:start] + chance.choice((put, put, f"{text[start:end]}&{put}=")) + text[end:]


KEYS = st.sampled_from((*MARKS, "tool", "inputs"))

JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(STRANGE),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
"""Anything JSON can say."""


def _asked(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Whole questions about a tool, some with a part that is anything."""
    made = tools()[name]
    inputs = _pairs(name).map(dict)
    pins = st.lists(st.fixed_dictionaries({"name": st.sampled_from(STRANGE), "inputs": inputs | JUNK}), max_size=7)
    axis = st.sampled_from(INPUTS[name])
    details = st.one_of(
        st.fixed_dictionaries({"x": axis, "y": axis, "band": st.integers(-1, BANDS) | JUNK}),
        st.fixed_dictionaries({"x": axis, "y": axis, "notes": st.booleans()}),
        st.fixed_dictionaries({"pins": pins | JUNK}),
        st.fixed_dictionaries({"text": st.text() | JUNK}),
        JUNK,
    )
    panel = st.fixed_dictionaries(
        {"tool": st.just(name), "inputs": inputs, "ask": st.just("panel"), "details": details,
         "panel": st.sampled_from([*made.panels, "x"]) | JUNK}, optional={"id": JUNK}
    )  # fmt: skip
    file = st.fixed_dictionaries(
        {"tool": st.just(name), "inputs": inputs, "ask": st.just("file"),
         "file": st.sampled_from(kinds(made)) | JUNK, "page": st.sampled_from(["", "https://x/", "x"]) | JUNK}
    )  # fmt: skip
    view = st.fixed_dictionaries({"tool": st.just(name) | JUNK, "inputs": inputs | JUNK}, optional={"ask": JUNK})
    return view | panel | file


def _pairs(name: str) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Names and raw texts of a tool's inputs: one draw for each pair, since every draw costs time."""
    known = controls(tools()[name].inputs)
    good = [(key, text) for key, kind in known.items() for text in _texts(kind)]
    strange = [(key, text) for key in (*known, "x", "__proto__") for text in STRANGE]
    pair = st.sampled_from(good) | st.sampled_from(good) | st.sampled_from(strange)
    return st.lists(pair, max_size=6) | st.lists(st.sampled_from(good), max_size=8)


def _texts(kind: Control) -> list[str]:
    match kind:
        case Choice():
            return [option.value for option in kind.options]
        case Number():
            unit = 10**kind.decimals
            near = [
                n
                for n in (kind.low, kind.low + 1, kind.high - 1, kind.high, kind.high + 1, 7, 60, 500)
                if n >= kind.low
            ]
            parts = [f"{n / unit:.{kind.decimals}f}" for n in (1, unit // 10 or 1, unit // 2, unit - 1)]
            return [*map(str, near), *parts, *(entered(at) for at in kind.positions[:: len(kind.positions) // 6 or 1])]
        case Edits():
            cells = list(kind.cells)
            return ["", kind.example, *(f"{cell}={number}" for cell in cells[::9] for number in (-10, 0, 5, 100, 101))]
        case _:
            return ["true", "false"]


def _edited(text: str, number: int) -> str:
    """A text with a few parts changed, by chance that a number fixes: one draw is quicker than one for each part."""
    chance = Random(number)
    for _ in range(chance.randrange(6)):
        at = chance.randrange(len(text) + 1)
        part = text[at : at + chance.choice((0, 1, 1, 2, 5, 20, 200))]
        put = chance.choice(
            ("", part * 2, chance.choice(MARKS), chance.choice(STRANGE), chr(chance.randrange(0x11000)))
        )
        if chance.random() < 0.01:
            put = (
                chance.choice(DEEP) if chance.random() < 0.5 else "".join(f"{part}{number}" for number in range(5_000))
            )
        text = text[:at] + put + text[at + len(part) :]
    return text
