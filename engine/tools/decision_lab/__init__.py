"""Prompt vs Tune Decision Lab: five approaches ranked for one product situation."""

from engine.compare import comparison
from engine.link import place
from engine.map_panel import mapped
from engine.tool import Panel, Picture, Tool
from engine.tools.decision_lab.compared import compared
from engine.tools.decision_lab.inputs import LabInputs
from engine.tools.decision_lab.map_panel import MAP
from engine.tools.decision_lab.opened import OPENED
from engine.tools.decision_lab.picture import picture
from engine.tools.decision_lab.report import figures, record, report, rows, table
from engine.tools.decision_lab.turning import both
from engine.tools.decision_lab.view import view

TOOL = Tool(
    name="decision-lab",
    title="Prompt vs Tune Decision Lab",
    purpose="Describe your situation with five inputs and see the five approaches ranked, with the reasons.",
    inputs=LabInputs,
    view=view,
    figures=figures,
    report=report,
    table=table,
    rows=rows,
    record=record,
    panels={
        "together": Panel(both, follows=True),
        "map": mapped(MAP),
        "compare": comparison(LabInputs, compared),
    },
    pictures={"ranking": Picture("Ranking", picture)},
    opened=OPENED,
    leads=(place("cost-workbench"),),
)
