"""Material's script is changed where we know it, and a build stops where we do not."""

import pytest

from builder.material import Edit, changed
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
