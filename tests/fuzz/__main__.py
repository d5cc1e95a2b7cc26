"""Give every reader many thousands of inputs, in two ways, and say what came of it: python -m tests.fuzz

Fails when a reader did, or took longer than it may. What was found is written to .cache/fuzz/; what is worth keeping
goes into found.py beside this file, which every test run reads again.
"""

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builder.project import CACHE
from engine.tables import plain_table
from tests.fuzz.targets import Target, targets
from tests.fuzz.watch import LIMIT_MS, surely

INPUTS = 100_000
FOLDER = CACHE / "fuzz"
WAYS = ("structured", "guided")


@dataclass
class Run:
    """A target that is read in one way, in a process of its own."""

    target: Target
    way: str
    seen: dict[str, Any] = field(default_factory=lambda: {"inputs": 0, "seconds": 0, "slowest": [], "wrong": {}})

    @property
    def folder(self) -> Path:
        """What it keeps."""
        return FOLDER / self.target.name.replace(" ", "-").lower()

    def go(self, wanted: int) -> None:
        """Read so many inputs, and tell now and then how far that is."""
        self.folder.mkdir(parents=True, exist_ok=True)
        known = set(self.folder.iterdir())
        command = [sys.executable, "-m", f"tests.fuzz.{self.way}", self.target.name, str(wanted), str(self.folder)]
        with (self.folder / f"{self.way}.log").open("w") as log:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
            for number, line in enumerate(process.stdout or ()):
                if line.startswith("{"):
                    self.seen = json.loads(line)
                if number % 10 == 0:
                    print(
                        f"  {self.seen['inputs']:>7,} of {wanted:,} inputs: {self.target.name}, {self.way}", flush=True
                    )
        if process.wait():
            left = [path.read_bytes().decode("utf-8", "surrogateescape") for path in set(self.folder.iterdir()) - known
                    if path.name.startswith(("crash-", "oom-"))]  # fmt: skip
            self.seen["wrong"][f"ended with {process.returncode}; see {log.name}"] = (left or [""])[0]


def main() -> int:
    """Run what was asked for, and return 1 if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz the readers.")
    parser.add_argument(
        "--inputs", type=int, default=INPUTS, help=f"for each target in each way; {INPUTS:,} unless told"
    )
    parser.add_argument("--target", action="append", choices=list(targets()), help="all of them unless told")
    options = parser.parse_args()
    runs = [Run(targets()[name], way) for name in options.target or targets() for way in WAYS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda run: run.go(options.inputs), runs))
    rows, found = [], []
    for run in runs:
        times = {text: surely(run.target, text) for text in run.seen["slowest"]}
        slow = {f"{ms:.0f} ms": text for text, ms in times.items() if ms > LIMIT_MS}
        wrong = {**run.seen["wrong"], **slow}
        found += [{"target": run.target.name, "why": why, "text": text} for why, text in wrong.items()]
        rows.append([run.target.name, run.way, f"{run.seen['inputs']:,}", f"{run.seen['seconds']:,.0f}",
                     f"{max(times.values(), default=0):.1f}", str(len(run.seen["wrong"]))])  # fmt: skip
    print(plain_table(["Reader", "Inputs made", "Inputs", "Seconds", "Slowest, ms", "Exceptions"], rows))
    for one in found:
        print(f"{one['target']}: {one['why']}: {one['text'][:200]!r}")
    (FOLDER / "found.json").write_text(json.dumps(found, indent=1), "utf-8")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
