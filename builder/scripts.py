"""The scripts of a page, so that it can name them all at once and a browser need not discover them one by one."""

import posixpath
import re

from builder.project import DOCS

BOOT = "assets/javascripts/boot.js"

_IMPORT = re.compile(r'^import .* from "(\.[^"]+)";$', re.MULTILINE)


def imported(script: str = BOOT) -> list[str]:
    """Every module that a script imports, and those import in turn, as addresses below the site's root."""
    found = [script]
    for path in found:
        for name in _IMPORT.findall((DOCS / path).read_text("utf-8")):
            address = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
            if address not in found:
                found.append(address)
    return found[1:]
