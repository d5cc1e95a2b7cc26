"""The cost map as the page shows it: months to break-even over two inputs, in classes, with the lines between them."""

from collections.abc import Mapping

from engine.map_drawing import Mark, Plane
from engine.map_panel import Map
from engine.map_rows import Row
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.map import ASIDE, AXES, KINDS, rows
from engine.tools.cost_workbench.map_lines import labels

STEP = 10
"""How far the columns are apart in which a line is looked for."""


def _marks(inputs: CostInputs, x: str, y: str, plane: Plane, sample: Mapping[int, Row]) -> tuple[Mark, ...]:
    columns = range(STEP // 2, plane.across, STEP)
    return labels(plane, sample, dict(zip(columns, rows(inputs, y, x, columns), strict=True)))


MAP = Map(
    title="Cost map",
    words="Months to break-even over two inputs, while the others stay where they are: the stronger the shade, the "
    "sooner tuning pays back; hatched, never. The lines are at 6, 12, 24 and 36 months. The ring is where you are.",
    lines="Months to break-even from where to where",
    cell="{x} {across}, {y} {up}. Break-even: {kind}",
    kinds=KINDS,
    inputs=CostInputs,
    axes=AXES,
    opening=("monthly_requests", "prompt_reduction_tokens"),
    aside=ASIDE,
    rows=rows,
    marks=_marks,
    borders=True,
)
