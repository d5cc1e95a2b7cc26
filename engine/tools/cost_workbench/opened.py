"""The Cost Workbench's model laid open: its formulas in brief, and the source with all the assumptions."""

from engine.opened import OpenModel

OPENED = OpenModel(
    title="Open the model: its formulas and source",
    about="Only what tuning changes is counted: the extra tokens of the prompt, and the work of training. The "
    "assumptions refine these three lines; with all of them neutral, nothing else happens.",
    formulas=(
        "prompt-only a month = requests × extra tokens × price per token",
        "tuned a month = requests × (extra tokens − reduction) × price per token",
        "break-even = (training + evaluation) ÷ (prompt-only − tuned)",
    ),
    modules=("model", "payback"),
)
