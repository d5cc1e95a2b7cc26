"""Texts near to what a reader takes: well made ones with strange parts, and good ones that were altered."""

import json
from typing import Any
from urllib.parse import quote

from hypothesis import strategies as st

from engine.controls import Choice, Control, Number, controls, entered
from engine.edits import Edits
from engine.files import kinds
from engine.map_panel import BANDS
from engine.tools import tools
from tests.fuzz.changes import edited
from tests.fuzz.samples import INPUTS, MARKS, NAMES, STRANGE, seeds_of


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
        st.sampled_from(["{{ tools.count }}", "{{ decision-lab.winner.name }}", "{{ facts.x.text }}", "{{ a(b) }}"]),
        st.sampled_from(["# A", "> b", "- c", "1. d", "[e](f)", "*g*", "`h`", "<div>", "</div>", "| i |", "\\{{ k }}"]),
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
    return st.builds(edited, st.sampled_from(good), st.integers(0, 2**64))


JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(STRANGE),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from((*MARKS, "tool", "inputs")), inner, max_size=3)
    ),
    max_leaves=6,
)
"""Anything JSON can say."""


def _asked(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Whole questions about a tool, some with a part that is anything."""
    made = tools()[name]
    inputs = _pairs(name).map(dict)
    pins = st.lists(st.fixed_dictionaries({"name": st.sampled_from(STRANGE), "inputs": inputs | JUNK}), max_size=7)
    slides = [key for key, kind in controls(made.inputs).items() if isinstance(kind, Number) and kind.positions]
    axis = st.sampled_from(slides) | st.sampled_from(slides) | st.sampled_from(INPUTS[name])
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
    part = st.fixed_dictionaries({"band": st.integers(0, BANDS - 1)}) | st.just({"notes": True}) | st.just({})
    map = st.fixed_dictionaries(
        {"tool": st.just(name), "inputs": inputs, "ask": st.just("panel"), "panel": st.just("map"),
         "details": st.builds(lambda axes, part: {"x": axes[0], "y": axes[1], **part},
                              st.lists(st.sampled_from(slides), min_size=2, max_size=2, unique=True), part)}
    )  # fmt: skip
    file = st.fixed_dictionaries(
        {"tool": st.just(name), "inputs": inputs, "ask": st.just("file"),
         "file": st.sampled_from(kinds(made)) | JUNK, "page": st.sampled_from(["", "https://x/", "x"]) | JUNK}
    )  # fmt: skip
    view = st.fixed_dictionaries({"tool": st.just(name) | JUNK, "inputs": inputs | JUNK}, optional={"ask": JUNK})
    return view | panel | map | file


def _pairs(name: str) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Names and raw texts of a tool's inputs: one draw for each pair, as Hypothesis takes its time over every draw."""
    known = controls(tools()[name].inputs)
    good = [(key, text) for key, kind in known.items() for text in _texts(kind)]
    strange = [(key, text) for key in (*known, "x", "__proto__") for text in STRANGE]
    pair = st.sampled_from(good) | st.sampled_from(good) | st.sampled_from(strange)
    sound = [(key, text) for key, text in good if _taken(known[key], text)]
    return (
        st.lists(pair, max_size=6)
        | st.lists(st.sampled_from(good), max_size=8)
        | st.lists(st.sampled_from(sound), max_size=16)
    )


def _taken(kind: Control, text: str) -> bool:
    try:
        kind.parse(text)
    except ValueError:
        return False
    return True


def _texts(kind: Control) -> list[str]:
    match kind:
        case Choice():
            return [option.value for option in kind.options]
        case Number():
            unit = 10**kind.decimals
            ends = (kind.low, kind.low + 1, kind.high - 1, kind.high, kind.high + 1)
            parts = [f"{n / unit:.{kind.decimals}f}" for n in (1, unit // 10 or 1, unit // 2, unit - 1)]
            return [
                *map(str, (*ends, 7, 60, 500)),
                *parts,
                *(entered(at) for at in kind.positions[:: len(kind.positions) // 6 or 1]),
            ]
        case Edits():
            cells = list(kind.cells)
            return ["", kind.example, *(f"{cell}={number}" for cell in cells[::9] for number in (-10, 0, 5, 100, 101))]
        case _:
            return ["true", "false"]
