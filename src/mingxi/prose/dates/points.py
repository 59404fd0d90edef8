"""One date as written: a year, half-year, quarter, month or day, with or without its year.

Ways of writing: GB/T 15835-2011 (Arabic numerals) and GB/T 7408 (2024-06-30), and what people write
beside them: 二〇二四年六月, 6月底前, 2024年春节前, 次年3月.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.prose.marks import DateKind
from mingxi.quantities.numerals import chinese_to_int


class Point(NamedTuple):
    """A date between ``start`` and ``end``; ``year`` is None where none is written.

    ``offset`` is set for 当年 (0), 次年 (1) and their like: years from the year of the context.
    ``number`` is the month, quarter or half, ``part`` what narrows the date (底, 末, 上旬 …),
    ``last_day`` the second day of 3月1—15日; ``through`` is true for 前三季度.
    """

    start: int
    end: int
    kind: DateKind
    year: int | None
    offset: int | None = None
    number: int | None = None
    day: int | None = None
    last_day: int | None = None
    part: str = ""
    through: bool = False
    deadline: bool = False


DASH = r"(?:[-－—–─~～]{1,2}|(?:起|开始)?\s?[至到])"
_ARABIC_YEAR = r"(?:[1１][9９]|[2２][0０])\d\d"
_HAN_YEAR = r"(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2}"
_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_FESTIVAL = (
    r"(?:元旦|春节|清明节?|五一|端午节?|七一|八一|中秋节?|国庆节?|重阳节?|老年节|敬老节|教师节)"
)
_DEADLINE = (
    rf"(?:\s?[“\"]?{_FESTIVAL}[”\"]?)?(?:[（(]含[）)])?\s?"
    r"(?:之前|以前|为?止|前(?![期后往沿提置]|[\d一二三四五六七八九十]+[个季名批项年月]))"
)
_POINT = pattern_of(
    rf"""
    (?<!\d)(?:(?<!\d[.．,])|(?=\d{{4}}[ \u3000]?年))(?<![×xX*＊·/〔每各历])
    (?:
        (?P<iso_year>{_ARABIC_YEAR})(?P<dash>[-/.])(?P<iso_month>\d{{1,2}})
        (?P=dash)(?P<iso_day>\d{{1,2}})(?![\d]|[-./]\d)
      | (?P<short_year>{_ARABIC_YEAR})[-/](?P<short_month>0[1-9]|1[0-2])(?![\d年月日]|[-/.]\d)
      | (?:
            (?P<year>{_ARABIC_YEAR}|{_HAN_YEAR})[ \u3000]?年
            (?![级均薪]|第?\s?\d+\s?号)度?
          | (?P<relative>当年|本年|今年|同年|次年|翌年|明年|上年|去年)度?
        )?[ \u3000]?
        (?:
            (?P<month>{_NUMBER})[ \u3000]?月(?![龄薪租供均计])
            (?:
                (?P<share>份)
              | [ \u3000]?(?P<first_day>{_NUMBER})[ \u3000]?[日号]?\s?{DASH}\s?
                (?P<last_day>{_NUMBER})[ \u3000]?[日号]
              | [ \u3000]?(?P<day>{_NUMBER})[ \u3000]?[日号]
            )?
            (?P<month_part>底|末|初|上旬|中旬|下旬)?
          | (?P<through>前)?第?(?P<quarter>[一二三四1-4１-４])[ \u3000]?季度(?P<quarter_part>底|末)?
          | (?P<half>[上下])半年(?P<half_part>底|末)?
          | (?<=年)(?P<year_part>底|末|初)
          | 年(?P<bare_part>底|末)(?=之?以?前)
        )?
    )
    (?P<deadline>(?<=[年度月日号底末初旬份季]){_DEADLINE}|(?<=半年){_DEADLINE})?
    """,
    re.VERBOSE,
)
# Where a date may begin. Each pattern opens with a set of characters, which the engine looks for
# far faster than for the whole of a date.
_STARTS = (
    pattern_of(r"\d\d{0,3}+(?=[ \u3000年月季./-])(?=[ \u3000]?[年月季]|(?<=\d{4})[-/.]\d)"),
    pattern_of(
        r"[〇零一二三四五六七八九十第前][〇○零一二三四五六七八九十1-4１-４]{0,4}[ \u3000]?[年月季]"
    ),
    pattern_of(r"[上下当本今同次翌明去年][半年底末]"),
)
_OFFSETS = {"次年": 1, "翌年": 1, "明年": 1, "上年": -1, "去年": -1}
_HALVES = {"上": 1, "下": 2}
# A number of months that no year has is a length of time written without 个, unless something
# makes a date of it; one more than twelve is a slip.
_MONTHS_READ_AS_SLIP = 13
_NOT_BEFORE_BARE_YEAR_END = "半每多几一二三四五六七八九十今去上明当本次翌同全0123456789"


def points_in(text: str) -> Iterator[Point]:
    """Find every date, in order."""
    starts = sorted(match.start() for pattern in _STARTS for match in pattern.finditer(text))
    end = 0
    for start in starts:
        match = _POINT.match(text, start) if start >= end else None
        if match and match.end() > start and (point := _point(text, match)):
            end = point.end
            yield point


def _point(text: str, match: re.Match[str]) -> Point | None:
    base = Point(
        match.start(),
        match.end(),
        DateKind.YEAR,
        value_of(match["year"]),
        _OFFSETS.get(match["relative"], 0) if match["relative"] else None,
        deadline=match["deadline"] is not None,
    )
    if match["iso_year"] or match["short_year"]:
        return _numeric(match, base)
    if match["month"]:
        return _month(match, base)
    if match["quarter"] or match["half"]:
        return _quarter_or_half(match, base)
    return _year(text, match, base)


def _numeric(match: re.Match[str], base: Point) -> Point:
    if match["short_year"]:
        year, month = int(match["short_year"]), int(match["short_month"])
        return base._replace(kind=DateKind.MONTH, year=year, number=month)
    year, month, day = (int(match[name]) for name in ("iso_year", "iso_month", "iso_day"))
    return base._replace(kind=DateKind.DAY, year=year, number=month, day=day)


def _month(match: re.Match[str], base: Point) -> Point | None:
    number = value_of(match["month"])
    day = value_of(match["day"] or match["first_day"])
    settled = base.year or day or match["month_part"] or match["share"] or base.deadline
    if number is None or not (settled or _is_month_alone(match["month"], number)):
        return None
    return base._replace(
        kind=DateKind.MONTH if day is None else DateKind.DAY,
        number=number,
        day=day,
        last_day=value_of(match["last_day"]),
        part=match["month_part"] or "",
    )


def _is_month_alone(written: str, number: int) -> bool:
    """Tell whether a number before 月 is a month with nothing else to say so (一月 may be each)."""
    return written.isdecimal() and 0 < number <= _MONTHS_READ_AS_SLIP


def _quarter_or_half(match: re.Match[str], base: Point) -> Point:
    if match["half"]:
        number, part = _HALVES[match["half"]], match["half_part"]
        return base._replace(kind=DateKind.HALF, number=number, part=part or "")
    return base._replace(
        kind=DateKind.QUARTER,
        number=value_of(match["quarter"]),
        part=match["quarter_part"] or "",
        through=match["through"] is not None,
    )


def _year(text: str, match: re.Match[str], base: Point) -> Point | None:
    """Read a year, or the end of a year that is not written where it is a deadline (年底前)."""
    part = match["year_part"] or match["bare_part"] or ""
    if match["bare_part"]:
        before = text[match.start() - 1 : match.start()]
        known = not before or before not in _NOT_BEFORE_BARE_YEAR_END
    else:
        known = base.year is not None or (bool(part) and base.deadline)
    return base._replace(part=part) if known else None


def value_of(written: str | None) -> int | None:
    """Read a number of a date in Arabic or Chinese numerals, or None where there is none."""
    if not written:
        return None
    if written.isdecimal():
        return int(written)
    return chinese_to_int(written.replace("○", "〇"))
