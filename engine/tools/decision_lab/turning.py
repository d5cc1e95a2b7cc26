"""What would flip the decision, as the page shows it: for each input, and for two of them together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.controls import controls
from engine.format import signed
from engine.tools.decision_lab.inputs import LabInputs, meaning, position
from engine.tools.decision_lab.opinion import edited
from engine.tools.decision_lab.sensitivity import Flip, flips
from engine.tools.decision_lab.together import together

NOTHING = "Nothing on this input alone"


@dataclass(frozen=True, slots=True)
class Turn:
    """How one input would have to move for another winner; `sets` is what moves it, empty when nothing does."""

    name: str
    label: str
    here: str
    there: str
    change: str
    meaning: str
    option: str
    winner: str
    sets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Both:
    """How two inputs would have to move together, in a sentence; `sets` is empty when there is no such move."""

    sentence: str
    option: str
    sets: Mapping[str, str]


def turns(at: Mapping[str, int], found: Mapping[str, Flip | None]) -> tuple[Turn, ...]:
    """Every input, the one with the nearest flip first, those without one last."""
    nearest = sorted(found, key=lambda name: _distance(at[name], found[name]))
    return tuple(_turn(name, at[name], found[name]) for name in nearest)


def tick(flip: Flip | None) -> str:
    """Where a flip stands on its slider, in percent; empty when there is none."""
    return str(flip.value) if flip else ""


def both(inputs: LabInputs, _: Mapping[str, Any]) -> Both:
    """The smallest step for two inputs together, when it is smaller than that of any input alone."""
    at, weights = position(inputs), edited(inputs.model)
    found = flips(inputs.scenario, at, weights)
    alone = min(_distance(at[name], flip) for name, flip in found.items())
    pair = together(inputs.scenario, at, below=min(alone, 101), weights=weights)
    if pair is None:
        if alone > 100:
            return Both("No two inputs moved together have another winner.", "", {})
        return Both(f"Two inputs moved together have no nearer change than one alone, which is {alone} away.", "", {})
    moves = " and ".join(f"{_label(name)} from {at[name]} to {value}" for name, value in pair.values.items())
    closer = f"; one alone has to move {alone}" if alone <= 100 else "; no input alone does it"
    return Both(
        f"{moves}: then {pair.winner.profile.name} wins. Neither moves more than {pair.step}{closer}.",
        pair.winner.value,
        {name: str(value) for name, value in pair.values.items()},
    )


def _turn(name: str, here: int, flip: Flip | None) -> Turn:
    if flip is None:
        return Turn(name, _label(name), str(here), "", "", NOTHING, "", "", {})
    return Turn(
        name=name,
        label=_label(name),
        here=str(here),
        there=str(flip.value),
        change=signed(flip.value - here, str(abs(flip.value - here))),
        meaning=meaning(name, flip.value),
        option=flip.winner.value,
        winner=flip.winner.profile.name,
        sets={name: str(flip.value)},
    )


def _label(name: str) -> str:
    return controls(LabInputs)[name].label


def _distance(here: int, flip: Flip | None) -> int:
    return abs(flip.value - here) if flip else 101
