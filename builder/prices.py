"""The age of the price examples that readers are offered: they are dated, and the build says when they grow old."""

from datetime import date

from builder.project import BuildError
from engine.prices import FILE, Price, UnreadablePrices, prices

STALE_DAYS = 180
"""Prices older than this should be looked up again."""


def stale(today: date) -> str:
    """The examples that are older than they should be, in a line, or nothing; a BuildError tells of a mistake."""
    try:
        old = [price for price in prices() if price.days_old(today) > STALE_DAYS]
    except UnreadablePrices as error:
        raise BuildError(str(error)) from None
    if not old:
        return ""
    return f"engine/{FILE}: older than {STALE_DAYS} days: {', '.join(map(_named, old))}. Look them up again."


def _named(price: Price) -> str:
    return f"{price.id} (as of {price.when})"
