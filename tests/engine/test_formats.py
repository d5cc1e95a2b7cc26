"""What a command writes: the names and figures that the JSON promises, and the same in the table and the record."""

import json

import pytest

from engine import VERSION
from engine.scenarios import SCENARIOS
from tests.engine.commands import run


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
