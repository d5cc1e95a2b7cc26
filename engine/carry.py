"""What one tool offers to take to another: values of some of the other's inputs, and what the reader is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.controls import Value, entered
from engine.link import place, state


@dataclass(frozen=True, slots=True)
class Carry:
    """An offer to take `inputs` to the other tool, which a view may make; all that is known of it are its names.

    `offer` is what the link says, `told` what the other tool says when it has been followed. The link opens the
    other tool with these inputs; on the same page only they are set, and what a starting point among them sets.
    """

    tool: str
    inputs: Mapping[str, Value]
    offer: str
    told: str

    @property
    def place(self) -> str:
        """The id of the other tool on its page."""
        return place(self.tool)

    @property
    def state(self) -> str:
        """The fragment of a link that opens the other tool with the inputs."""
        return state(self.tool, self.inputs)

    @property
    def sets(self) -> Mapping[str, str]:
        """The inputs as the other tool's controls show them."""
        return {name: entered(value) for name, value in self.inputs.items()}
