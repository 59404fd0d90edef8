"""The numbers of automatic lists, in Word and on web pages, one function a number format.

Source: ECMA-376 part 1, 17.18.59 ST_NumberFormat.
"""

from collections.abc import Callable

_CHINESE_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_DIGITS_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLES = (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ROMAN_MAX = 3999
_LETTERS_MAX = 26 * 30
_FULL_WIDTH = 0xFEE0


def written(number: int, number_format: str) -> str:
    """Write ``number`` as the format says; formats unknown here are written in decimal digits."""
    if number < 1:
        return str(number) if number_format != "none" else ""
    return _FORMATS.get(number_format, str)(number)


def _chosen(signs: str) -> Callable[[int], str]:
    """Take the n-th of a row of signs; past its end Word goes on in digits."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _positional(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _with_units(digits: str, units: tuple[str, ...], *, bare_ten: bool) -> Callable[[int], str]:
    """Count 一、十、一百零一; ``bare_ten`` writes 十二 rather than 一十二."""

    def write(number: int) -> str:
        if number >= 10_000:
            return str(number)
        text, gap = "", False
        for place, digit in enumerate(map(int, f"{number:04d}")):
            unit = units[place]
            if digit == 0:
                gap = bool(text)
                continue
            text += ("零" if gap else "") + digits[digit] + unit
            gap = False
        return text[1:] if bare_ten and 10 <= number < 20 else text

    return write


_THOUSANDS = _with_units(_CHINESE_DIGITS, ("千", "百", "十", ""), bare_ten=True)


def _counting(number: int) -> str:
    """Count 一、十、九十九, and from a hundred on by position: 一〇〇."""
    return _THOUSANDS(number) if number < 100 else _positional(_CHINESE_DIGITS)(number)


def _japanese(number: int) -> str:
    """Count without 一 before 十, 百, 千 and without 零: 百一, 千二百."""
    if number >= 10_000:
        return str(number)
    return "".join(
        ("" if digit == 1 and unit else _CHINESE_DIGITS[digit]) + unit
        for digit, unit in zip(map(int, f"{number:04d}"), ("千", "百", "十", ""), strict=True)
        if digit
    )


def _letters(number: int) -> str:
    """Write a … z, aa, bb … as Word does (not aa, ab)."""
    if number > _LETTERS_MAX:
        return str(number)
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def _roman(number: int) -> str:
    if number > _ROMAN_MAX:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + _FULL_WIDTH) for digit in str(number))


def _stem_and_branch(number: int) -> str:
    """Count the cycle of sixty: 甲子, 乙丑, and so on."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_circled = _chosen("".join(map(chr, _CIRCLES)))
_legal = _with_units(_LEGAL_DIGITS, ("仟", "佰", "拾", ""), bare_ten=False)
_legal_traditional = _with_units(_LEGAL_DIGITS_TRADITIONAL, ("仟", "佰", "拾", ""), bare_ten=False)

_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _chosen("".join(map(chr, range(0x2488, 0x249C)))),
    "decimalEnclosedParen": _chosen("".join(map(chr, range(0x2474, 0x2488)))),
    "ideographEnclosedCircle": _chosen("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "numberInDash": lambda number: f"- {number} -",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _THOUSANDS,
    "taiwaneseCountingThousand": _THOUSANDS,
    "ideographDigital": _positional(_CHINESE_DIGITS),
    "taiwaneseDigital": _positional(_CHINESE_DIGITS),
    "japaneseDigitalTenThousand": _positional(_CHINESE_DIGITS),
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "ideographTraditional": _chosen(_STEMS),
    "ideographZodiac": _chosen(_BRANCHES),
    "ideographZodiacTraditional": _stem_and_branch,
}
