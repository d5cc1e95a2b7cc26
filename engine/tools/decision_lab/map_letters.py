"""A letter in the middle of where each approach wins on the decision map."""

from collections.abc import Iterable, Mapping

from engine.map_drawing import Mark, Plane
from engine.map_rows import Kind, Row, Run, kind_at

ROOM = 4
"""A letter keeps that many cells away from the border of its area."""


def letters(plane: Plane, kinds: Iterable[Kind], sample: Mapping[int, Row]) -> tuple[Mark, ...]:
    """A letter for every kind that has room for one, judged by a sample of the rows at their places."""
    return tuple(letter for kind in kinds if (letter := _letter(plane, kind, sample)))


def _letter(plane: Plane, kind: Kind, sample: Mapping[int, Row]) -> Mark | None:
    """In the middle of the run that is farthest from other kinds and from the edges, or nowhere; on the middle row
    of equally far ones.
    """
    last = plane.up - 1
    places = [
        (_room(run, y, last, sample), -abs(y - last // 2), _half(run), y)
        for y, row in sample.items()
        for run in row
        if run.kind is kind
    ]
    room, _, x, y = max(places, default=(0, 0, 0, 0))
    if room < ROOM:
        return None
    across, down = plane.middle(x, y)
    return Mark(kind.letter, str(across), str(down))


def _room(run: Run, y: int, last: int, sample: Mapping[int, Row]) -> int:
    """How many cells lie between the middle of a run and the next other kind or edge: beside, above, below."""
    x = _half(run)
    others = [abs(up - y) for up, row in sample.items() if kind_at(row, x) is not run.kind]
    return min([x - run.first, run.last - x, y, last - y, *others])


def _half(run: Run) -> int:
    return (run.first + run.last) // 2
