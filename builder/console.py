"""What the build says: a line for each step when it is done, and one line for a mistake."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

CLEAR = "\r\x1b[K"
"""Takes a terminal back to the start of an empty line."""


@contextmanager
def step(name: str) -> Iterator[Callable[[int, int], None]]:
    """Announce a step, and when it is over say how long it took.

    Gives a function to call as the work goes on, with how much is done and how much there is.
    """
    start = time.perf_counter()
    terminal = sys.stdout.isatty()

    def show(progress: str = "") -> None:
        if terminal:
            print(f"{CLEAR}        {name} …{progress}", end="", flush=True)

    show()
    try:
        yield lambda done, of: show(f" {done} of {of}")
    finally:
        if terminal:
            print(CLEAR, end="")
    print(f"{time.perf_counter() - start:6.1f} s {name}", flush=True)


def say(text: str) -> None:
    """Something the author should know."""
    print(text, flush=True)


def warn(text: str) -> None:
    """Something that the author may want to mend; the build goes on."""
    print(f"Warning: {text}", file=sys.stderr, flush=True)


def complain(text: str) -> None:
    """Something the author has to mend."""
    print(text, file=sys.stderr, flush=True)
