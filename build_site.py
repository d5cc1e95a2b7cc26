"""Builds the site.

python build_site.py                   build site/
python build_site.py serve             build elsewhere, show on this machine, build again on every change
python build_site.py new-tool my-tool  start a tool of your own
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

try:
    from builder import (
        answers,
        bundle,
        early,
        embeds,
        engine,
        fonts,
        leads,
        licences,
        material,
        new_tool,
        offline,
        pages,
        pictures,
        policy,
        prices,
        runtime,
        sbom,
        serve,
        single_file,
    )
    from builder.console import complain, say, step, warn
    from builder.project import MADE, ROOT, SITE, BuildError, staged
    from builder.source import SourceError
except ModuleNotFoundError as error:
    sys.exit(f"{error.name} is not installed here. Run `make site` once, then .venv/bin/python build_site.py")


def build(site: Path = SITE) -> None:
    """Make the whole site; a build that fails leaves the last one as it was."""
    old = prices.stale(datetime.now(UTC).date())
    engine.check()
    with staged(MADE) as made:
        with step("answers worked out ahead") as progress:
            answers.make(made / "answers", progress)
        with step("engine and Python for the browser"):
            runtime.make(made / "runtime")
        with step("scripts, styles, fonts, licences"):
            bundle.make(made)
            material.join_styles(made)
            fonts.make(made / "fonts")
            licences.make(made / "licences")
        with step("icons and cards"):
            pictures.make(made / "pictures")
    fresh = site.with_name(f"{site.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        with step("pages"):
            about = pages.make(fresh)
            early.make(fresh)
            leads.make(fresh)
            policy.make(fresh)
            sbom.make(fresh)
        with step("one-file edition"):
            single_file.make(fresh)
        with step("tools for frames of other pages"):
            embeds.make(fresh, about)
        with step("what works without a network"):
            offline.make(fresh, about)
        shutil.rmtree(site, ignore_errors=True)
        fresh.rename(site)
        say(f"Built {os.path.relpath(site, ROOT)}/.")
        if old:
            warn(old)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python build_site.py", description="Builds the site.")
    commands = parser.add_subparsers(dest="command", metavar="command")
    building = commands.add_parser("build", help="build site/, the default")
    building.add_argument("--served", action="store_true", help="build what serve shows, and leave site/ alone")
    serving = commands.add_parser("serve", help="show the site on this machine and follow changes")
    serving.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1; 8000 unless told")
    creating = commands.add_parser("new-tool", help="start a tool of your own")
    creating.add_argument("name", help="small letters and dashes, such as my-tool")
    options = parser.parse_args(arguments)
    try:
        match options.command:
            case "serve":
                serve.run(options.port)
            case "new-tool":
                say(new_tool.create(options.name))
            case "build" if options.served:
                build(serve.SERVED)
            case _:
                build()
    except (BuildError, SourceError) as error:
        complain(str(error))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
