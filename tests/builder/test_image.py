"""How a memory image is proved before it ships."""

import json

import pytest

from builder import image
from builder.project import BuildError
from engine.controls import Choice, controls
from engine.tools import tools
from engine.web import answer


def test_hundreds_of_questions_with_every_option_are_asked():
    asked = [json.loads(question) for question in image.proof()]

    assert len(asked) > 300
    for name, tool in tools().items():
        for control, kind in controls(tool.inputs).items():
            if isinstance(kind, Choice):
                given = {question["inputs"][control] for question in asked if question["tool"] == name}
                assert given == {option.value for option in kind.options}, control


def test_an_image_that_answers_otherwise_stops_the_build():
    asked = image.proof()[:5]
    given = [answer(question) for question in asked]
    image.prove(asked, given)

    with pytest.raises(BuildError, match="answers otherwise than Python"):
        image.prove(asked, [*given[:-1], given[-1].replace("<", "< ", 1)])
