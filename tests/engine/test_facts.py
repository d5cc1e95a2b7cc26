"""Every fact can be traced."""

from datetime import date

import pytest

from engine.facts import facts


@pytest.mark.parametrize("name", facts())
def test_a_fact_has_a_unit_a_source_and_a_date(name):
    fact = facts()[name]

    assert fact.unit
    assert len(fact.source) > 20
    assert date(2020, 1, 1) < fact.as_of <= date(2026, 11, 23)
    assert fact.text
