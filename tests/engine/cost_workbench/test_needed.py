"""What tuning has to save to pay back in time, against when it pays back."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.tools.cost_workbench.needed import Least, needed
from engine.tools.cost_workbench.payback import payback_months
from tests.engine.cost_workbench.test_payback import stream, streams

A_LITTLE = Fraction(1, 10**20)

limits = st.none() | st.integers(1, 60)


def in_time(stream, months):
    found = payback_months(stream)
    return found is not None and (months is None or found <= months)


@given(streams, limits)
@settings(max_examples=400)
def test_a_stream_pays_back_in_time_exactly_when_it_saves_enough(stream, months):
    assert needed(stream, months).met_by(stream.token_saving_usd) == in_time(stream, months)


@given(streams, limits)
@settings(max_examples=300)
def test_a_little_less_than_what_is_needed_is_too_little(stream, months):
    enough = needed(stream, months)
    assume(isinstance(enough, Least) and enough.usd > 0)
    above, below = (replace(stream, token_saving_usd=enough.usd + more) for more in (A_LITTLE, -A_LITTLE))

    assert in_time(above, months)
    assert not in_time(below, months)


@given(streams, limits)
def test_what_a_stream_saves_plays_no_part(stream, months):
    assert needed(replace(stream, token_saving_usd=Fraction(0)), months) == needed(stream, months)


def test_at_steady_prices_the_one_time_cost_is_spread_over_the_months():
    assert needed(stream(), 12).usd == Fraction(2200, 12)
    assert needed(stream(hosting_usd=Fraction(30)), 12).usd == Fraction(2200, 12) + 30
    assert needed(stream(refresh_months=6, refresh_usd=Fraction(660)), 12).usd == Fraction(2860, 12)


def test_a_saving_that_only_just_carries_hosting_or_refreshes_never_pays_back():
    hosted = needed(stream(hosting_usd=Fraction(30)))
    refreshed = needed(stream(refresh_months=6, refresh_usd=Fraction(660)))

    assert (hosted.usd, hosted.more) == (30, True)
    assert (refreshed.usd, refreshed.more) == (110, True)
    assert not refreshed.met_by(Fraction(110))


def test_a_large_refresh_does_not_matter_to_what_is_through_before_it():
    enough = needed(stream(refresh_months=24, refresh_usd=Fraction(4400)))

    assert (enough.usd, enough.more) == (Fraction(2200, 24), False)
