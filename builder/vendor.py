"""Other people's files that the pages load, from npm: the morphing library and the fonts."""

import shutil
from pathlib import Path

from builder.project import PACKAGES

FONTS = {
    "source-serif-4-latin-wght-normal.woff2": "source-serif-4",
    "source-serif-4-latin-wght-italic.woff2": "source-serif-4",
    "instrument-sans-latin-wght-normal.woff2": "instrument-sans",
}
"""Font files by the package they are in."""


def make(folder: Path) -> None:
    """Put everything into a folder; licences go where all licences go."""
    folder.mkdir(parents=True)
    idiomorph = PACKAGES / "idiomorph" / "dist"
    minified = (idiomorph / "idiomorph.min.js").read_text("utf-8")
    module = f"// idiomorph, 0BSD; see licences\n{minified}\nexport {{ Idiomorph }};\n"
    (folder / "idiomorph.js").write_text(module, "utf-8")
    shutil.copyfile(idiomorph / "idiomorph.d.ts", folder / "idiomorph.d.ts")
    for name, package in FONTS.items():
        shutil.copyfile(PACKAGES / "@fontsource-variable" / package / "files" / name, folder / name)
