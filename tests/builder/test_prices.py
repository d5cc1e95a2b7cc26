"""The build says which prices are old; what it calls today is given here, so that no test grows old itself."""

import json
from datetime import date

import pytest

from builder import console, prices
from builder.project import BuildError, engine_files
from engine.prices import prices as examples

FILE = {
    "examples": [
        {
            "id": name, "vendor": "Vendor", "model": name.title(), "input_usd": "1", "output_usd": "5", "as_of": as_of,
            "source": "Vendor's price list", "trust": "read",
        }
        for name, as_of in {"fresh": "2026-10-26", "month": "2026-05", "old": "2026-01-31"}.items()
    ]
}  # fmt: skip


@pytest.fixture
def file(monkeypatch):
    """Have the engine read a file of ours."""
    text = json.dumps(FILE)
    monkeypatch.setattr("engine.prices.get_data", lambda package, name: text.encode())
    examples.cache_clear()
    yield
    examples.cache_clear()


@pytest.mark.parametrize(
    ("today", "named"),
    [
        (date(2026, 7, 31), ["old"]),  # 181 days after
        (date(2026, 10, 28), ["old"]),  # 180 days after the first of May
        (date(2026, 10, 29), ["month", "old"]),
        (date(2027, 4, 24), ["month", "old"]),
        (date(2027, 4, 25), ["fresh", "month", "old"]),
    ],
)
def test_what_is_older_than_half_a_year_is_named_with_its_file_and_its_date(file, today, named):
    told = {
        "fresh": "fresh (as of 26 October 2026)",
        "month": "month (as of May 2026)",
        "old": "old (as of 31 January 2026)",
    }
    expected = [told[name] for name in told if name in named]

    assert prices.stale(today) == f"engine/prices.json: older than 180 days: {', '.join(expected)}. Look them up again."


def test_young_prices_are_no_matter(file):
    assert prices.stale(date(2026, 7, 30)) == ""


def test_a_mistake_stops_the_build_with_a_line(monkeypatch):
    monkeypatch.setattr("engine.prices.get_data", lambda package, name: b"{}")
    examples.cache_clear()
    with pytest.raises(BuildError, match=r'^engine/prices\.json: "examples" is a list'):
        prices.stale(date(2026, 11, 23))
    examples.cache_clear()


def test_a_warning_is_a_line_that_begins_with_the_word(capsys):
    console.warn("something is old")

    assert capsys.readouterr().err == "Warning: something is old\n"


def test_the_file_is_part_of_the_engine():
    assert "prices.json" in [path.name for path in engine_files()]
