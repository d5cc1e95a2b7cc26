"""The Cost Workbench's picture: the inputs, the figures, and both paths over time."""

from dataclasses import dataclass
from itertools import batched

from engine.picture import Line, Placed, placed, set_in_lines
from engine.tools.cost_workbench.drawing import Drawing, Plot, drawing
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import costs
from engine.tools.cost_workbench.view import Figure, Given, payback, shown_on_chart, view

PLOT = Plot(height=336, top=34, bottom=304, width=588, places=588)
"""Between the amounts on its left and the names of the lines on its right."""

COLUMNS = (0, 256, 512)
"""Where the figures of a row stand, in pixels from the margin."""

INPUT_HEIGHT = 23
FIGURE_HEIGHT = 56


@dataclass(frozen=True, slots=True)
class InColumn:
    """A figure, and where it stands in its row."""

    x: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class CostPicture:
    """Everything on the picture."""

    title: str
    words: str
    scenario: str
    heading: tuple[Line, ...]
    lead: tuple[Line, ...]
    edited: Line
    given: tuple[Placed[Given], ...]
    figures: tuple[Placed[tuple[InColumn, ...]], ...]
    annual: tuple[Line, ...]
    chart_title: Line
    chart: Placed[Drawing]
    description: tuple[Line, ...]
    height: int


def picture(inputs: CostInputs) -> CostPicture:
    """The picture of an answer."""
    found = costs(inputs)
    shown = view(inputs)
    best_fit = f"Best fit: {shown.best_fit.name}."
    heading = set_in_lines(payback(found).rstrip("."), first=76, size=24, leading=30)
    lead = set_in_lines(f"{best_fit} {shown.verdict.heading}.", first=heading[-1].y + 26, size=15, leading=21)
    edited = lead[-1].y + 40
    given = placed(shown.given, edited + 26, INPUT_HEIGHT)
    rows = [
        tuple(InColumn(x, figure) for x, figure in zip(COLUMNS, row, strict=False))
        for row in batched(shown.figures, len(COLUMNS))
    ]
    figures = placed(rows, given[-1].y + 46, FIGURE_HEIGHT)
    annual = set_in_lines(shown.annual, first=figures[-1].y + 56, size=14, leading=20)
    chart_title = annual[-1].y + 44
    chart = Placed(chart_title + 14, drawing(found, shown_on_chart(inputs, found), PLOT))
    told = [shown.chart_description, shown.caching, "" if shown.certain else shown.futures]
    description = set_in_lines(" ".join(filter(None, told)), first=chart.y + PLOT.height + 20, size=14, leading=20)
    return CostPicture(
        title=f"{shown.chart_title}: {shown.scenario.title}",
        words=" ".join(
            [
                shown.summary,
                "; ".join(f"{figure.label}: {figure.amount}" for figure in shown.figures) + ".",
                shown.annual,
                *filter(None, told),
            ]
        ),
        scenario=shown.scenario.title,
        heading=heading,
        lead=lead,
        edited=Line(edited, shown.edited),
        given=given,
        figures=figures,
        annual=annual,
        chart_title=Line(chart_title, shown.chart_title),
        chart=chart,
        description=description,
        height=description[-1].y + 34,
    )
