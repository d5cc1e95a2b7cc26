"""What would flip the cost answer and what moves it most, as the page shows them."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.controls import controls, read, starting_point
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.model import costs
from engine.tools.cost_workbench.swings import swings
from engine.tools.cost_workbench.turning import turning

REFERENCE = CostInputs()


def test_the_reference_case():
    found = turning(REFERENCE, {})

    assert found.sentence.startswith("Tuning pays back after the horizon of 12 months.")
    assert [(turn.label, turn.here, turn.there, turn.change) for turn in found.turns] == [
        ("Training run cost", "$1,800", "$1,097.60", "−39%"),
        ("Monthly requests", "120,000", "176,283", "+47%"),
        ("Prompt reduction after tuning", "260", "382", "+47%"),
        ("Extra prompt tokens per call", "420", "", ""),
        ("Evaluation overhead", "$400", "", ""),
    ]
    assert found.assumptions[0].name == "input_usd_per_million"
    assert found.others == "So would four of the assumptions, changed alone:"
    bar = found.bars[0]
    assert (bar.label, bar.low, bar.months_low, bar.high, bar.months_high) == (
        "Monthly requests", "96,000", "22.0", "144,000", "14.7",
    )  # fmt: skip


def test_when_it_pays_back_what_would_end_that():
    found = turning(replace(REFERENCE, horizon_months=24), {})

    assert found.sentence == (
        "Tuning pays back within the horizon of 24 months. Any one of these, alone, would end that."
    )
    assert found.turns[0].sets


def test_when_it_never_does():
    found = turning(replace(REFERENCE, monthly_requests=0), {})

    assert found.sentence == "Tuning never pays back. With any one of these, alone, it would pay back in time."
    assert found.bars == ()
    assert found.swings.startswith("No input changes when")


values = st.fixed_dictionaries(
    {},
    optional={
        "monthly_requests": st.integers(0, 10**8).map(str),
        "extra_prompt_tokens": st.integers(0, 10**6).map(str),
        "prompt_reduction_tokens": st.integers(0, 10**6).map(str),
        "training_usd": st.integers(0, 10**7).map(str),
        "hosting_usd_per_month": st.integers(0, 1000).map(str),
        "price_decline_per_year": st.sampled_from(["0", "0.3", "1"]),
        "refresh_months": st.integers(0, 24).map(str),
        "tuned_price_multiplier": st.sampled_from(["0", "0.5", "1.1"]),
        "tuned_prompt_cached": st.sampled_from(["true", "false"]),
        "horizon_months": st.integers(1, 600).map(str),
    },
)


@given(values)
@settings(max_examples=80, deadline=None)
def test_everything_shown_can_be_set_and_is_in_its_place(given):
    inputs = read(CostInputs, given)
    found = turning(inputs, {})
    raw = {name: str(getattr(inputs, name)) for name in starting_point(inputs)}

    assert {turn.name for turn in found.turns} == set(raw)
    for turn in (*found.turns, *found.assumptions):
        assert set(turn.sets) <= {turn.name}
        read(CostInputs, {**given, **turn.sets})
    for bar in found.bars:
        assert 0 <= Fraction(bar.start) <= Fraction(bar.start) + Fraction(bar.width) <= 101
    for swing in swings(inputs):
        kind = controls(CostInputs)[swing.name]
        assert kind.low <= swing.low <= swing.high <= kind.high
        for value, months in ((swing.low, swing.months_low), (swing.high, swing.months_high)):
            assert costs(replace(inputs, **{swing.name: value})).break_even_months == months
