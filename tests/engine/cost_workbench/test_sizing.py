"""The panel that sizes a prompt, and the same on the command line."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.command import main
from engine.errors import InvalidInput
from engine.tokens import ENGLISH_AND_CODE, HOW_MADE, TOO_LONG, estimate
from engine.tools.cost_workbench.inputs import MOST_TOKENS, CostInputs
from engine.tools.cost_workbench.sizing import sized, sizing
from engine.web import answer

ROOT = Path(__file__).parents[3]
PROMPT = "Answer in one short, friendly paragraph, and never promise a refund.\n" * 40


def ask(**details):
    question = {"tool": "cost-workbench", "id": "here", "ask": "panel", "panel": "sizing", "details": details}
    return json.loads(answer(json.dumps(question)))


def test_a_text_is_sized_with_its_error_and_can_be_used():
    tokens = estimate(PROMPT)
    fewest, most = ENGLISH_AND_CODE.around(tokens)

    html = ask(text=PROMPT)["html"]

    assert f"About {tokens} tokens: {fewest} to {most} in English and code, " in html
    assert f'data-set="{{&#34;extra_prompt_tokens&#34;: &#34;{tokens}&#34;}}">Use {tokens} tokens</button>' in html
    assert "textarea" not in html


def test_the_panel_opens_without_a_text_and_says_how_it_is_made_and_that_nothing_leaves_the_page():
    html = ask()["html"]

    assert html.count("<textarea") == 1
    assert "There is no text yet." in html
    assert HOW_MADE.replace("'", "&#39;") in html
    assert "it is not sent, not kept and not part of any link" in html
    assert ask(text="")["html"].count("There is no text yet.") == 1
    assert "data-set" not in ask(text="")["html"]


@given(st.text(st.characters(codec=None) | st.characters(categories=["Cs"]), max_size=60))
def test_no_text_comes_back_or_breaks_the_answer(text):
    marked = f"q7w<b>{text}</b>"

    assert "q7w" not in ask(text=marked)["html"]


def test_a_text_that_is_too_long_is_one_line():
    assert ask(text="é" * 500_001) == {"errors": [{"field": "text", "message": TOO_LONG, "nearest": ""}]}
    assert "html" in ask(text="é" * 500_000)


@pytest.mark.parametrize("given", [None, 5, ["a"], {"a": "b"}])
def test_what_is_no_text_is_refused(given):
    with pytest.raises(InvalidInput, match="given as text"):
        sizing(CostInputs(), {"text": given})


def test_more_than_the_control_takes_is_used_as_its_most():
    many = sized(MOST_TOKENS + 5)

    assert many.value == "1,000,000"
    assert many.clamped == "The control takes no more than 1,000,000."
    assert sized(MOST_TOKENS).clamped == ""
    assert sized(1).sentence.startswith("About 1 token: 1 to 2 in")


def run(capsys, *arguments):
    status = main(["tokens", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_the_command_line_gives_the_same_number(capsys, tmp_path, monkeypatch):
    (tmp_path / "prompt.txt").write_bytes(b"\xef\xbb\xbf" + PROMPT.replace("\n", "\r\n").encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PROMPT.encode())))

    status, table, _ = run(capsys, tmp_path / "prompt.txt")
    report = json.loads(run(capsys, "-", "--format", "json")[1])

    assert status == 0
    assert f"About                {estimate(PROMPT)}" in table
    assert HOW_MADE in table
    assert report["tokens"] == estimate(PROMPT)
    assert report["english_and_code"] == list(ENGLISH_AND_CODE.around(estimate(PROMPT)))


def test_a_file_that_cannot_be_sized_costs_one_line(capsys, tmp_path):
    for name, content in (("bytes", b"a\xff"), ("long", b"a" * 1_000_001), ("cut", "é".encode() * 600_000)):
        (tmp_path / name).write_bytes(content)

    assert run(capsys, tmp_path / "none")[::2] == (
        2,
        f"python -m engine tokens: {tmp_path / 'none'}: No such file or directory.\n",
    )
    assert run(capsys, tmp_path)[0] == 2
    assert "Not text in UTF-8, from byte 2 on." in run(capsys, tmp_path / "bytes")[2]
    for name in ("long", "cut"):
        assert run(capsys, tmp_path / name)[2] == f"python -m engine tokens: {tmp_path / name}: {TOO_LONG}\n"
    assert run(capsys, "a\0b")[2].count("\n") == 1


def test_it_reads_what_another_program_writes():
    done = subprocess.run(
        [sys.executable, "-m", "engine", "tokens", "-", "--format", "json"],
        input=PROMPT.encode(), capture_output=True, check=True, cwd=ROOT,
    )  # fmt: skip

    assert json.loads(done.stdout)["tokens"] == estimate(PROMPT)
