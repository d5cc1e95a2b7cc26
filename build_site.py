"""Builds the site: python build_site.py [build | serve | new-tool NAME]."""

import sys

from builder.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
