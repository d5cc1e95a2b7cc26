"""The dated prices as the command line tells them: a table, or JSON."""

from fractions import Fraction
from typing import Any

from engine.format import json_number
from engine.prices import prices, span, usd
from engine.tables import plain_table


def report() -> list[dict[str, Any]]:
    """The examples as JSON data: dollars per million tokens, and the ratios by the names of the tools' inputs."""
    return [
        {
            "id": price.id,
            "vendor": price.vendor,
            "model": price.model,
            "input_usd_per_million": json_number(price.input_usd),
            "cached_usd_per_million": _number(price.cached_usd),
            "cache_write_usd_per_million": _number(price.cache_write_usd),
            "output_usd_per_million": json_number(price.output_usd),
            "cache_read_ratio": _number(price.read_ratio),
            "cache_write_ratio": _number(price.write_ratio),
            "condition": price.condition or None,
            "as_of": price.as_of,
            "source": price.source,
            "url": price.url or None,
            "trust": price.trust.value,
        }
        for price in prices()
    ]


def table() -> str:
    """The examples for a terminal, with their sources below."""
    found = prices()
    rows = [
        [
            f"{price.vendor} {price.model}",
            usd(price.input_usd),
            _usd(price.cached_usd),
            _usd(price.cache_write_usd),
            usd(price.output_usd),
            price.when,
            price.trust.words,
        ]
        for price in found
    ]
    header = ["Model", "Input", "Cached", "Cache write", "Output", "As of", "Known"]
    return "\n".join(
        [
            "Prices in US dollars per million tokens: examples to start from, not quotations.",
            span(found),
            "",
            plain_table(header, rows),
            "",
            *(f"{price.named}: {price.source}. {price.url}".rstrip() for price in found),
        ]
    )


def _usd(amount: Fraction | None) -> str:
    return "?" if amount is None else usd(amount)


def _number(value: Fraction | None) -> int | float | None:
    return None if value is None else json_number(value)
