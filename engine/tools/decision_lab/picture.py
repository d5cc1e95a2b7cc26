"""The Decision Lab's picture: the situation in words, the ranked stack, and what the winner's score is made of."""

from dataclasses import dataclass, replace
from fractions import Fraction

from engine.chart import coordinate
from engine.picture import Line, Placed, placed, set_in_lines
from engine.tools.decision_lab.inputs import FOLLOW, LabInputs, position
from engine.tools.decision_lab.model import FULL_MARKS_E4, ranking
from engine.tools.decision_lab.opinion import edited
from engine.tools.decision_lab.view import Given, Row, view
from engine.tools.decision_lab.waterfall import Part, Waterfall, waterfall

BARS = 408
"""How wide the drawing of a bar is that stands for 100 points."""

INPUT_HEIGHT = 23
ROW_HEIGHT = 44
PART_HEIGHT = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """An approach's row, and the width of its bar."""

    row: Row
    width: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everything on the picture."""

    title: str
    words: str
    scenario: str
    heading: tuple[Line, ...]
    lead: tuple[Line, ...]
    edited: Line
    given: tuple[Placed[Given], ...]
    stack: int
    bars: tuple[Placed[Bar], ...]
    made_of: Line
    parts: tuple[Placed[Part], ...]
    sum: Placed[Waterfall]
    height: int


def picture(inputs: LabInputs) -> Ranking:
    """The picture of an answer; which approach the reader inspects makes no difference to it."""
    shown = view(replace(inputs, inspect=FOLLOW))
    scores = ranking(inputs.scenario, position(inputs), edited(inputs.model))
    winner = shown.winner
    made = waterfall(scores[0], BARS)
    title = f"{winner.profile.name} first with {winner.score}"
    heading = set_in_lines(title, first=76, size=24, leading=30)
    lead = set_in_lines(f"{shown.lead} {shown.robustness}", first=heading[-1].y + 26, size=15, leading=21)
    changed = lead[-1].y + 40
    given = placed(shown.given, changed + 26, INPUT_HEIGHT)
    stack = given[-1].y + 44
    bars = placed(
        [Bar(row, coordinate(Fraction(BARS * s.e4, FULL_MARKS_E4))) for row, s in zip(shown.rows, scores, strict=True)],
        stack + 30,
        ROW_HEIGHT,
    )
    made_of = bars[-1].y + 62
    parts = placed(made.parts, made_of + 30, PART_HEIGHT)
    last = parts[-1].y if parts else made_of
    limited = ", limited to the scale of 0 to 100" if made.limited else ""
    return Ranking(
        title=f"{title}: {shown.scenario.title}",
        words=" ".join(
            [
                f"{shown.lead} {shown.robustness}",
                "Inputs:",
                "; ".join(f"{given.label} {given.value}, {given.level}: {given.meaning}" for given in shown.given)
                + ".",
                "Scores:",
                ", ".join(f"{row.profile.name} {row.score}" for row in shown.rows) + ".",
            ]
        ),
        scenario=shown.scenario.title,
        heading=heading,
        lead=lead,
        edited=Line(changed, f"{shown.edited} {shown.yours}".strip()),
        given=given,
        stack=stack,
        bars=bars,
        made_of=Line(made_of, f"What adds up to {winner.score} for {winner.profile.name}{limited}"),
        parts=parts,
        sum=Placed(last + PART_HEIGHT + 6, made),
        height=last + PART_HEIGHT + 38,
    )
