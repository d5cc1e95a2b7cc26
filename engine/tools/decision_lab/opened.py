"""The Decision Lab's model laid open: the formula, every number in a table to edit, the source."""

from engine.approaches import Approach
from engine.opened import OpenModel, Sheet, SheetRow
from engine.scenarios import SCENARIOS
from engine.tools.decision_lab.explain import PART_LABELS
from engine.tools.decision_lab.opinion import EDITS, GATES
from engine.tools.decision_lab.weights import INPUTS

APPROACHES = tuple(approach.profile.name for approach in Approach)

WEIGHTS = Sheet(
    title="Weights: what each input is worth to each approach",
    about="Points gained when the input is at 100, and lost when it is at 0. From −100 to 100.",
    corner="Approach",
    columns=tuple(PART_LABELS[name] for name in INPUTS),
    rows=tuple(
        SheetRow(approach.profile.name, tuple(f"{approach.value}.{name}" for name in INPUTS)) for approach in Approach
    ),
)

FIT = Sheet(
    title="Fit: what each approach starts with in each scenario",
    about="Points before any input is looked at. From 0 to 100.",
    corner="Scenario",
    columns=APPROACHES,
    rows=tuple(
        SheetRow(scenario.short, tuple(f"fit.{id}.{approach.value}" for approach in Approach))
        for id, scenario in SCENARIOS.items()
    ),
)

RULES = Sheet(
    title="Rules: what the weights cannot say",
    about="The burden is what prompting loses at the highest volume with no room for long prompts, and less in "
    "between. A data gate counts every position of labeled data below its knee; moving facts count every position of "
    "freshness above theirs.",
    corner="Rule",
    columns=("Knee", "Points"),
    rows=(
        SheetRow(EDITS.cells["prompt_burden"].label, (None, "prompt_burden")),
        *(
            SheetRow(f"{PART_LABELS[rule].removeprefix('Rule: ').capitalize()}, {approach.profile.name}",
                     (f"{rule}.{approach.value}.knee", f"{rule}.{approach.value}.points"))
            for rule, gates in GATES.items()
            for approach in gates
        ),
    ),
)  # fmt: skip

OPENED = OpenModel(
    title="Open the model: its weights, rules and source",
    about="Every approach starts with its fit to the scenario. Each input pulls it up or down, by its weight at the "
    "ends of the slider and by nothing in the middle. Three rules are added, and the sum is kept between 0 and 100. "
    "The numbers are an opinion. Put your own in their place, and every answer follows; one of yours has a thick edge, "
    "and the published one is struck out beside it.",
    formulas=("score = fit + Σ weight × (input − 50) ÷ 50 + rules, no less than 0 and no more than 100",),
    modules=("weights", "model", "sensitivity"),
    input="model",
    sheets=(WEIGHTS, FIT, RULES),
)
