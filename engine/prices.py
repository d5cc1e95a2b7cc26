"""Dated prices of models, to start from: read from prices.json, checked, and told with their age and their source.

All amounts are US dollars per million tokens, written in the file as decimal text so that they stay exact. `as_of`
is a day or a month in which the price was seen. This module knows no clock: who asks how old a price is says what
day it is.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from pkgutil import get_data
from typing import Any

from engine.digits import parsed
from engine.errors import EngineError
from engine.facts import MONTHS
from engine.format import grouped, rounded

FILE = "prices.json"
MOST_USD = 100_000
RATIO_PLACES = 6
"""Decimals of a ratio, as many as the tools' controls take."""


class UnreadablePrices(EngineError):
    """The file of prices has a mistake; one line says in which entry and what is allowed."""


class Trust(Enum):
    """How far a price can be relied on."""

    READ = "read"
    REPORTED = "reported"

    @property
    def words(self) -> str:
        """What stands behind the price, as it is said beside its source."""
        return "read in a copy" if self is Trust.READ else "second-hand"


@dataclass(frozen=True, slots=True)
class Price:
    """What a model costs in US dollars per million tokens, and who says so.

    `cached_usd` and `cache_write_usd` are None where they are not known. `since` is the first day that `as_of` may
    mean, so that a price is never taken for younger than it is. `condition` and `url` may be empty.
    """

    id: str
    vendor: str
    model: str
    input_usd: Fraction
    cached_usd: Fraction | None
    cache_write_usd: Fraction | None
    output_usd: Fraction
    condition: str
    as_of: str
    since: date
    source: str
    url: str
    trust: Trust

    @property
    def named(self) -> str:
        """The model, and the condition under which it costs that much, if there is one."""
        return f"{self.model}, {self.condition}" if self.condition else self.model

    @property
    def when(self) -> str:
        """When it was so, as prose says it: "26 October 2026", or "May 2026" when no day is known."""
        day = f"{self.since.day} " if self.as_of.count("-") == 2 else ""
        return f"{day}{MONTHS[self.since.month - 1]} {self.since.year}"

    @property
    def read_ratio(self) -> Fraction | None:
        """What a cached token costs, as a share of the input price."""
        return None if self.cached_usd is None else _ratio(self.cached_usd, self.input_usd)

    @property
    def write_ratio(self) -> Fraction | None:
        """What a token costs that is written to the cache, as a share of the input price."""
        return None if self.cache_write_usd is None else _ratio(self.cache_write_usd, self.input_usd)

    @property
    def amounts(self) -> str:
        """Everything it costs, in a line."""
        parts = {
            "input": self.input_usd,
            "cached": self.cached_usd,
            "cache write": self.cache_write_usd,
            "output": self.output_usd,
        }
        told = ", ".join(f"{part} {usd(amount)}" for part, amount in parts.items() if amount is not None)
        return f"{told}, {self.condition}" if self.condition else told

    def days_old(self, today: date) -> int:
        """How many days ago, at most, the price was seen."""
        return (today - self.since).days


@lru_cache(maxsize=1)
def prices() -> tuple[Price, ...]:
    """Every example, in the order of the file. UnreadablePrices tells of a mistake in it."""
    return read((get_data("engine", FILE) or b"").decode())


def read(text: str) -> tuple[Price, ...]:
    """The examples in the text of a file; UnreadablePrices tells of the first mistake."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadablePrices(f"engine/{FILE} is not JSON: {error}.") from None
    examples = content.get("examples") if isinstance(content, dict) else None
    if not isinstance(examples, list) or not examples:
        raise UnreadablePrices(f'engine/{FILE}: "examples" is a list of prices, with one at least.')
    found: list[Price] = []
    for place, entry in enumerate(examples, start=1):
        try:
            price = _price(entry)
            if price.id in [other.id for other in found]:
                raise ValueError("id: another example has the same.")
        except ValueError as error:
            name = entry.get("id") if isinstance(entry, dict) else None
            named = f" ({name})" if isinstance(name, str) else ""
            raise UnreadablePrices(f"engine/{FILE}: example {place}{named}: {error}") from None
        found.append(price)
    return tuple(found)


def span(found: Iterable[Price]) -> str:
    """Of when the newest and the oldest of some prices are."""
    dated = sorted(found, key=lambda price: price.since)
    return f"The newest is of {dated[-1].when}, the oldest of {dated[0].when}."


def usd(amount: Fraction) -> str:
    """A price as price lists write it: whole dollars, or two decimals at least.

    >>> usd(Fraction(5)), usd(Fraction("0.5")), usd(Fraction("0.075"))
    ('$5', '$0.50', '$0.075')
    """
    text = grouped(amount)
    return f"${text}0" if re.search(r"\.\d$", text) else f"${text}"


_REQUIRED = ("id", "vendor", "model", "input_usd", "output_usd", "as_of", "source", "trust")
_OPTIONAL = ("cached_usd", "cache_write_usd", "condition", "url")


def _price(entry: Any) -> Price:
    """One example; ValueError names the key at fault and says what is allowed."""
    if not isinstance(entry, dict):
        raise ValueError("an example is an object.")
    for key in entry:
        if key not in (*_REQUIRED, *_OPTIONAL):
            raise ValueError(f"{key}: no such key; known: {', '.join((*_REQUIRED, *_OPTIONAL))}.")
        if not isinstance(entry[key], str) or not entry[key].strip():
            raise ValueError(f'{key}: write it as text, such as "0.50", or leave the key out.')
    for key in _REQUIRED:
        if key not in entry:
            raise ValueError(f"{key} is missing.")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry["id"]):
        raise ValueError("id: small letters, digits and dashes, such as gpt-5-5.")
    if entry["trust"] not in [trust.value for trust in Trust]:
        raise ValueError(f"trust: one of {', '.join(trust.value for trust in Trust)}.")
    if "url" in entry and not re.fullmatch(r"https://\S+", entry["url"]):
        raise ValueError("url: an address that starts with https://.")
    price = Price(
        id=entry["id"],
        vendor=entry["vendor"],
        model=entry["model"],
        input_usd=_amount(entry, "input_usd"),
        cached_usd=_amount(entry, "cached_usd") if "cached_usd" in entry else None,
        cache_write_usd=_amount(entry, "cache_write_usd") if "cache_write_usd" in entry else None,
        output_usd=_amount(entry, "output_usd"),
        condition=entry.get("condition", ""),
        as_of=entry["as_of"],
        since=_first_day(entry["as_of"]),
        source=entry["source"],
        url=entry.get("url", ""),
        trust=Trust(entry["trust"]),
    )
    if not price.input_usd:
        raise ValueError("input_usd: more than nothing, for the cached prices are shares of it.")
    if price.cached_usd is not None and price.cached_usd > price.input_usd:
        raise ValueError("cached_usd: no more than input_usd.")
    if price.cache_write_usd is not None and price.cache_write_usd > 10 * price.input_usd:
        raise ValueError("cache_write_usd: no more than ten times input_usd.")
    return price


def _amount(entry: Mapping[str, str], key: str) -> Fraction:
    try:
        return Fraction(parsed(entry[key], 0, MOST_USD, 6, prefix="$"))
    except ValueError as error:
        raise ValueError(f"{key} {entry[key]!r}: {error}") from None


def _first_day(text: str) -> date:
    """The first day that "2026-05" or "2026-05-31" may mean."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", text)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        pass
    raise ValueError(f"as_of {text!r}: a day or a month, such as 2026-10-26 or 2026-05.")


def _ratio(part: Fraction, whole: Fraction) -> Fraction:
    return Fraction(rounded(part / whole, RATIO_PLACES), 10**RATIO_PLACES)
