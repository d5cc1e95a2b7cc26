"""Material's script is changed where we know it, and a build stops where we do not."""

import shutil
from pathlib import Path

import material
import pytest

from builder.material import Edit, adapt, changed
from builder.project import BuildError

HEAD = Edit("the head comes first", "<(?P<tag>head)>", r"<\g<tag> first>")
ROWS = Edit("every row is numbered", "<row>", "<row n>", times=2)


def test_each_place_is_changed():
    assert changed("<head>\n<row><row>", (HEAD, ROWS), "it") == "<head first>\n<row n><row n>"


@pytest.mark.parametrize("text", ["", "<head><row>", "<head><row><row><row>"])
def test_a_place_that_is_missing_or_one_too_many_stops_the_build_and_is_named(text):
    why = "every row is numbered" if text else "the head comes first"
    with pytest.raises(BuildError, match=rf"^it: Material has changed .*: {why}$"):
        changed(text, (HEAD, ROWS), "it")


SCRIPTS = Path(material.__file__).parent / "templates" / "assets" / "javascripts"


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ('protocol!=="file:"', "the search fetches its index when"),
        ("?400:100", "how it waits for a while"),
        ('"consent"', "how it brings components to life"),
        ("print$:", "how it brings components to life|how it brings an article to life"),
        ('"content.tooltips"', "folds, titles, footnotes"),
    ],
)
def test_materials_script_without_a_place_stops_the_build(tmp_path, word, why):
    (script,) = SCRIPTS.glob("bundle.*.min.js")
    folder = tmp_path / "assets" / "javascripts"
    folder.mkdir(parents=True)
    shutil.copy(script, folder)
    (copy,) = folder.iterdir()
    text = copy.read_text("utf-8")
    assert word in text
    copy.write_text(text.replace(word, '"another"'), "utf-8")

    with pytest.raises(BuildError, match=rf"^{copy.name}: Material has changed .*({why})"):
        adapt(tmp_path, "https://example.org/")
