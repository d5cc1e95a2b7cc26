"""Every price and threshold the tools rest on, with its source and its date.

Prices move; these are examples to start from, not quotations.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from engine.format import dollars, grouped, percent


@dataclass(frozen=True, slots=True)
class Fact:
    """A number the article relies on, and why we believe it."""

    value: Fraction
    unit: str
    source: str
    as_of: date

    @property
    def text(self) -> str:
        """The number as prose says it: $4, 10%, 1,024."""
        if self.unit.startswith("US dollars"):
            return dollars(self.value)
        return percent(self.value) if self.unit.startswith("share") else grouped(self.value)

    @property
    def month(self) -> str:
        """When it was so, as prose says it: "November 2026"."""
        return f"{MONTHS[self.as_of.month - 1]} {self.as_of.year}"


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


INPUT_PRICE = Fact(
    Fraction(4),
    "US dollars per million input tokens",
    "List price of Claude Opus 5.5, as reported by others; most everyday models cost $0.10 to $2",
    date(2026, 11, 1),
)
CACHE_MINIMUM = Fact(
    Fraction(1_024),
    "tokens",
    "OpenAI, prompt caching guide: shorter prefixes are not cached; other vendors ask for 512 to 4,096",
    date(2026, 11, 1),
)
CACHE_READ = Fact(
    Fraction(1, 10),
    "share of the input price",
    "OpenAI (GPT-5 and later), Anthropic, Mistral: cached input at a tenth of the price; less on some newest models",
    date(2026, 11, 1),
)
CACHE_WRITE = Fact(
    Fraction(5, 4),
    "share of the input price",
    "OpenAI (GPT-5.6 and later) and Anthropic (five-minute cache): writing costs a quarter more",
    date(2026, 11, 1),
)
BATCH_DISCOUNT = Fact(
    Fraction(1, 2),
    "share of the price",
    "OpenAI, Anthropic and Fireworks price lists: half price for batched calls",
    date(2026, 11, 1),
)
THIN_LABELS = Fact(
    Fraction(50),
    "reviewed examples",
    "OpenAI, supervised fine-tuning guide: improvements usually show from 50 to 100 examples",
    date(2026, 11, 1),
)
DEEP_CUT_LABELS = Fact(
    Fraction(10_000),
    "reviewed examples",
    "OpenPipe documentation: pruning the prompt is recommended from about 10,000 examples",
    date(2026, 11, 1),
)
GPU_HOUR = Fact(
    Fraction(8),
    "US dollars an hour",
    "Fireworks price list: one H100 or H200 on demand",
    date(2026, 10, 7),
)


def facts() -> dict[str, Fact]:
    """Every fact by the name that prose quotes it by, such as "input_price"."""
    return {name.lower(): value for name, value in globals().items() if isinstance(value, Fact)}
