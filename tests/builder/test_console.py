"""What the build says."""

import sys

import pytest

from builder import console


def test_a_terminal_sees_how_far_a_step_is(capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with console.step("answers") as progress:
        progress(1, 14)
        progress(2, 14)
    shown = capsys.readouterr().out

    assert "answers … 1 of 14" in shown
    assert "answers … 2 of 14" in shown
    assert shown.endswith(" s answers\n")


def test_elsewhere_a_step_is_one_line(capsys):
    with console.step("answers") as progress:
        progress(1, 14)

    assert capsys.readouterr().out.strip().endswith(" s answers")


def test_a_step_that_fails_leaves_the_line_empty(capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(ValueError, match="wrong"), console.step("answers"):
        raise ValueError("wrong")

    assert capsys.readouterr().out.endswith(console.CLEAR)
