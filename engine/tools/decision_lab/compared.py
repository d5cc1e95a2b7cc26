"""What of a Decision Lab state is compared with another: the inputs, every score and rank, how firm it is."""

from fractions import Fraction

from engine.approaches import Approach
from engine.controls import controls
from engine.difference import Line, Quantity
from engine.format import ordinal, points
from engine.tools.decision_lab.explain import lead_e4
from engine.tools.decision_lab.inputs import LabInputs, level, position
from engine.tools.decision_lab.model import ranking
from engine.tools.decision_lab.opinion import EDITS, edited
from engine.tools.decision_lab.sensitivity import robustness
from engine.tools.decision_lab.weights import INPUTS

GIVEN, FOUND = "Inputs", "Result"


def compared(inputs: LabInputs) -> list[Line]:
    """The lines of one state; scores and lead in points, inputs in slider points."""
    known = controls(LabInputs)
    at = position(inputs)
    scores = ranking(inputs.scenario, at, edited(inputs.model))
    firm = robustness(inputs.scenario, at, edited(inputs.model))
    standing = {score.approach: (rank, score) for rank, score in enumerate(scores, start=1)}
    return [
        Line(GIVEN, known["scenario"].label, known["scenario"].spoken(inputs.scenario)),
        *(
            Line(GIVEN, known[name].label, f"{at[name]}, {level(at[name])}", Quantity(at[name], places=0))
            for name in INPUTS
        ),
        Line(GIVEN, known["model"].label, EDITS.spoken(inputs.model), always=False),
        Line(FOUND, "Winner", scores[0].approach.profile.name),
        *(
            Line(FOUND, approach.profile.name, f"{points(score.e4)}, {ordinal(rank)}", _points(score.e4), rank)
            for approach in Approach
            for rank, score in [standing[approach]]
        ),
        Line(FOUND, "Lead over the second", points(lead_e4(scores)), _points(lead_e4(scores))),
        Line(FOUND, "Still first in nearby settings", f"{firm.kept} of {firm.of}", Quantity(firm.kept, places=0)),
    ]


def _points(e4: int) -> Quantity:
    return Quantity(Fraction(e4, 10_000), places=1)
