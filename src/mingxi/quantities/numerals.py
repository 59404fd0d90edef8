"""Numbers as official prose writes them: 339, 2,550.00, 一百六十八, 伍拾陆万捌仟陆佰, 八万四千."""

from decimal import Decimal

_DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "〇": 0,
    "两": 2,
    "貳": 2,
    "陸": 6,
}
NUMBER_LENGTH_MAX = 30
"""Signs of a number that may be a quantity; longer runs of digits are numbers of something."""

_SMALL_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE_UNITS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_SEPARATORS = str.maketrans("", "", ",， \u00a0\u2009\u202f\u3000")


def parse_decimal(text: str) -> Decimal:
    """Read an Arabic number with thousands marks in commas or blanks, half or full width.

    Raises ``decimal.InvalidOperation`` where the text is no number.
    """
    return Decimal(text.translate(_FULL_WIDTH).translate(_SEPARATORS))


def chinese_to_int(text: str) -> int | None:
    """Read a whole number in Chinese numerals or capitals, or None where the text is none.

    ``一百六十八`` is 168, ``十五`` 15, ``两千零五`` 2005, ``八万四千`` 84,000, ``二万五`` 25,000,
    ``二〇二四`` 2024 (digit by digit). ``1万5千`` is not Chinese, ``十五六`` is a guess.
    """
    if not text or len(text) > NUMBER_LENGTH_MAX:
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = section = 0
    digit: int | None = None
    # The last unit, a tenth of which the next bare digit counts; the last one of 万 and 亿.
    unit, large = 10, 0
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
            unit = unit if digit else 10
        elif char in _SMALL_UNITS:
            scale = _SMALL_UNITS[char]
            if section and scale >= _lowest_unit(section):
                return None
            section += (1 if digit is None else digit) * scale
            unit, digit = scale, None
        elif char in _LARGE_UNITS:
            scale = _LARGE_UNITS[char]
            if scale == large:
                return None
            section += digit or 0
            if total < scale:
                total = (total + section or 1) * scale
            else:
                total += section * scale
            section, digit, unit, large = 0, None, scale, scale
        else:
            return None
    return total + section + (digit or 0) * unit // 10


def _lowest_unit(number: int) -> int:
    """Give what the last digit that is not zero counts: 100 in 2,500."""
    unit = 1
    while number % (unit * 10) == 0:
        unit *= 10
    return unit
