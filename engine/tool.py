"""What a tool must say about itself.

A tool is one folder under `engine/tools/` whose `__init__` holds a `TOOL`, with a `view.html`
beside it. The page, the precomputed answers and the command line need nothing else.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from engine.offers import Offers
from engine.opened import OpenModel
from engine.tables import Cell


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
class Panel[I]:
    """A part of a tool that is asked for on its own, because it takes longer or needs more than the inputs.

    `view` turns inputs and the panel's own `details` into what the template places; it raises
    `InvalidInput` for details it cannot read. `opening` are the details that the page opens with. A
    panel that `follows` has no controls of its own and is asked for again after each answer. One that `helps` with
    the controls stands among them.
    The template lies beside the tool's `view.html`, under the panel's name.
    """

    view: Callable[[I, Mapping[str, Any]], Any]
    opening: Mapping[str, Any] = field(default_factory=dict)
    follows: bool = False
    helps: bool = False


@dataclass(frozen=True, slots=True)
class Picture[I]:
    """A drawing of an answer, to be saved and shown elsewhere: `title` is what it is called.

    `view` is everything on it but the frame that all pictures have (engine/picture.svg). The template lies beside the
    tool's `view.html`, under the picture's name, and ends in .svg.
    """

    title: str
    view: Callable[[I], Any]


@dataclass(frozen=True, slots=True)
class Tool[I]:
    """A pure function from inputs to what the reader sees, in the forms that readers ask for.

    `view` is for the page; `figures` are the texts that prose may quote by name; `report` is the
    JSON answer, `table` the terminal's, `rows` the table for a spreadsheet, its header first, and `record`
    the decision record in Markdown, with a link to a page whose address is given. `panels` and `pictures` go
    by their names, in the order of the page. `opened` shows how the answer is computed, and its source.
    `offers` are what can be filled in, by the group of controls that they stand in.
    `leads` are the ids of all other places of the site, tools or headings, that links in answers lead to; which page
    has them is known when the site is built (builder/leads.py).
    """

    name: str
    title: str
    purpose: str
    inputs: type[I]
    view: Callable[[I], View]
    figures: Callable[[I], Mapping[str, str]]
    report: Callable[[I], dict[str, Any]]
    table: Callable[[I], str]
    rows: Callable[[I], Sequence[Sequence[Cell]]]
    record: Callable[[I, str], str]
    panels: Mapping[str, Panel[I]] = field(default_factory=dict)
    pictures: Mapping[str, Picture[I]] = field(default_factory=dict)
    opened: OpenModel | None = None
    offers: Mapping[str, Callable[[I], Offers]] = field(default_factory=dict)
    leads: Sequence[str] = ()

    def template(self, name: str = "view", kind: str = "html") -> str:
        """Where the template of the tool, of a panel or of a picture lies below `engine/tools/`."""
        return f"{self.folder}/{name}.{kind}"

    @property
    def folder(self) -> str:
        """The tool's own folder below `engine/tools/`."""
        return self.name.replace("-", "_")

    @property
    def script(self) -> str:
        """How the command line calls the tool."""
        return f"python -m engine {self.name}"
