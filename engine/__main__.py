"""python -m engine: the tools on the command line."""

import io
import sys
from contextlib import suppress

if sys.version_info < (3, 12):  # noqa: UP036, an older Python would trip over the syntax of the next import
    sys.exit(f"python -m engine needs Python 3.12 or newer; this is {sys.version_info[0]}.{sys.version_info[1]}.")

from engine.command import main

if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # who reads has heard enough, as `| head` does
        with suppress(BrokenPipeError):
            sys.stdout.close()
        status = 1
    sys.exit(status)
