"""Payback against a walk that looks at every month."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.tools.cost_workbench.payback import Stream, payback_months, twelfth_root

YEARS = 40


def walk(stream):
    """The month in which savings reach what was spent, looking at one month after the other."""
    price = Fraction(1)
    factor = twelfth_root(1 - stream.price_decline_per_year)
    saved, owed = Fraction(0), stream.one_time_usd
    if stream.token_saving_usd - stream.hosting_usd <= 0:
        return None
    if owed == 0:
        return Fraction(0)
    for month in range(1, 12 * YEARS + 1):
        saving = stream.token_saving_usd * price - stream.hosting_usd
        if saved + saving >= owed:
            return month - 1 + (owed - saved) / saving
        saved += saving
        price = price * factor
        if price.denominator > 10**60:
            price = Fraction(int(price * 10**50), 10**50)
        if stream.refresh_months and month % stream.refresh_months == 0:
            owed += stream.refresh_usd
    return None


amounts = st.integers(0, 5_000).map(Fraction)
streams = st.builds(
    Stream,
    token_saving_usd=st.integers(-50, 3_000).map(Fraction),
    hosting_usd=st.one_of(st.just(Fraction(0)), st.integers(0, 400).map(Fraction)),
    one_time_usd=amounts,
    refresh_usd=st.one_of(st.just(Fraction(0)), amounts),
    refresh_months=st.integers(0, 36),
    price_decline_per_year=st.one_of(st.just(Fraction(0)), st.integers(0, 100).map(lambda p: Fraction(p, 100))),
)


@given(streams)
@settings(max_examples=500)
def test_payback_is_where_a_walk_finds_it(stream):
    walked, found = walk(stream), payback_months(stream)

    if walked is None:
        assert found is None or found > 12 * YEARS - 1
    else:
        assert abs(found - walked) < Fraction(1, 10**9)


@given(streams)
@settings(max_examples=200)
def test_what_is_saved_is_the_sum_of_the_months(stream):
    months = 30
    summed = sum((stream.saving_usd(month) for month in range(1, months + 1)), Fraction(0))

    assert abs(stream.saved_usd(months) - summed) < Fraction(1, 10**20)


@given(st.fractions(min_value=0, max_value=1, max_denominator=10**6))
def test_twelve_roots_multiply_back(value):
    root = twelfth_root(value)

    assert root**12 <= value
    assert (root + Fraction(1, 10**40)) ** 12 > value


def stream(**changes):
    reference = {
        "token_saving_usd": Fraction("124.8"),
        "hosting_usd": Fraction(0),
        "one_time_usd": Fraction(2200),
        "refresh_usd": Fraction(0),
        "refresh_months": 0,
        "price_decline_per_year": Fraction(0),
    }
    return Stream(**{**reference, **changes})


def test_the_critical_fall_of_prices():
    assert payback_months(stream(price_decline_per_year=Fraction("0.503"))) is not None
    assert payback_months(stream(price_decline_per_year=Fraction("0.504"))) is None


def test_a_refresh_that_exactly_eats_the_saving_never_pays():
    assert payback_months(stream(refresh_months=10, refresh_usd=Fraction(1248))) is None
    assert payback_months(stream(refresh_months=10, refresh_usd=Fraction(1247))) is not None


def test_a_payback_just_before_the_first_refresh_does_not_wait_for_it():
    exactly = Fraction(2200) / Fraction("124.8")

    assert payback_months(stream(refresh_months=18, refresh_usd=Fraction(9999))) == exactly


@pytest.mark.parametrize("decline", ["0.000001", "0.01", "1"])
def test_extreme_declines_end(decline):
    found = payback_months(stream(price_decline_per_year=Fraction(decline), one_time_usd=Fraction(100)))

    assert 0 < found < 1


def test_a_tiny_saving_over_ages_is_found_at_once():
    slow = stream(token_saving_usd=Fraction(1, 1000), price_decline_per_year=Fraction(1, 10**6))

    assert payback_months(slow) > 2_000_000


def test_present_value_counts_a_refresh_at_the_end_of_the_horizon_as_unpaid():
    yearly = stream(refresh_months=12, refresh_usd=Fraction(660))

    assert yearly.net_present_value_usd(24, Fraction(0)) == Fraction("135.2")
    assert yearly.net_present_value_usd(25, Fraction(0)) == Fraction("135.2") + Fraction("124.8") - 660
