"""The cost map: every cell against the model, and what the axes are."""

import random
from dataclasses import replace
from fractions import Fraction
from itertools import chain, pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.controls import Choice, Number, controls, ladder
from engine.map_drawing import SIDE
from engine.map_panel import view
from engine.map_rows import kind_at
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.map import ASIDE, AXES, KINDS, MONTHS, UNEVEN, rows
from engine.tools.cost_workbench.map_panel import MAP
from engine.tools.cost_workbench.model import costs, stream

KNOWN = controls(CostInputs)


def kind(inputs):
    """The class of what the model says."""
    months = costs(inputs).break_even_months
    return KINDS[-1] if months is None else KINDS[sum(months > most for most in MONTHS)]


def moved(inputs, name, place):
    position = KNOWN[name].positions[place]
    return replace(inputs, **{name: position if KNOWN[name].decimals else int(position)})


def places(name):
    return len(KNOWN[name].positions)


def whole(low, high):
    return st.integers(low, high)


def tenths(low, high):
    return st.integers(10 * low, 10 * high).map(lambda count: Fraction(count, 10))


def usually(neutral, others):
    return st.one_of(st.just(neutral), others)


cost_inputs = st.builds(
    CostInputs,
    monthly_requests=whole(0, 2_000_000),
    extra_prompt_tokens=whole(0, 4_000),
    training_usd=tenths(0, 25_000),
    evaluation_usd=tenths(0, 10_000),
    prompt_reduction_tokens=whole(0, 3_000),
    input_usd_per_million=tenths(0, 20),
    cache_hit_rate=usually(Fraction(0), tenths(0, 1)),
    cache_write_ratio=usually(Fraction(1), tenths(0, 2)),
    tuned_prompt_cached=st.booleans(),
    base_input_tokens=usually(0, whole(0, 2_000)),
    output_tokens=usually(0, whole(0, 500)),
    output_reduction_tokens=usually(0, whole(0, 500)),
    output_usd_per_million=tenths(0, 20),
    tuned_price_multiplier=usually(Fraction(1), tenths(0, 4)),
    hosting_usd_per_month=usually(Fraction(0), tenths(0, 500)),
    refresh_months=usually(0, whole(1, 30)),
    refresh_share=tenths(0, 2),
    batch_share=usually(Fraction(0), tenths(0, 1)),
    price_decline_per_year=usually(Fraction(0), tenths(0, 1)),
)
axes = st.permutations(AXES).map(lambda names: names[:2])


@settings(max_examples=60)
@given(cost_inputs, axes, st.data())
def test_a_row_has_the_class_of_the_model_in_its_cells(inputs, axes, data):
    x, y = axes
    up = data.draw(whole(0, places(y) - 1))
    [row] = rows(inputs, x, y, [up])
    there = moved(inputs, y, up)

    looked = {place for run in row for place in (run.first, run.last)}
    looked |= data.draw(st.sets(whole(0, places(x) - 1), min_size=10, max_size=10))
    for place in looked:
        assert kind_at(row, place) is kind(moved(there, x, place))
    assert all(before.kind is not after.kind for before, after in pairwise(row))


def test_five_hundred_random_cells_are_as_the_model_says():
    chance = random.Random(6)
    scenarios = KNOWN["scenario"].options
    seen = set()
    for _ in range(50):
        start = replace(CostInputs(), **chance.choice(scenarios).sets)
        assumed = {
            "tuned_price_multiplier": Fraction(chance.choice([10, 10, 12, 20, 5]), 10),
            "cache_hit_rate": Fraction(chance.choice([0, 0, 5, 9]), 10),
            "tuned_prompt_cached": chance.random() < 0.5,
            "hosting_usd_per_month": Fraction(chance.choice([0, 0, 40, 300])),
            "refresh_months": chance.choice([0, 0, 6, 12]),
            "refresh_share": Fraction(chance.choice([1, 3, 10]), 10),
            "price_decline_per_year": Fraction(chance.choice([0, 0, 3]), 10),
        }
        x, y = chance.sample(AXES, 2)
        inputs = replace(start, **assumed)
        ups = [chance.randrange(places(y)) for _ in range(5)]
        for up, row in zip(ups, rows(inputs, x, y, ups), strict=True):
            for across in (chance.randrange(places(x)), chance.randrange(places(x))):
                expected = kind(moved(moved(inputs, y, up), x, across))
                seen.add(expected)
                assert kind_at(row, across) is expected

    assert seen == set(KINDS)


EVEN = [name for name, kind in KNOWN.items() if isinstance(kind, Number) and name not in (*AXES, *ASIDE, *UNEVEN)]


@pytest.mark.parametrize("name", EVEN)
def test_a_number_that_gets_a_slider_can_be_an_axis(monkeypatch, name):
    chance = random.Random(name)
    ratio = KNOWN[name].high <= 100
    positions = [Fraction(place, 20) for place in range(21)] if ratio else ladder((0, 600, 20))
    sliding = replace(KNOWN[name], positions=tuple(positions))
    monkeypatch.setattr(
        "engine.tools.cost_workbench.map.number", lambda inputs, asked: sliding if asked == name else KNOWN[asked]
    )
    for _ in range(30):
        inputs = replace(
            CostInputs(),
            prompt_reduction_tokens=chance.randrange(900),
            cache_hit_rate=Fraction(chance.randrange(3), 4),
            tuned_prompt_cached=chance.random() < 0.5,
            base_input_tokens=300,
            output_tokens=100,
            output_reduction_tokens=chance.randrange(90),
            output_usd_per_million=Fraction(chance.choice([0, 16])),
            tuned_price_multiplier=Fraction(chance.choice([5, 10, 11]), 10),
            gpu_usd_per_hour=Fraction(chance.choice([0, 0, 1]), 100),
            labels=chance.choice([0, 100]),
            label_usd=Fraction(chance.choice([0, 2])),
            refresh_months=chance.choice([0, 5, 12]),
            refresh_share=Fraction(chance.choice([1, 5]), 10),
            batch_share=Fraction(chance.choice([0, 5]), 10),
        )
        up = chance.randrange(places("training_usd"))
        [row] = rows(inputs, name, "training_usd", [up])
        there = moved(inputs, "training_usd", up)
        for place in chance.sample(range(len(sliding.positions)), 12):
            position = sliding.positions[place]
            value = position if sliding.decimals else int(position)
            assert kind_at(row, place) is kind(replace(there, **{name: value}))


@given(cost_inputs)
def test_the_stream_is_that_of_all_figures(inputs):
    assert stream(inputs) == costs(inputs).stream


@pytest.mark.parametrize("name", ASIDE)
@settings(max_examples=30)
@given(cost_inputs, st.data())
def test_what_is_aside_does_not_move_the_break_even(name, inputs, data):
    other = (
        data.draw(st.sampled_from([option.value for option in KNOWN[name].options]))
        if isinstance(KNOWN[name], Choice)
        else data.draw(whole(KNOWN[name].low, KNOWN[name].high))
    )

    assert costs(replace(inputs, **{name: other})).break_even_months == costs(inputs).break_even_months


def test_every_slider_is_an_axis_unless_it_cannot_be():
    sliders = [name for name, kind in KNOWN.items() if isinstance(kind, Number) and kind.positions]

    assert [name for name in sliders if name not in (*ASIDE, *UNEVEN)] == list(AXES)
    assert {"monthly_requests", "extra_prompt_tokens", "training_usd", "evaluation_usd"} < set(AXES)
    assert {*ASIDE, *UNEVEN} < set(KNOWN)


def test_a_payback_in_exactly_so_many_months_belongs_to_the_earlier_class():
    inputs = replace(CostInputs(), training_usd=Fraction("1097.6"))

    assert costs(inputs).break_even_months == 12
    [row] = rows(inputs, "monthly_requests", "prompt_reduction_tokens", [KNOWN["prompt_reduction_tokens"].place(260)])
    assert kind_at(row, KNOWN["monthly_requests"].place(120_000)).name == "6 to 12 months"


@settings(max_examples=20)
@given(cost_inputs, axes)
def test_a_label_stands_on_the_line_of_its_months(inputs, axes):
    x, y = axes
    marks = view(MAP, inputs, {"x": x, "y": y, "notes": True}).notes.marks
    found = rows(inputs, x, y, range(places(y)))
    kinds = [[kind_at(row, across) for across in range(places(x))] for row in found]

    assert len({mark.text for mark in marks}) == len(marks)
    for mark in marks:
        across, up = int(mark.x) * places(x) / SIDE, (SIDE - int(mark.y)) * places(y) / SIDE
        around = {
            KINDS.index(kinds[min(max(int(up + v), 0), places(y) - 1)][min(max(int(across + h), 0), places(x) - 1)])
            for h in (-0.6, 0, 0.6)
            for v in (-0.6, 0, 0.6)
        }
        assert min(around) <= MONTHS.index(int(mark.text)) < max(around)


@pytest.mark.parametrize(("x", "y"), list(permutations(AXES, 2)))
def test_at_the_opening_every_line_is_labelled_apart_from_the_others(x, y):
    found = rows(CostInputs(), x, y, range(places(y)))
    kinds = [[KINDS.index(kind_at(row, across)) for across in range(places(x))] for row in found]
    marks = view(MAP, CostInputs(), {"x": x, "y": y, "notes": True}).notes.marks
    present = set(chain.from_iterable(kinds))

    assert [mark.text for mark in marks] == [str(months) for place, months in enumerate(MONTHS) if place in present]
    for mark in marks:
        across, up = int(mark.x) * places(x) / SIDE, (SIDE - int(mark.y)) * places(y) / SIDE
        reach = [(h, v) for h in (-15, 0, 15) for v in (-15, 0, 15)]
        around = {
            kinds[min(max(int(up + v * places(y) / SIDE), 0), places(y) - 1)][
                min(max(int(across + h * places(x) / SIDE), 0), places(x) - 1)
            ]
            for h, v in reach
        }
        assert around == {MONTHS.index(int(mark.text)), MONTHS.index(int(mark.text)) + 1}
