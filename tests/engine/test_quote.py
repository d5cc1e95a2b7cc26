"""Numbers that prose quotes."""

import re

import pytest

from engine.errors import EngineError
from engine.format import in_words
from engine.quote import quote
from engine.tools import tools


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("decision-lab.winner.name", "LoRA / PEFT"),
        (" decision-lab.winner.score ", "84.9"),
        ("decision-lab(scenario=policy).winner.score", "96.6"),
        ("decision-lab(scenario=policy, freshness=10).winner.name", "Prompt engineering"),
        ("decision-lab.flip.freshness.value", "79"),
        ("decision-lab.flip.data.meaning", "about 20 examples"),
        ("decision-lab(scenario=safety).flip.data.value", "nothing"),
        ("decision-lab.robustness", "97%"),
        ("decision-lab.approaches", "five"),
        ("cost-workbench.break_even", "17.6 months"),
        ("cost-workbench.annual_tuned", "$3,122"),
        ("cost-workbench(cache_hit_rate=1).break_even", "176.3 months"),
        ("cost-workbench.input.monthly_requests", "120,000 requests a month"),
        ("facts.input_price.text", "$4"),
        ("facts.input_price.month", "November 2026"),
        ("facts.cache_read.text", "10%"),
        ("facts.cache_minimum.text", "1,024"),
        ("tools.count", in_words(len(tools()))),
    ],
)
def test_a_quotation_stands_for_its_text(quotation, text):
    assert quote(quotation) == text


@pytest.mark.parametrize(
    ("quotation", "mistake"),
    [
        ("decision-lab", "cannot read 'decision-lab'; write tool.figure"),
        ("", "cannot read ''"),
        ("decison-lab.winner.name", "unknown tool 'decison-lab' (did you mean 'decision-lab'?)"),
        ("decision-lab.winner.nam", "unknown figure of decision-lab 'winner.nam' (did you mean 'winner.name'?)"),
        ("decision-lab(data).winner.name", "cannot read 'data'; write input=value"),
        ("decision-lab(data=900).winner.name", "data '900': Choose a whole number from 0 to 100."),
        ("decision-lab(colour=1).winner.name", "colour '1': No such input"),
        ("facts.input_prize.text", "unknown fact 'input_prize' (did you mean 'input_price'?)"),
        ("facts.input_price.value", "unknown part of fact input_price 'value'"),
        ("tools.number", "unknown figure of tools 'number'"),
    ],
)
def test_a_mistake_is_told_in_one_line(quotation, mistake):
    with pytest.raises(EngineError, match=re.escape(mistake)) as caught:
        quote(quotation)

    assert "\n" not in str(caught.value)
