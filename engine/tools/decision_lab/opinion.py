"""The model's numbers one by one, so that a reader may put some of their own in place of the published ones."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from engine.approaches import Approach
from engine.edits import Cell, Edits
from engine.format import Exact
from engine.scenarios import SCENARIOS
from engine.tools.decision_lab.explain import PART_LABELS
from engine.tools.decision_lab.weights import INPUTS, PUBLISHED, Gate, Weights

GATES: Mapping[str, Mapping[Approach, Gate]] = {
    "data_gate": PUBLISHED.data_gate,
    "moving_facts": PUBLISHED.moving_facts,
}
"""The rules with a knee, by the part of a score that they make."""


@lru_cache(maxsize=8)
def edited(text: str) -> Weights:
    """The model with some edits, given as EDITS writes them; the same text gives the same object.

    >>> edited("") is PUBLISHED
    True
    >>> edited("lora.data=20").inputs[Approach.LORA]
    (14, 20, 20, -14, -8)
    """
    return weights(numbers(PUBLISHED) | EDITS.values(text)) if text else PUBLISHED


def numbers(opinion: Weights) -> dict[str, Exact]:
    """Every number of a model, by the name of its cell."""
    found: dict[str, Exact] = {}
    for approach in Approach:
        for name, weight in zip(INPUTS, opinion.inputs[approach], strict=True):
            found[f"{approach.value}.{name}"] = weight
    for scenario in SCENARIOS:
        for approach in Approach:
            found[f"fit.{scenario}.{approach.value}"] = opinion.fit[scenario][approach]
    found["prompt_burden"] = opinion.prompt_burden
    for rule, gates in (("data_gate", opinion.data_gate), ("moving_facts", opinion.moving_facts)):
        for approach, gate in gates.items():
            found[f"{rule}.{approach.value}.knee"] = gate.knee
            found[f"{rule}.{approach.value}.points"] = Fraction(gate.per_point_e4, 10_000)
    return found


def weights(found: Mapping[str, Exact]) -> Weights:
    """The model with these numbers, the inverse of `numbers`; `below` of each gate is as published."""

    def number(name: str) -> int:
        return int(found[name])

    def gates(rule: str) -> dict[Approach, Gate]:
        return {
            approach: Gate(
                knee=number(f"{rule}.{approach.value}.knee"),
                per_point_e4=int(found[f"{rule}.{approach.value}.points"] * 10_000),
                below=gate.below,
            )
            for approach, gate in GATES[rule].items()
        }

    return Weights(
        inputs={a: tuple(number(f"{a.value}.{name}") for name in INPUTS) for a in Approach},
        fit={scenario: {a: number(f"fit.{scenario}.{a.value}") for a in Approach} for scenario in SCENARIOS},
        prompt_burden=number("prompt_burden"),
        data_gate=gates("data_gate"),
        moving_facts=gates("moving_facts"),
    )


def _cell(name: str, published: Exact) -> Cell:
    """What a number is called, and how far it may go.

    Two decimals for a gate's points, so that the parts of a score, shown with two, still add up.
    """
    match name.split("."):
        case ["fit", scenario, approach]:
            return Cell(f"Fit of {_name(approach)} to {SCENARIOS[scenario].short}", published, 0, 100)
        case [rule, approach, "knee"]:
            return Cell(f"{_rule(rule)} of {_name(approach)}, knee", published, 0, 100)
        case [rule, approach, "points"]:
            return Cell(f"{_rule(rule)} of {_name(approach)}, points per position", published, -10, 10, decimals=2)
        case [approach, given]:
            return Cell(f"Weight of {PART_LABELS[given].lower()} for {_name(approach)}", published, -100, 100)
        case _:
            return Cell(_rule(name), published, 0, 100)


def _name(approach: str) -> str:
    return Approach(approach).profile.name


def _rule(part: str) -> str:
    return PART_LABELS[part].removeprefix("Rule: ").capitalize()


EDITS = Edits(
    "The model",
    "Weights are named approach.input, fits fit.scenario.approach, rules prompt_burden, "
    "data_gate.approach.knee, data_gate.approach.points and the same for moving_facts.",
    {name: _cell(name, published) for name, published in numbers(PUBLISHED).items()},
    example="lora.data=20,prompt_burden=10",
)
"""The numbers a reader may edit. The limits leave room for any opinion, not for a slip."""
