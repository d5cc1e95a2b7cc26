"""Adaptation Cost Workbench: the prompt-only path against training once and prompting less."""

from engine.compare import comparison
from engine.link import place
from engine.map_panel import mapped
from engine.tool import Panel, Picture, Tool
from engine.tools.cost_workbench.compared import compared
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.map_panel import MAP
from engine.tools.cost_workbench.opened import OPENED
from engine.tools.cost_workbench.picture import picture
from engine.tools.cost_workbench.report import figures, record, report, rows, table
from engine.tools.cost_workbench.sizing import sizing
from engine.tools.cost_workbench.suggestions import price_examples
from engine.tools.cost_workbench.turning import turning
from engine.tools.cost_workbench.view import view
from engine.tools.cost_workbench.warnings import SECTIONS

TOOL = Tool(
    name="cost-workbench",
    title="Adaptation Cost Workbench",
    purpose="Compare paying for a long prompt on every call with training once and sending a shorter one.",
    inputs=CostInputs,
    view=view,
    figures=figures,
    report=report,
    table=table,
    rows=rows,
    record=record,
    panels={
        "sizing": Panel(sizing, helps=True),
        "turning": Panel(turning, follows=True),
        "map": mapped(MAP),
        "compare": comparison(CostInputs, compared),
    },
    pictures={"chart": Picture("Chart", picture)},
    opened=OPENED,
    offers={"Price": price_examples},
    leads=(place("decision-lab"), *(section.id for section in SECTIONS)),
)
