"""The command line: every option, every bad value, every format."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine import VERSION
from engine.command import main
from engine.controls import Choice, Number, Switch, controls, written
from engine.edits import Edits
from engine.prices import prices
from engine.scenarios import SCENARIOS
from engine.tools import tools

ROOT = Path(__file__).parents[2]


def run(capsys, *arguments):
    try:
        status = main(arguments)
    except SystemExit as left:
        status = left.code
    said = capsys.readouterr()
    return status, said.out, said.err


def options():
    for tool in tools().values():
        for name, control in controls(tool.inputs).items():
            if not (isinstance(control, Choice) and control.on_page_only):
                yield pytest.param(tool, name, control, id=f"{tool.name} {name}")


@pytest.mark.parametrize(("tool", "name", "control"), list(options()))
def test_every_option_reaches_the_answer(capsys, tool, name, control):
    match control:
        case Number():
            value = written(control.low + 1)
        case Choice():
            value = control.options[-1].value
        case Switch():
            value = "false"
        case Edits():
            value = control.example
    status, out, err = run(capsys, tool.name, f"--{name.replace('_', '-')}", value, "--format", "json")

    assert (status, err) == (0, "")
    assert json.loads(out)["inputs"][name] == (value if isinstance(control, Choice | Edits) else json.loads(value))


BAD_VALUES = ["", "abc", "-1", "-0", "1e999", "12,5", "nan", "１２", "9" * 40]


@pytest.mark.parametrize(
    ("value", "tool", "name", "control"),
    [
        (value, *option.values)
        for value in BAD_VALUES
        for option in options()
        if value or not isinstance(option.values[2], Edits)  # no edits are none that are bad
    ],
)
def test_every_bad_value_is_named_with_what_is_allowed(capsys, value, tool, name, control):
    option = f"--{name.replace('_', '-')}"
    status, out, err = run(capsys, tool.name, f"{option}={value}")

    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert f"{option} {value!r}" in err
    assert control.allowed in err


def test_every_mistake_has_a_line_of_its_own(capsys):
    status, out, err = run(capsys, "decision-lab", "--data", "x", "--volume", "200")

    assert (status, out) == (2, "")
    assert [line.split(": ")[1].split()[0] for line in err.splitlines()] == ["--data", "--volume"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "command"),
        (["decide"], "invalid choice: 'decide'"),
        (["decision-lab", "--frehsness", "3"], "did you mean '--freshness'?"),
        (["decision-lab", "--inspect", "lora"], "unknown option '--inspect'"),
        (["decision-lab", "--fresh", "3"], "unknown option '--fresh'"),
        (["decision-lab", "extra"], "unknown option 'extra'"),
        (["decision-lab", "--format", "xml"], "invalid choice: 'xml'"),
        (["decision-lab", "--data"], "--data '': Enter a whole number"),
        (["decision-lab", "--data", "-1e3"], "--data '-1e3': Enter a whole number from 0 to 100"),
        (["decision-lab", "--data", "-.5"], "--data '-.5': Enter a whole number from 0 to 100"),
        (["list", "--all"], "unknown option '--all'"),
    ],
)
def test_a_command_that_cannot_be_read_costs_one_line(capsys, arguments, expected):
    status, out, err = run(capsys, *arguments)

    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert expected in err


def test_list_names_every_tool(capsys):
    _, out, _ = run(capsys, "list")

    assert all(tool.name in out and tool.purpose in out for tool in tools().values())


@pytest.mark.parametrize("tool", tools().values(), ids=lambda tool: tool.name)
def test_help_describes_every_option(capsys, tool):
    status, out, _ = run(capsys, tool.name, "--help")
    words = "".join(out.split())  # lines may break inside a hyphenated word

    assert status == 0
    for name, control in controls(tool.inputs).items():
        if not (isinstance(control, Choice) and control.on_page_only):
            assert f"--{name.replace('_', '-')}" in words
            assert "".join(control.hint.split()) in words
            assert "".join(control.allowed.split()) in words


def test_prices_are_listed_with_their_age_and_their_source(capsys):
    status, out, err = run(capsys, "prices")

    assert (status, err) == (0, "")
    assert "GPT-5.5" in out
    assert "May 2026" in out
    for price in prices():
        assert price.source in out


def test_prices_as_json_are_what_the_options_of_a_tool_take(capsys):
    _, out, _ = run(capsys, "prices", "--format", "json")
    example = next(price for price in json.loads(out) if price["id"] == "gpt-5-5")

    assert example == {
        "id": "gpt-5-5", "vendor": "OpenAI", "model": "GPT-5.5", "input_usd_per_million": 5,
        "cached_usd_per_million": 0.5, "cache_write_usd_per_million": 5, "output_usd_per_million": 30,
        "cache_read_ratio": 0.1, "cache_write_ratio": 1, "condition": None, "as_of": "2026-05",
        "source": "OpenAI's price list, as transcribed by API Evangelist", "url": None, "trust": "read",
    }  # fmt: skip
    _, told, _ = run(capsys, "cost-workbench", f"--input-usd-per-million={example['input_usd_per_million']}",
                     "--format", "json")  # fmt: skip
    assert json.loads(told)["text"]["break_even"] == "14.1 months"


def test_a_mistake_in_the_prices_costs_one_line(capsys, monkeypatch):
    monkeypatch.setattr("engine.prices.get_data", lambda package, name: b'{"examples": [{"id": "x"}]}')
    prices.cache_clear()
    status, out, err = run(capsys, "prices")
    prices.cache_clear()

    assert (status, out) == (2, "")
    assert err == "python -m engine prices: engine/prices.json: example 1 (x): vendor is missing.\n"


def test_the_lab_keeps_its_contract(capsys):
    _, out, _ = run(capsys, "decision-lab", "--scenario", "support", "--format", "json")
    answer = json.loads(out)

    assert list(answer) == [
        "tool", "inputs", "winner", "ranking", "levels", "contributions", "flips", "robustness", "reasons",
    ]  # fmt: skip
    assert (answer["tool"], answer["winner"]) == ("decision-lab", "lora")
    assert answer["inputs"] == {
        "scenario": "support", "stability": 82, "data": 72, "volume": 84, "freshness": 18, "tolerance": 36,
    }  # fmt: skip
    assert answer["ranking"][0] == {"option": "lora", "name": "LoRA / PEFT", "score": 84.92, "score_text": "84.9"}
    assert answer["levels"]["freshness"] == "Low"
    assert answer["contributions"]["lora"] == {
        "fit": 45, "stability": 8.96, "data": 6.16, "volume": 13.6, "freshness": 8.96, "tolerance": 2.24,
        "prompt_burden": 0, "data_gate": 0, "moving_facts": 0,
    }  # fmt: skip
    assert answer["flips"]["freshness"] == {"value": 79, "winner": "rag"}
    assert answer["robustness"] == {"kept": 236, "of": 243}
    assert len(answer["reasons"]["lora"]) == 2


BAD_EDITS = {
    "lora": "Choose edits as name=number, separated by commas, such as lora.data=20,prompt_burden=10",
    "lora.data=": "Weight of labeled data for LoRA / PEFT (lora.data): Enter a whole number from -100 to 100.",
    "lora.data=101": "(lora.data): Choose a whole number from -100 to 100.",
    "lora.data=2.5": "(lora.data): Choose a whole number from -100 to 100.",
    "lora.data=1,5": "(lora.data): Enter a whole number from -100 to 100, in plain digits.",
    "lora.data=1,lora.data=2": "(lora.data): Give one number only.",
    "lora.dat=1": "(did you mean 'lora.data'?); no number is called 'lora.dat'.",
    "fit.support.lora=-1": "Fit of LoRA / PEFT to Support tone (fit.support.lora): Enter a whole number from 0 to 100",
    "data_gate.full.points=0.125": "(data_gate.full.points): Choose a number from -10 to 10, with at most 2 decimals.",
    "guard.data=1,,rag.data=2": "(guard.data): Enter a whole number",
    "x\ny=1": "no number is called 'x\\ny'.",
}


@pytest.mark.parametrize("edits", BAD_EDITS)
def test_an_edit_that_cannot_be_used_is_named_in_one_line(capsys, edits):
    status, out, err = run(capsys, "decision-lab", f"--model={edits}")

    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert BAD_EDITS[edits] in err


def test_an_edited_model_is_in_every_format(capsys):
    edited = ["decision-lab", "--model", "prompt_burden=10,lora.data=20, fit.support.lora=45"]
    _, out, _ = run(capsys, *edited, "--format", "json")
    _, table, _ = run(capsys, *edited)
    _, record, _ = run(capsys, *edited, "--format", "markdown")
    answer = json.loads(out)

    assert answer["inputs"]["model"] == "lora.data=20,prompt_burden=10"
    assert answer["contributions"]["lora"]["data"] == 8.8
    assert "2 of the model's numbers are yours" in table
    assert "--model lora.data=20,prompt_burden=10`" in record
    assert "| Weight of labeled data for LoRA / PEFT | 14 | 20 |" in record
    assert record.index("## Context") < record.index("## The model was edited") < record.index("## Options")


def test_edits_that_change_nothing_leave_no_trace(capsys):
    for format in ("json", "table", "markdown"):
        _, plain, _ = run(capsys, "decision-lab", "--format", format)
        _, edited, _ = run(capsys, "decision-lab", "--model", "lora.data=14,prompt_burden=18.0", "--format", format)

        assert edited == plain


def test_the_lab_says_null_where_nothing_flips(capsys):
    _, out, _ = run(capsys, "decision-lab", "--scenario", "safety", "--format", "json")

    assert set(json.loads(out)["flips"].values()) == {None}


def test_the_workbench_keeps_its_contract(capsys):
    _, out, _ = run(capsys, "cost-workbench", "--format", "json")
    answer = json.loads(out)

    assert [name for name in answer if name != "inputs"] == [
        "tool", "prompt_only_monthly_usd", "tuned_monthly_usd", "one_time_usd", "monthly_savings_usd",
        "break_even_months", "annual_prompt_only_usd", "annual_tuned_usd", "npv_usd", "best_fit", "verdict", "warnings",
        "text", "flips", "futures",
    ]  # fmt: skip
    assert list(answer["inputs"]) == [
        "scenario", "monthly_requests", "extra_prompt_tokens", "training_usd", "evaluation_usd",
        "prompt_reduction_tokens", "input_usd_per_million", "cache_hit_rate", "cache_read_ratio", "cache_write_ratio",
        "tuned_prompt_cached", "base_input_tokens", "output_tokens", "output_reduction_tokens",
        "output_usd_per_million", "tuned_price_multiplier", "gpu_usd_per_hour", "gpu_hours_per_month", "gpu_count",
        "hosting_usd_per_month", "labels", "label_usd", "refresh_months", "refresh_share", "batch_share",
        "batch_discount", "discount_rate", "horizon_months", "price_decline_per_year", "base_model_life_months",
        "volume_low", "volume_high", "reduction_low", "reduction_high", "one_time_low", "one_time_high", "price_low",
        "price_high",
    ]  # fmt: skip
    assert (answer["prompt_only_monthly_usd"], answer["tuned_monthly_usd"]) == (201.6, 76.8)
    assert (answer["one_time_usd"], answer["monthly_savings_usd"], answer["npv_usd"]) == (2200, 124.8, -702.4)
    assert answer["break_even_months"] == pytest.approx(17.6282051282)
    assert (answer["annual_prompt_only_usd"], answer["annual_tuned_usd"]) == (2419.2, 3121.6)
    assert (answer["best_fit"], answer["warnings"]) == ("lora", [])
    assert answer["flips"]["monthly_requests"] == {"value": 176283}
    assert answer["flips"]["evaluation_usd"] is None
    assert answer["futures"]["p50_months"] == answer["break_even_months"]
    assert answer["text"] == {
        "prompt_only_monthly": "$202", "tuned_monthly": "$76.80", "one_time": "$2,200", "break_even": "17.6 months",
        "savings": "$125 / month",
        "annual": "Annual spend: $2,419 prompt-only vs $3,122 with tuning and rollout cost.",
    }  # fmt: skip


def test_never_and_immediate_are_null_and_zero(capsys):
    _, never, _ = run(capsys, "cost-workbench", "--monthly-requests", "0", "--format", "json")
    _, at_once, _ = run(capsys, "cost-workbench", "--training-usd=0", "--evaluation-usd=0", "--format", "json")

    assert (json.loads(never)["break_even_months"], json.loads(never)["text"]["break_even"]) == (None, "Never")
    assert (json.loads(at_once)["break_even_months"], json.loads(at_once)["text"]["break_even"]) == (0, "Immediate")


@pytest.mark.parametrize("tool", ["decision-lab", "cost-workbench"])
def test_table_and_record_say_what_the_json_says(capsys, tool):
    for scenario in SCENARIOS:
        chosen = [tool, "--scenario", scenario]
        _, out, _ = run(capsys, *chosen, "--format", "json")
        answer = json.loads(out)
        _, table, _ = run(capsys, *chosen)
        _, record, _ = run(capsys, *chosen, "--format", "markdown")

        said = [r["score_text"] for r in answer["ranking"]] if "ranking" in answer else answer["text"].values()
        for text in said:
            assert text in table
            assert text in record
        assert record.startswith("# Decision record: ")
        assert VERSION in record


def test_a_record_says_how_to_get_it_again(capsys):
    arguments = ["cost-workbench", "--scenario", "dsl", "--refresh-months", "12", "--training-usd", "17999.5"]
    _, record, _ = run(capsys, *arguments, "--format", "markdown")
    command = next(line for line in record.splitlines() if "python -m engine" in line).split("`")[1]
    _, again, _ = run(capsys, *command.removeprefix("python -m engine ").split(), "--format", "markdown")

    assert again == record
    assert command == "python -m engine cost-workbench --scenario dsl --training-usd 17999.5 --refresh-months 12"


def test_it_runs_as_a_module_without_anything_installed():
    done = subprocess.run(
        [sys.executable, "-S", "-W", "error", "-m", "engine", "decision-lab", "--scenario", "policy"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert "RAG" in done.stdout
    assert done.stderr == ""


def test_a_python_that_cannot_read_the_engine_is_told_which_can(tmp_path):
    (tmp_path / "engine").mkdir()
    for name in ("__init__.py", "__main__.py"):
        shutil.copy(ROOT / "engine" / name, tmp_path / "engine")
    (tmp_path / "engine" / "command.py").write_text("\ntype = = newer\n", "utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "engine", "list"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert done.stderr.startswith("python -m engine needs Python 3.12 or newer; ")
    assert done.stderr.endswith("command.py:2.\n")
    assert done.stderr.count("\n") == 1


def test_a_reader_who_has_heard_enough_ends_it_quietly():
    with subprocess.Popen(
        [sys.executable, "-m", "engine", "cost-workbench", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        running.stdout.close()
        said = running.stderr.read()

    assert said == b""
