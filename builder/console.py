"""What the build says: a line for each step when it is done, and one line for a mistake."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a step, and when it is over say how long it took."""
    start = time.perf_counter()
    if sys.stdout.isatty():
        print(f"        {name} …", end="\r", flush=True)
    yield
    print(f"{time.perf_counter() - start:6.1f} s {name}  ", flush=True)


def say(text: str) -> None:
    """Something the author should know."""
    print(text, flush=True)


def complain(text: str) -> None:
    """Something the author has to mend."""
    print(text, file=sys.stderr, flush=True)
