"""Reads one input after another, and keeps what went wrong and what took longest."""

import functools
import gc
import heapq
import json
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.fuzz.targets import Target

LIMIT_MS = 100
"""No input may take longer."""

GIVE_UP = 20
"""Seconds after which an input counts as a hang, however busy the machine is."""

SLOWEST = 5
"""Of so many inputs the time is taken again, when nothing else disturbs."""


class Hung(Exception):
    """A reader did not come to an end."""


@dataclass
class Watch:
    """What one run has seen of a target."""

    target: Target
    inputs: int = 0
    wrong: dict[str, str] = field(default_factory=dict)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)
    _told: float = 0

    def read(self, text: str) -> None:
        """Have the reader read; of what goes wrong the first input of each kind is kept."""
        try:
            with _hanging():
                taken = timed(self.target, text)
                if taken > LIMIT_MS / 2:  # or the machine was busy, and what is slow would be lost among such
                    taken = surely(self.target, text)
        except Exception as error:  # whatever it is, it is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            self.wrong.setdefault(f"{type(error).__name__} at {place.filename}:{place.lineno}: {error}"[:300], text)
        else:
            heapq.heappush(self.slowest, (taken, text))
            if len(self.slowest) > SLOWEST:
                heapq.heappop(self.slowest)
        self.inputs += 1
        if time.monotonic() - self._told > 1:
            self.tell()

    def tell(self) -> None:
        """One line for whoever has started the run."""
        self._told = time.monotonic()
        seen = {
            "inputs": self.inputs,
            "seconds": round(self._told - self.started, 1),
            "slowest": [text for _, text in sorted(self.slowest, reverse=True)],
            "wrong": self.wrong,
        }
        sys.__stdout__.write(json.dumps(seen) + "\n")
        sys.__stdout__.flush()


def timed(target: Target, text: str) -> float:
    """How long a reader computes over a text, in milliseconds: what other processes take does not count."""
    start = time.thread_time()
    target.read(text)
    return (time.thread_time() - start) * 1_000


def surely(target: Target, text: str) -> float:
    """The same for certain: the least of three times, each as if nothing had been read before."""
    return min(_first_time(target, text) for _ in range(3))


def _first_time(target: Target, text: str) -> float:
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper) and (kept.cache_parameters()["maxsize"] or 0) > 8:
            kept.cache_clear()
    target.read(target.seeds[0])  # compiles templates again
    return timed(target, text)


@contextmanager
def _hanging() -> Iterator[None]:
    signal.signal(signal.SIGALRM, _hung)
    signal.setitimer(signal.ITIMER_REAL, GIVE_UP)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _hung(*_: object) -> None:
    raise Hung(f"no end after {GIVE_UP} s")
