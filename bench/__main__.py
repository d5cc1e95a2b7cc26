"""Measure on this machine, and write what was seen into RESULTS.md.

    python -m bench [part ...]

Each part is a module of its own that prints tables. What is measured takes the place of what was; the other parts stay.
All parts are measured where none is named, and each is written as soon as it is there.
"""

import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")

HEAD = """# What was measured

Made by `make bench`, or part by part by `python -m bench`; compare within a table, not between machines.
"""

PARTS = ("load", "steady", "map", "one_file", "growth", "tokens")


def main() -> None:
    """Measure what is asked for."""
    parser = ArgumentParser(prog="python -m bench", description=__doc__.split("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="part", help=f"any of {', '.join(PARTS)}; all unless told")
    asked = parser.parse_args().parts
    for part in asked:
        if part not in PARTS:
            parser.error(f"{part!r} is no part; those are: {', '.join(PARTS)}")
    for part in asked or PARTS:
        print(f"{part} ...", file=sys.stderr, flush=True)
        done = subprocess.run([sys.executable, "-m", f"bench.{part}"], stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            sys.exit(f"{part} could not be measured; see above. {RESULTS.name} has the parts before it.")
        print(done.stdout, flush=True)
        whole = RESULTS.with_suffix(".new")
        whole.write_text(replaced(RESULTS.read_text("utf-8") if RESULTS.exists() else "", part, done.stdout), "utf-8")
        whole.replace(RESULTS)


def replaced(results: str, part: str, tables: str) -> str:
    """The results with other tables for a part."""
    found = {name: text.strip() for name, text in map(_named, results.split("<!-- ")[1:])}
    found[part] = tables.strip()
    return HEAD + "".join(f"\n<!-- {name} -->\n\n{found[name]}\n" for name in PARTS if name in found)


def _named(section: str) -> tuple[str, str]:
    name, _, text = section.partition(" -->")
    return name, text


if __name__ == "__main__":
    main()
