"""One volume in two tools: a position from 0 to 100, and requests a month (DOMAIN A4)."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.scenarios import SCENARIOS
from engine.volume import HIGHEST, position_of, requests_at, volume_in_words

POSITIONS = range(HIGHEST + 1)
OWN = {scenario.lab.volume for scenario in SCENARIOS.values()}


def formula(requests):
    """40 × log10(requests) − 119, rounded and kept on the scale, by another way: decimals instead of a power."""
    if requests == 0:
        return 0
    with localcontext(prec=60):
        exact = 40 * Decimal(requests).log10() - 119
        return max(0, min(HIGHEST, int(exact.quantize(Decimal(1), ROUND_HALF_UP))))


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
def test_at_a_scenario_the_tools_have_each_others_volume(scenario):
    assert requests_at(scenario.lab.volume) == scenario.cost.monthly_requests
    assert position_of(scenario.cost.monthly_requests) == scenario.lab.volume


@pytest.mark.parametrize(("position", "requests"), [(41, 10_000), (60, 30_000), (84, 120_000), (100, 300_000)])
def test_the_anchors_of_the_scale(position, requests):
    assert requests_at(position) == requests


@pytest.mark.parametrize("position", POSITIONS)
def test_what_a_position_stands_for_leads_back_to_it(position):
    assert position_of(requests_at(position)) == position


@pytest.mark.parametrize("position", sorted(set(POSITIONS) - OWN))
def test_what_a_position_stands_for_is_round_and_as_near_as_two_figures_come(position):
    with localcontext(prec=30):
        exact = Decimal(10) ** (Decimal(position + 119) / 40)
        step = Decimal(1).scaleb(exact.adjusted() - 1)
        two_figures = exact.quantize(step, ROUND_HALF_UP)
        half_step = step / 2
        found = Decimal(requests_at(position))

        if formula(int(two_figures)) == position:
            assert found == two_figures
        else:
            assert found % half_step == 0
            assert abs(found - exact) < half_step


def test_more_traffic_is_never_a_lower_position_nor_the_other_way():
    counts = [requests_at(position) for position in POSITIONS]

    assert counts == sorted(set(counts))


@given(st.integers(0, 100_000_000) | st.integers(0, 2_000) | st.sampled_from([10**power for power in range(9)]))
def test_requests_have_the_nearest_position(requests):
    assert position_of(requests) == formula(requests)
    assert position_of(requests) <= position_of(requests + 1)


def test_every_boundary_between_two_positions_is_where_the_formula_has_it():
    for position in range(HIGHEST):
        with localcontext(prec=40):
            boundary = int(Decimal(10) ** ((Decimal(position) + Decimal("119.5")) / 40))
        assert (position_of(boundary), position_of(boundary + 1)) == (position, position + 1)


def test_words_say_the_same_number():
    assert volume_in_words(0) == "under 1,000 requests a month"
    assert volume_in_words(84) == "about 120,000 requests a month"
    assert volume_in_words(92) == "about 188,000 requests a month"
    assert volume_in_words(100) == "300,000 requests a month and up"
