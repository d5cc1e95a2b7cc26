"""What the page offers to fill in for the assumptions: a cache hit rate from the volume, and dated prices."""

import json
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from engine.controls import Value, controls
from engine.facts import CACHE_MINIMUM
from engine.format import grouped, in_words, percent
from engine.offers import Offer, Offers, raw
from engine.prices import Price, prices, span
from engine.tools.cost_workbench.caching import KEPT_MINUTES, warm_share
from engine.tools.cost_workbench.inputs import CostInputs

PRICES = "prices"
"""What the labels of the price examples go by."""


def price_examples(inputs: CostInputs) -> Offers:
    """Dated list prices, each with what it would set now."""
    found = prices()
    sets = _sets(bool(inputs.cache_hit_rate))
    return Offers(
        id=PRICES,
        title=f"{in_words(len(found)).capitalize()} price examples",
        about=(
            "Each fills in the input and output price and what cached tokens cost, in one step that can be undone. "
            f"Prices move, so these are to start from, not to rely on. {span(found)}"
        ),
        offers=[
            Offer(
                id=price.id,
                label=price.model,
                date=f"as of {price.when}",
                amounts=price.amounts,
                sets=sets[price.id],
                told=f"Filled in the prices of {price.model}, as of {price.when}.",
                source=price.source,
                url=price.url,
                trust=price.trust.words,
            )
            for price in found
        ],
        filled=_filled(inputs),
    )


def beside(inputs: CostInputs) -> dict[str, dict[str, str]]:
    """What changes beside the assumptions' controls: the suggested hit rate, and what the price examples set."""
    share = warm_share(inputs.monthly_requests)
    return {
        "cache_hit_rate": {"meaning": _meaning(inputs, share), "fills": json.dumps(raw({"cache_hit_rate": share}))},
        PRICES: {**_sets(bool(inputs.cache_hit_rate)), "filled": _filled(inputs)},
    }


def _meaning(inputs: CostInputs, share: Fraction) -> str:
    if not inputs.monthly_requests:
        return "Without traffic nothing is found in a cache."
    text = (
        f"{grouped(inputs.monthly_requests)} requests a month, spread evenly, would find a prompt that is kept for "
        f"{in_words(KEPT_MINUTES)} minutes in {percent(share) if share else 'under 1%'} of calls at most."
    )
    prefix = inputs.base_input_tokens + inputs.extra_prompt_tokens
    if prefix >= CACHE_MINIMUM.value:
        return text
    return f"{text} A prompt of {grouped(prefix)} tokens may be too short to be kept at all."


@lru_cache(maxsize=2)
def _sets(caching: bool) -> Mapping[str, str]:
    """What each example sets, as JSON."""
    return {price.id: json.dumps(raw(_settings(price, caching))) for price in prices()}


def _settings(price: Price, caching: bool) -> dict[str, Value]:
    """What an example sets. A write costs more only where something is read again: until then it is left at one."""
    found: dict[str, Value | None] = {
        "input_usd_per_million": price.input_usd,
        "output_usd_per_million": price.output_usd,
        "cache_read_ratio": price.read_ratio,
        "cache_write_ratio": price.write_ratio if caching else Fraction(1),
    }
    return {name: value for name, value in found.items() if value is not None}


def _filled(inputs: CostInputs) -> str:
    """Which examples the prices are those of, and what was filled in."""
    caching = bool(inputs.cache_hit_rate)
    whole = [price for price in prices() if not _differing(inputs, price, caching)]
    if whole:
        return f"{_told(whole, caching)}{_later(whole[0]) if not caching else ''}"
    nearly = [price for price in prices() if _differing(inputs, price, caching) == ["cache_write_ratio"]]
    if nearly:
        return (
            f"The prices are those of {_names(nearly)}, but for writing to the cache, which costs "
            f"{grouped(nearly[0].write_ratio or 1)} times the input price there. Choose it again to fill that in, too."
        )
    return "None of these is filled in now."


def _differing(inputs: CostInputs, price: Price, caching: bool) -> list[str]:
    """The inputs that an example would change."""
    if inputs.input_usd_per_million != price.input_usd:  # most differ in this already
        return ["input_usd_per_million", ""]
    return [name for name, value in _settings(price, caching).items() if getattr(inputs, name) != value]


def _told(same: list[Price], caching: bool) -> str:
    known = controls(CostInputs)
    settings = _settings(same[0], caching)
    told = [f"{known[name].label.lower()} {known[name].spoken(value)}" for name, value in settings.items()]
    return f"The prices are those of {_names(same)}: {', '.join(told)}."


def _later(price: Price) -> str:
    if price.write_ratio is None or price.write_ratio == 1:
        return ""
    return (
        f" Writing to the cache costs {grouped(price.write_ratio)} times the input price there; that counts once "
        "something is cached, so choose it again when the hit rate is above 0."
    )


def _names(same: list[Price]) -> str:
    return " and ".join(f"{price.model} ({price.when})" for price in same)
