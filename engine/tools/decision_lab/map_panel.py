"""The decision map as the page shows it: who wins over two inputs, a letter where each does."""

from collections.abc import Mapping, Sequence

from engine.controls import Choice, controls
from engine.map_drawing import Mark, Plane
from engine.map_panel import Map
from engine.map_rows import Row
from engine.tools.decision_lab.inputs import LabInputs, level, position
from engine.tools.decision_lab.map import KINDS, rows
from engine.tools.decision_lab.map_letters import letters
from engine.tools.decision_lab.opinion import edited
from engine.tools.decision_lab.weights import INPUTS


def _rows(inputs: LabInputs, x: str, y: str, ups: Sequence[int]) -> list[Row]:
    return rows(inputs.scenario, position(inputs), x, y, ups, edited(inputs.model))


def _marks(_inputs: LabInputs, _x: str, _y: str, plane: Plane, sample: Mapping[int, Row]) -> tuple[Mark, ...]:
    return letters(plane, KINDS.values(), sample)


MAP = Map(
    title="Decision map",
    words="Who wins at every position of two inputs, while the others stay where they are. The ring is where you are.",
    lines="Who wins from where to where",
    cell="{x} {across}, {y} {up}: {kind}",
    kinds=tuple(KINDS.values()),
    inputs=LabInputs,
    axes=INPUTS,
    opening=("data", "freshness"),
    aside=[name for name, kind in controls(LabInputs).items() if isinstance(kind, Choice) and kind.on_page_only],
    rows=_rows,
    marks=_marks,
    word=lambda at: level(int(at)),
)
