"""What the Cost Workbench offers to take to the Decision Lab: the scenario, and its requests as a position."""

from engine.carry import Carry
from engine.format import grouped
from engine.scenarios import SCENARIOS
from engine.tools.cost_workbench.inputs import CostInputs
from engine.volume import position_of, volume_in_words


def carries(inputs: CostInputs) -> tuple[Carry, ...]:
    """The one offer; the lab's scale is coarser and has ends, so what arrives is said, too."""
    volume = position_of(inputs.monthly_requests)
    requests = f"{grouped(inputs.monthly_requests)} requests a month (volume {volume})"
    return (
        Carry(
            tool="decision-lab",
            inputs={"scenario": inputs.scenario, "volume": volume},
            offer=f"Take this scenario and {requests} to the Decision Lab",
            told=f"Copied from the Cost Workbench: scenario {SCENARIOS[inputs.scenario].short}, "
            f"request volume {volume}, {volume_in_words(volume)}.",
        ),
    )
