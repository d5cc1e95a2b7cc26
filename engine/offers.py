"""Values that a reader may have filled in instead of typing them: each behind a button, with where they come from.

Nothing is filled in until it is asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.controls import Value, entered


@dataclass(frozen=True, slots=True)
class Offer:
    """Values for several inputs together. `id` is small letters, digits and dashes, its own among its neighbours.

    `sets` is what a button sets now, as JSON of raw text; a view's labels renew it under this `id`. `told` is what the
    status line says when it was taken. `url`, where `source` can be read, may be empty; `trust` says how it is known.
    """

    id: str
    label: str
    date: str
    amounts: str
    sets: str
    told: str
    source: str
    url: str
    trust: str


@dataclass(frozen=True, slots=True)
class Offers:
    """Offers for one group of controls. The view's labels have their `sets` and `filled` under this `id`.

    `filled` says which of them the inputs hold now.
    """

    id: str
    title: str
    about: str
    offers: Sequence[Offer]
    filled: str


def raw(values: Mapping[str, Value]) -> dict[str, str]:
    """Values as the raw text that number boxes show."""
    return {name: entered(value) for name, value in values.items()}
