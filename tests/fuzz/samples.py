"""What texts are made of: good ones to begin from, and parts that careless readers fall over."""

import json
from functools import cache
from pathlib import Path

from engine.controls import Choice, controls, entered
from engine.files import kinds, saved
from engine.link import link
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
         "v=1", "v=2", "pin=", "tool", "use: ", "start: ", "null", "true", "NaN", "1e400", "-0", "\x02")  # fmt: skip
"""What parts texts, or may."""

DEEP = ("[" * 50_000, '{"":' * 50_000, "[" * 2_000 + "]" * 2_000, "> " * 300, "(" * 500, "*" * 500, "`" * 500)
"""Ends that are far away."""


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
                pin = {"name": "A", "inputs": {}}
                asked.append({"tool": name, "ask": "panel", "panel": "compare", "details": {"pins": [pin]}})
            return tuple(map(json.dumps, asked))


@cache
def words() -> tuple[str, ...]:
    """What stands in texts that readers take."""
    options = [option.value for made in tools().values() for kind in controls(made.inputs).values()
               if isinstance(kind, Choice) for option in kind.options]  # fmt: skip
    keys = ["tool", "inputs", "ask", "panel", "details", "file", "page", "id", "pins", "name", "band", "notes", "text"]
    return tuple(dict.fromkeys([*MARKS, *NAMES, *INPUTS[NAMES[0]], *INPUTS[NAMES[1]], *options, *keys]))
