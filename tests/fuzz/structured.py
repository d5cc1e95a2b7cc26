"""One target and inputs that Hypothesis makes: python -m tests.fuzz.structured TARGET INPUTS"""

import sys

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.targets import targets
from tests.fuzz.watch import Watch

BATCH = 5_000
"""Hypothesis slows down when it remembers more."""


def main(name: str, wanted: int) -> None:
    """Read so many inputs, the same ones each time."""
    watch = Watch(targets()[name])
    number = 0
    while watch.inputs < wanted:
        number += 1
        once = settings(
            max_examples=min(BATCH, wanted - watch.inputs),
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            database=None,
            deadline=None,
        )
        seed(number)(once(given(watch.target.texts)(watch.read)))()
    watch.tell()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
