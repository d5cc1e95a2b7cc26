"""The share of calls that find a warm cache is what the formula says, to the percent, on every machine."""

from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.format import rounded
from engine.tools.cost_workbench.caching import warm_share

EXACT = Context(prec=60)


@pytest.mark.parametrize(
    ("requests", "percent"), [(0, 0), (1, 0), (1_000, 11), (5_000, 44), (20_000, 90), (45_000, 99), (120_000, 100)]
)
def test_the_published_shares(requests, percent):
    assert warm_share(requests) == Fraction(percent, 100)


def test_it_is_the_exponential_at_every_volume_where_it_moves():
    for requests in range(0, 52_000, 7):
        exact = 1 - EXACT.exp(EXACT.divide(Decimal(-requests), Decimal(8_640)))
        assert warm_share(requests) == Fraction(rounded(Fraction(exact), 2), 100), requests


@given(st.integers(0, 100_000_000), st.integers(0, 100_000_000))
def test_more_calls_never_find_it_less_often(some, others):
    fewer, more = sorted((some, others))

    assert 0 <= warm_share(fewer) <= warm_share(more) <= 1
