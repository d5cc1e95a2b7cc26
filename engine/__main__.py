"""python -m engine: the tools on the command line."""

import io
import sys
from contextlib import suppress

try:
    from engine.command import main
except SyntaxError as error:
    version = ".".join(map(str, sys.version_info[:2]))
    place = f"{error.filename}:{error.lineno}"
    sys.stderr.write(f"python -m engine needs Python 3.12 or newer; {version} cannot read {place}.\n")
    sys.exit(2)

if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # who reads has heard enough, as `| head` does
        with suppress(BrokenPipeError):
            sys.stdout.close()
        status = 1
    sys.exit(status)
