"""Pictures made at build: the icon in its sizes, and for each page the card that link previews show."""

import re
from functools import lru_cache
from pathlib import Path
from textwrap import wrap

import resvg_py
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from builder.project import CACHE, DOCS, PACKAGES, BuildError
from engine.controls import read
from engine.format import points
from engine.tools.decision_lab.inputs import LabInputs, position
from engine.tools.decision_lab.model import ranking

ICONS = {"icon-192.png": 192, "icon-512.png": 512, "apple-touch-icon.png": 180}
"""Icon files and their sizes in pixels."""

DRAWN_WEIGHTS = {"source-serif-4": (600,), "instrument-sans": (400, 650)}
"""The fonts on a card; the renderer wants each weight in a file of its own."""


def make(folder: Path) -> None:
    """Draw every picture into a folder."""
    folder.mkdir(parents=True)
    drawings = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("drawings")), autoescape=True, undefined=StrictUndefined
    )
    icon = drawings.get_template("icon.svg")
    (folder / "favicon.svg").write_text(icon.render(radius=12), "utf-8")
    for name, size in ICONS.items():
        (folder / name).write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=icon.render(radius=0), width=size)))
    card = drawings.get_template("card.svg")
    for page in sorted(DOCS.rglob("*.md")):
        if "decisions" not in page.parts:
            svg = card.render(title=wrap(_title(page), 20), bars=_bars())
            picture = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=_fonts())
            (folder / card_name(page)).write_bytes(bytes(picture))


def card_name(page: Path) -> str:
    """The file name of a page's card."""
    return f"card-{'-'.join(page.relative_to(DOCS).with_suffix('').parts)}.png"


def _title(page: Path) -> str:
    """The first heading of a page."""
    found = re.search(r"^# (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else page.stem


@lru_cache(maxsize=1)
def _bars() -> list[dict[str, str]]:
    """The opening ranking as it stands in the Decision Lab, in the colours of the light scheme."""
    inputs = read(LabInputs, {})
    return [
        {
            "name": score.approach.profile.name,
            "score": points(score.e4),
            "width": str(score.e4 * 680 // 1_000_000),
            "colour": _colour(score.approach.value),
        }
        for score in ranking(inputs.scenario, position(inputs))
    ]


def _colour(name: str) -> str:
    """A colour of the palette, which has one place: the style sheet."""
    palette = (DOCS / "assets" / "stylesheets" / "palette.css").read_text("utf-8")
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}});", palette)
    if not found:
        raise BuildError(f"palette.css has no colour named --{name}.")
    return found[1]


@lru_cache(maxsize=1)
def _fonts() -> list[str]:
    """The card's fonts as files that the renderer can read."""
    made = []
    for package, weights in DRAWN_WEIGHTS.items():
        source = PACKAGES / "@fontsource-variable" / package / "files" / f"{package}-latin-wght-normal.woff2"
        for weight in weights:
            target = CACHE / "fonts" / f"{package}-{weight}.ttf"
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                font = TTFont(source, recalcTimestamp=False)
                instantiateVariableFont(font, {"wght": weight}, inplace=True, updateFontNames=False)
                for name in (1, 4, 16):  # family, full name, typographic family: the file's own
                    font["name"].setName(target.stem, name, 3, 1, 0x409)
                font.flavor = None
                font.save(target)
            made.append(str(target))
    return made
