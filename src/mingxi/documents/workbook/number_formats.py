"""Numbers of a workbook written the way its cell shows them.

Source: ECMA-376 part 1, 18.8.30 and 18.8.31 (number formats and their codes).
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

GENERAL = "General"

# What the ids below 164 stand for in a Chinese workbook; those left out show as General does.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '"¥"#,##0;-"¥"#,##0;"-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"¥"#,##0.00;-"¥"#,##0.00;"-"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}

_TYPED_DECIMALS_MAX = 6
_WHOLE_MAX = 1e15
_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"
    | [\\!](?P<escaped>.)
    | [_*](?P<filler>.)
    | \[\$(?P<currency>[^\]-]*)[^\]]*\]
    | \[(?P<bracket>[^\]]*)\]
    | (?P<digits>[#0?][#0?,]*(?:\.[#0?]*)?|\.[0?#]+)
    | (?P<date>y+|m+|d+|h+|s+|e+|a{3,4}|[Aa][Mm]/[Pp][Mm]|上午/下午)
    | (?P<percent>%)
    | (?P<plain>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - no zone
_DAY_LAST = 2_958_465
_WEEKDAYS = "一二三四五六日"
_PARENTHESES = str.maketrans("", "", "()（）")


class _Shape(NamedTuple):
    """How a section of a format writes a number: digits by ``pattern``, and words around them.

    ``words`` are all that it writes where it shows no digits.
    """

    before: str
    after: str
    pattern: str
    percent: bool
    words: str


def shown(value: float, code: str, *, since_1904: bool = False) -> str:
    """Write a number as its format shows it; dates count days from 1900, or from 1904.

    A format beyond the usual ones (fractions, powers, conditions) is taken for General: what it
    shows is left open rather than guessed. Negative numbers always keep their sign, also where the
    format shows them red or in parentheses.
    """
    if code == GENERAL:
        return general(value)
    tokens, is_date = _section_for(value, code)
    if is_date:
        return _date(value, tokens, since_1904=since_1904)
    shape = _shape(tokens)
    if shape is None or not isfinite(value):
        return general(value)
    if "0" not in shape.pattern and (not shape.pattern or value == 0):
        return shape.words
    written = _written(abs(value), shape)
    negative = value < 0 and any(digit in "123456789" for digit in written)
    return f"{'-' if negative else ''}{shape.before}{written}{shape.after}"


def general(value: float) -> str:
    """Write a number as General does: without exponent, without what binary fractions leave.

    What was typed in has few decimals and is written whole. What a formula computed is written to
    the ten digits that Excel shows.
    """
    if not isfinite(value):
        return "#NUM!"
    if abs(value) < _WHOLE_MAX and value == int(value):
        return str(int(value))
    number = Decimal(f"{value:.15g}")
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    if -exponent > _TYPED_DECIMALS_MAX:
        number = Decimal(f"{value:.10g}")
    whole = f"{number:f}"
    if "." in whole:
        whole = whole.rstrip("0").rstrip(".")
    return "0" if whole == "-0" else whole


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Cut a format into its sections, each as tokens: (kind, text)."""
    sections: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup
        assert kind is not None
        if kind == "plain" and match[0] == ";":
            sections.append([])
        elif kind != "filler":
            sections[-1].append((kind, match[kind]))
    return tuple(map(tuple, sections))


def _section_for(value: float, code: str) -> tuple[tuple[tuple[str, str], ...], bool]:
    """Choose the section of a format for a number, and tell whether it writes a date."""
    sections = _sections(code) if code and code != GENERAL else ()
    if not sections:
        return (), False
    place = 1 if value < 0 else 2 if value == 0 else 0
    section = sections[place] if place < min(len(sections), 3) else sections[0]
    if place and not section:
        return section, False
    is_date = any(kind == "date" for kind, _ in sections[0]) and not any(
        kind == "digits" and "." not in text for kind, text in sections[0]
    )
    return (sections[0], True) if is_date else (section, False)


@lru_cache(maxsize=1024)
def _shape(tokens: tuple[tuple[str, str], ...]) -> _Shape | None:
    """Read a section as words, one run of digits and words; None for anything else."""
    before = after = pattern = ""
    percent = False
    for kind, text in tokens:
        if kind == "digits" and not pattern:
            pattern = text
        elif kind in ("quoted", "escaped", "currency", "percent") or text in "-+()（） ￥¥$元":
            percent = percent or kind == "percent"
            if pattern:
                after += text
            else:
                before += text
        elif kind != "bracket" or text[:1] in "<>=":
            return None
    if not tokens:
        return None
    words = f"{before}{after}".strip()
    before, after = before.translate(_PARENTHESES).strip("- "), after.translate(_PARENTHESES)
    return _Shape(before, after.strip(), pattern, percent, words)


def _written(value: float, shape: _Shape) -> str:
    """Round half up, as Excel does on the decimal digits, and part thousands where asked."""
    whole, _, decimals = shape.pattern.partition(".")
    scale = len(whole) - len(whole.rstrip(","))
    number = Decimal(f"{value:.15g}").scaleb(2 * shape.percent - 3 * scale)
    number = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    grouped = "," in whole.rstrip(",")
    written = f"{number:,f}" if grouped else f"{number:f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    if optional and "." in written:
        kept = len(written) - optional
        written = written[:kept] + written[kept:].rstrip("0")
    written = written.removesuffix(".")
    least = whole.count("0")
    return written.zfill(least) if least > 1 and not grouped else written


def _date(value: float, tokens: tuple[tuple[str, str], ...], *, since_1904: bool) -> str:
    if not 0 <= value <= _DAY_LAST:
        return general(value)
    epoch = _EPOCH_1904 if since_1904 else _EPOCH
    moment = epoch + timedelta(seconds=round(value * 86_400))
    written: list[str] = []
    # m means minutes after hours and before seconds.
    kinds = [text[0].lower() for kind, text in tokens if kind == "date"]
    at = 0
    for kind, text in tokens:
        if kind == "date":
            minutes = text[0] in "mM" and (
                "h" in kinds[max(0, at - 1) : at] or kinds[at + 1 : at + 2] == ["s"]
            )
            written.append(_part_of_date(moment, text.lower(), minutes=minutes))
            at += 1
        elif kind != "bracket" and not (kind == "plain" and text == "@"):
            written.append(text)
    return "".join(written).strip()


def _part_of_date(moment: datetime, code: str, *, minutes: bool) -> str:
    letter, width = code[0], len(code)
    if "/" in code:
        return "上午" if moment.hour < 12 else "下午"
    if letter == "a":
        return ("星期" if width == 4 else "") + _WEEKDAYS[moment.weekday()]
    if letter in "ye":
        return f"{moment.year % 100:02}" if code == "yy" else str(moment.year)
    if letter == "m":
        number = moment.minute if minutes else moment.month
    else:
        number = {"d": moment.day, "h": moment.hour, "s": moment.second}[letter]
    if letter == "d" and width > 2:
        return f"星期{_WEEKDAYS[moment.weekday()]}"
    return f"{number:02}" if width == 2 else str(number)
