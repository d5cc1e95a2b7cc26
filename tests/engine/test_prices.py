"""Price examples are exact, dated and traceable, and a mistake in their file is told in a line."""

import json
from datetime import date
from fractions import Fraction

import pytest

from engine.prices import UnreadablePrices, prices, read, usd
from tests.engine.commands import run

EXAMPLE = {
    "id": "small-1",
    "vendor": "Vendor",
    "model": "Small 1",
    "input_usd": "0.75",
    "cached_usd": "0.075",
    "cache_write_usd": "0.9375",
    "output_usd": "4.50",
    "as_of": "2026-05",
    "source": "Vendor's price list, as somebody copied it",
    "trust": "read",
}


def file(**changes):
    """A file with one example; a change to None leaves the key out."""
    entry = {key: value for key, value in {**EXAMPLE, **changes}.items() if value is not None}
    return json.dumps({"examples": [entry]})


@pytest.mark.parametrize("price", prices(), ids=lambda price: price.id)
def test_every_example_can_be_traced(price):
    assert len(price.source) > 20
    assert price.since > date(2020, 1, 1)
    assert price.when in price.named or str(price.since.year) in price.when
    assert price.output_usd > price.input_usd > 0


def test_the_examples_are_those_that_were_looked_up():
    amounts = {price.id: (price.input_usd, price.cached_usd, price.output_usd) for price in prices()}

    assert amounts["gpt-5-5"] == (5, Fraction("0.5"), 30)
    assert amounts["gpt-5-4"] == (Fraction("2.5"), Fraction("0.25"), 15)
    assert amounts["gpt-5-4-mini"] == (Fraction("0.75"), Fraction("0.075"), Fraction("4.5"))
    assert amounts["gpt-5-4-nano"] == (Fraction("0.2"), Fraction("0.02"), Fraction("1.25"))
    assert amounts["gpt-6-sol"] == (2, Fraction("0.2"), 10)
    assert amounts["gpt-6-luna"] == (Fraction("0.1"), Fraction("0.01"), Fraction("0.5"))
    assert amounts["gpt-6-1-terra"] == (1, Fraction("0.05"), 5)
    assert amounts["claude-opus-5"] == (5, Fraction("0.5"), 25)
    assert {"claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5"} <= amounts.keys()


def test_amounts_and_ratios_are_exact():
    (price,) = read(file())

    assert (price.input_usd, price.read_ratio, price.write_ratio) == (Fraction("0.75"), Fraction("0.1"), Fraction(5, 4))
    assert price.amounts == "input $0.75, cached $0.075, cache write $0.9375, output $4.50"


def test_a_ratio_has_no_more_decimals_than_its_control_takes():
    (price,) = read(file(input_usd="3", cached_usd="1", cache_write_usd=None))

    assert (price.read_ratio, price.write_ratio) == (Fraction("0.333333"), None)


def test_what_is_not_known_is_left_out():
    (price,) = read(file(cached_usd=None, cache_write_usd=None, condition="for short prompts"))

    assert (price.read_ratio, price.write_ratio) == (None, None)
    assert price.amounts == "input $0.75, output $4.50, for short prompts"


@pytest.mark.parametrize(
    ("as_of", "when", "since"),
    [
        ("2026-05", "May 2026", date(2026, 5, 1)),
        ("2026-10-26", "26 October 2026", date(2026, 10, 26)),
        ("2026-10-01", "1 October 2026", date(2026, 10, 1)),
    ],
)
def test_a_date_says_no_more_than_is_known(as_of, when, since):
    (price,) = read(file(as_of=as_of))

    assert (price.when, price.since) == (when, since)
    assert price.days_old(date(2026, 11, 1)) == (date(2026, 11, 1) - since).days


MISTAKES = [
    ({"input_usd": "0,25"}, "input_usd '0,25': Enter a number from $0 to $100,000, in plain digits."),
    ({"input_usd": "1e3"}, "in plain digits"),
    ({"input_usd": "0"}, "input_usd: more than nothing"),
    ({"output_usd": "0.1234567"}, "at most 6 decimals"),
    ({"input_usd": 0.75}, 'input_usd: write it as text, such as "0.50"'),
    ({"cached_usd": ""}, "cached_usd: write it as text"),
    ({"cached_usd": "0.76"}, "cached_usd: no more than input_usd."),
    ({"cache_write_usd": "8"}, "cache_write_usd: no more than ten times input_usd."),
    ({"as_of": "May 2026"}, "as_of 'May 2026': a day or a month, such as 2026-10-26 or 2026-05."),
    ({"as_of": "2026-13"}, "as_of '2026-13'"),
    ({"as_of": "2026-02-30"}, "as_of '2026-02-30'"),
    ({"as_of": "２０２６-05"}, "a day or a month"),
    ({"source": None}, "source is missing."),
    ({"trust": "sure"}, "trust: one of read, reported."),
    ({"url": "http://example.org"}, "url: an address that starts with https://."),
    ({"id": "GPT 5"}, "id: small letters, digits and dashes"),
    ({"inptu_usd": "1"}, "inptu_usd: no such key; known: id, vendor"),
]


@pytest.mark.parametrize(("changes", "expected"), MISTAKES)
def test_a_mistake_names_the_example_and_the_key(changes, expected):
    with pytest.raises(UnreadablePrices) as caught:
        read(file(**changes))

    assert str(caught.value).startswith(f"engine/prices.json: example 1 ({changes.get('id', 'small-1')}): ")
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "engine/prices.json is not JSON: Expecting property name"),
        ("", "is not JSON"),
        ("[]", '"examples" is a list'),
        ('{"examples": []}', '"examples" is a list of prices, with one at least'),
        ('{"examples": ["x"]}', "example 1: an example is an object."),
        (json.dumps({"examples": [EXAMPLE, EXAMPLE]}), "example 2 (small-1): id: another example has the same."),
    ],
)
def test_a_file_that_is_none_is_told_in_a_line(text, expected):
    with pytest.raises(UnreadablePrices) as caught:
        read(text)

    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_prices_are_written_as_price_lists_do():
    assert [usd(Fraction(text)) for text in ("5", "0.5", "0.10", "0.125", "1250")] == [
        "$5", "$0.50", "$0.10", "$0.125", "$1,250",
    ]  # fmt: skip


def test_prices_are_listed_with_their_age_and_their_source(capsys):
    status, out, err = run(capsys, "prices")

    assert (status, err) == (0, "")
    assert "GPT-5.5" in out
    assert "May 2026" in out
    for price in prices():
        assert price.source in out


def test_prices_as_json_are_what_the_options_of_a_tool_take(capsys):
    _, out, _ = run(capsys, "prices", "--format", "json")
    example = next(price for price in json.loads(out) if price["id"] == "gpt-5-5")

    assert example == {
        "id": "gpt-5-5", "vendor": "OpenAI", "model": "GPT-5.5", "input_usd_per_million": 5,
        "cached_usd_per_million": 0.5, "cache_write_usd_per_million": 5, "output_usd_per_million": 30,
        "cache_read_ratio": 0.1, "cache_write_ratio": 1, "condition": None, "as_of": "2026-05",
        "source": "OpenAI's price list, as transcribed by API Evangelist", "url": None, "trust": "read",
    }  # fmt: skip
    _, told, _ = run(capsys, "cost-workbench", f"--input-usd-per-million={example['input_usd_per_million']}",
                     "--format", "json")  # fmt: skip
    assert json.loads(told)["text"]["break_even"] == "14.1 months"


def test_a_mistake_in_the_prices_costs_one_line(capsys, monkeypatch):
    monkeypatch.setattr("engine.prices.get_data", lambda package, name: b'{"examples": [{"id": "x"}]}')
    prices.cache_clear()
    status, out, err = run(capsys, "prices")
    prices.cache_clear()

    assert (status, out) == (2, "")
    assert err == "python -m engine prices: engine/prices.json: example 1 (x): vendor is missing.\n"
