"""What the Decision Lab offers to take to the Cost Workbench: the scenario, and its volume as a count."""

from engine.carry import Carry
from engine.format import grouped
from engine.scenarios import SCENARIOS
from engine.tools.decision_lab.inputs import LabInputs
from engine.volume import requests_at


def carries(inputs: LabInputs) -> tuple[Carry, ...]:
    """The one offer, for whatever the inputs are."""
    requests = requests_at(inputs.volume)
    return (
        Carry(
            tool="cost-workbench",
            inputs={"scenario": inputs.scenario, "monthly_requests": requests},
            offer=f"Take this scenario and {grouped(requests)} requests a month to the Cost Workbench",
            told=f"Copied from the Decision Lab: scenario {SCENARIOS[inputs.scenario].short}, "
            f"{grouped(requests)} requests a month.",
        ),
    )
