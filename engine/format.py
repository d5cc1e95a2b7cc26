"""Numbers to text. Values stay exact until here and are rounded once, half up, away from zero."""

from fractions import Fraction

type Exact = int | Fraction

MINUS = "\N{MINUS SIGN}"


def rounded(value: Exact, places: int = 0) -> int:
    """`value` in units of 10**-places, rounded half up (half away from zero when negative).

    >>> rounded(Fraction(84_92, 100), 1)
    849
    >>> rounded(Fraction(-5, 2))
    -3
    """
    unit: int = 10**places
    whole = (2 * abs(value.numerator) * unit + value.denominator) // (2 * value.denominator)
    return whole if value >= 0 else -whole


def fixed(value: Exact, places: int) -> str:
    """`value` with exactly `places` decimals and thousands commas.

    >>> fixed(Fraction(21153846154, 10_000), 1)
    '2,115,384.6'
    """
    return _units(rounded(value, places), places)


def money(usd: Exact) -> str:
    """US dollars: cents below $100, whole dollars from there on; "-$" when negative.

    >>> money(Fraction(768, 10)), money(Fraction(2016, 10)), money(Fraction("99.995"))
    ('$76.80', '$202', '$100')
    >>> money(Fraction("-20.352"))
    '-$20.35'
    """
    places = money_places(usd)
    units = rounded(usd, places)
    amount = _units(abs(units), places)
    return f"-${amount}" if units < 0 else f"${amount}"


def money_places(usd: Exact) -> int:
    """How many decimals `money` shows of an amount."""
    return 2 if abs(rounded(usd, 2)) < 100_00 else 0


def short_money(usd: Exact) -> str:
    """A round amount as an axis says it.

    >>> [short_money(value) for value in (0, 500, 1_500, 2_000_000, Fraction(1, 100))]
    ['$0', '$500', '$1.5k', '$2M', '$0.01']
    """
    for size, letter in ((1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k")):
        if usd >= size:
            return f"${plain(Fraction(rounded(usd * 10 / Fraction(size)), 10))}{letter}"
    return f"${plain(usd)}"


def dollars(usd: Exact) -> str:
    """An amount as it was entered: whole dollars where it is whole, all its cents where not.

    >>> dollars(1800), dollars(Fraction("0.075"))
    ('$1,800', '$0.075')
    """
    return "$" + grouped(usd)


def months(count: Exact | None) -> str:
    """A duration in months, to one decimal; None is "Never" and zero is "Immediate".

    >>> months(Fraction(2200_0, 124_8)), months(None), months(0)
    ('17.6 months', 'Never', 'Immediate')
    """
    if count is None:
        return "Never"
    if count == 0:
        return "Immediate"
    return f"{fixed(count, 1)} months"


def in_time(count: Exact | None) -> str:
    """When something happens, as prose says it.

    >>> in_time(Fraction(88, 5)), in_time(1), in_time(0), in_time(None)
    ('after 17.6 months', 'after 1.0 months', 'at once', 'never')
    """
    return "never" if count is None else "at once" if count == 0 else f"after {months(count)}"


def counted(count: int, unit: str) -> str:
    """A whole number of something that is named in the plural.

    >>> counted(1, "months"), counted(1200, "requests a month")
    ('1 month', '1,200 requests a month')
    """
    first, _, rest = unit.partition(" ")
    named = first.removesuffix("s") if count == 1 else first
    return " ".join(filter(None, [grouped(count), named, rest]))


def percent(share: Exact, places: int = 0) -> str:
    """A share of one as a percentage.

    >>> percent(Fraction(236, 243))
    '97%'
    """
    return f"{fixed(share * 100, places)}%"


def points(e4: int) -> str:
    """A score held in 1/10,000 point, to one decimal.

    >>> points(849_200)
    '84.9'
    """
    return fixed(Fraction(e4, 10_000), 1)


def part_points(e4: int) -> str:
    """A part of a score held in 1/10,000 point: signed, to two decimals, halves rounded upwards.

    At most one part of a score has more than two decimals, and halves go the same way on both
    sides of zero, so the parts as shown add up to the total as shown.

    >>> part_points(136_000), part_points(-96_768), part_points(0)
    ('+13.60', '−9.68', '0.00')
    """
    hundredths = (e4 + 50) // 100
    return signed(hundredths, fixed(Fraction(abs(hundredths), 100), 2))


def grouped(value: Exact) -> str:
    """A number in full, with thousands commas and no trailing zeros.

    >>> grouped(120_000), grouped(Fraction(1, 10)), grouped(Fraction(-1, 2))
    ('120,000', '0.1', '-0.5')
    """
    whole, _, decimals = plain(value).removeprefix("-").partition(".")
    return ("-" if value < 0 else "") + f"{int(whole):,}" + (f".{decimals}" if decimals else "")


def plain(value: Exact) -> str:
    """A number as a reader would type it: digits and a point, exact, no exponent.

    Only for values that came from decimal text, whose denominators divide a power of ten.

    >>> plain(Fraction(99_995, 1_000_000)), plain(Fraction(-1, 2))
    ('0.099995', '-0.5')
    """
    if value.denominator == 1:
        return str(value.numerator)
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    whole, part = divmod(abs(int(value * 10**places)), 10**places)
    return f"{'-' if value < 0 else ''}{whole}.{part:0{places}d}"


def decimal(value: Exact, places: int) -> str:
    """A number for other programs: digits and a point, with no more decimals than it needs or than `places`.

    >>> decimal(Fraction(1, 8), 10), decimal(Fraction(-2, 3), 4), decimal(3, 10)
    ('0.125', '-0.6667', '3')
    """
    units = rounded(value, places)
    return "-" * (units < 0) + plain(Fraction(abs(units), 10**places))


def json_number(value: Exact) -> int | float:
    """The nearest number JSON can carry: an integer where the value is one, else a float."""
    return value.numerator if value.denominator == 1 else float(value)


def in_words(count: int) -> str:
    """A small count as prose says it, a large one in digits.

    >>> in_words(2), in_words(12)
    ('two', '12')
    """
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[count] if count < len(words) else grouped(count)


def ordinal(place: int) -> str:
    """A place in a ranking.

    >>> [ordinal(place) for place in (1, 2, 3, 4, 11, 22)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd']
    """
    teens = place // 10 % 10 == 1
    return f"{place}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"


def signed(value: Exact, amount: str) -> str:
    """An amount, written without a sign, with the sign of a value.

    >>> signed(-5, "$5"), signed(5, "$5")
    ('−$5', '+$5')
    """
    return f"{'+' if value > 0 else MINUS if value < 0 else ''}{amount}"


def _units(units: int, places: int) -> str:
    """A count of units of 10**-places as a decimal number with thousands commas."""
    sign = "-" if units < 0 else ""
    whole, part = divmod(abs(units), 10**places)
    return f"{sign}{whole:,}" + (f".{part:0{places}d}" if places else "")
