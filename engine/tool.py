"""What a tool must say about itself.

A tool is one folder under `engine/tools/` whose `__init__` holds a `TOOL`, with a `view.html`
beside it. The page, the precomputed answers and the command line need nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class View(Protocol):
    """Everything a reader sees of one answer: text and geometry, so that a template only places it.

    `labels` holds what changes beside the controls: for each control its spoken value under
    "spoken", and whatever else the tool shows there. `summary` is the answer in one sentence, for
    the status line. The count of changed controls in folded groups is added to the labels.
    """

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """What changes beside the controls."""

    @property
    def summary(self) -> str:
        """The answer in one sentence."""


@dataclass(frozen=True, slots=True)
class Tool[I]:
    """A pure function from inputs to what the reader sees, in the forms that readers ask for.

    `view` is for the page; `figures` are the texts that prose may quote by name; `report` is the
    JSON answer, `table` the terminal's and `record` the decision record in Markdown.
    """

    name: str
    title: str
    purpose: str
    inputs: type[I]
    view: Callable[[I], View]
    figures: Callable[[I], Mapping[str, str]]
    report: Callable[[I], dict[str, Any]]
    table: Callable[[I], str]
    record: Callable[[I], str]

    @property
    def template(self) -> str:
        """Where the tool's template lies, below `engine/tools/`."""
        return f"{self.name.replace('-', '_')}/view.html"

    @property
    def script(self) -> str:
        """How the command line calls the tool."""
        return f"python -m engine {self.name}"
