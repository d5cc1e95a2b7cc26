"""Numbers to drawing coordinates: linear scales, round axis ticks, and paths.

Coordinates are exact until they are written, with one decimal, so the same numbers give the same
bytes on every machine. Charts are drawn in an <svg> without a viewBox: horizontal places are
percentages and vertical ones pixels, so lines stretch with the page while text keeps its size.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from engine.format import Exact, rounded


@dataclass(frozen=True)
class Scale:
    """A straight map from values (`low` to `high`) to coordinates (`start` to `end`)."""

    low: Exact
    high: Exact
    start: Exact
    end: Exact

    def exact(self, value: Exact) -> Fraction:
        """The coordinate of a value."""
        return self.start + (value - self.low) * self._slope

    def at(self, value: Exact) -> str:
        """The coordinate of a value, as text."""
        return coordinate(self.exact(value))

    def span(self, amount: Exact) -> str:
        """The length of a difference between two values, as text."""
        return coordinate(abs(amount * self._slope))

    @cached_property
    def _slope(self) -> Fraction:
        return Fraction(self.end - self.start) / (self.high - self.low)


@dataclass(frozen=True)
class LogScale:
    """A map by powers of ten, from 10**low to 10**high; what is less, or nothing, stands at the start."""

    low: int
    high: int
    start: int
    end: int

    def exact(self, value: Exact) -> Fraction:
        """The coordinate of a value, from its logarithm to ten decimals (correctly rounded, on every machine)."""
        if value <= Fraction(10) ** self.low:
            return Fraction(self.start)
        power = Fraction(round((Decimal(value.numerator) / Decimal(value.denominator)).log10(), 10))
        return self.start + (power - self.low) * Fraction(self.end - self.start, self.high - self.low)

    def at(self, value: Exact) -> str:
        """The coordinate of a value, as text."""
        return coordinate(self.exact(value))


def coordinate(value: Exact) -> str:
    """One coordinate with one decimal, and no more digits than it needs.

    >>> coordinate(Fraction(50)), coordinate(Fraction(1, 3)), coordinate(Fraction(-1, 100))
    ('50', '0.3', '0')
    """
    tenths = rounded(value, 1)
    whole, tenth = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{tenth}" if tenth else f"{sign}{whole}"


def path(points: Iterable[tuple[Exact, Exact]]) -> str:
    """The `d` of a line through points that are already coordinates.

    >>> path([(0, 10), (Fraction(5, 2), 20)])
    'M0 10L2.5 20'
    """
    return "M" + "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in points)


def powers(low: Exact, high: Exact, most: int) -> range:
    """The exponents of the powers of ten from at or below `low` to at or above `high`, at most `most` steps.

    >>> powers(Fraction(2016, 10), 4_838, most=6), powers(Fraction(1, 2), 1, most=6), powers(10, 10, most=6)
    (range(2, 5), range(-1, 1), range(1, 3))
    """
    top = 0
    while Fraction(10) ** top < high:
        top += 1
    while Fraction(10) ** (top - 1) >= high:
        top -= 1
    bottom = top
    while Fraction(10) ** bottom > low and top - bottom < most:
        bottom -= 1
    return range(bottom, max(top, bottom + 1) + 1)


def ticks(high: Exact, most: int) -> list[int]:
    """Round values from 0 to at or just past `high`, at most `most` steps: 1, 2 or 5 times 10^n.

    >>> ticks(4_838, most=5)
    [0, 1000, 2000, 3000, 4000, 5000]
    >>> ticks(Fraction(1, 2), most=4)
    [0, 1]
    """
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            count = max(1, -(-Fraction(high) // step))
            if count <= most:
                return [step * index for index in range(int(count) + 1)]
        power *= 10
