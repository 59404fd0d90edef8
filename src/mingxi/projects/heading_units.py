"""The unit that a heading states once for all numbers under it: 金额（万元）, 人数(人)."""

import re
from functools import lru_cache
from typing import NamedTuple

from mingxi.prose.amounts import figures_in
from mingxi.prose.marks import YUAN


class HeadingUnit(NamedTuple):
    """A unit as a heading states it; the fields are those of a ``Figure``."""

    unit: str
    name: str
    scale: int
    per: tuple[str, ...] = ()

    @property
    def is_money(self) -> bool:
        """Tell whether the numbers under the heading are amounts of money."""
        return self.unit == YUAN


# A share written as a fraction of one (0.074) has no unit of its own.
RATIO = HeadingUnit("比例", "比例", 1)

_MONEY = r"(?:百万|千万|[百千万亿])?元"
_BRACKETS = re.compile(r"[（(\[［【]([^（()）\[\]［］【】]{1,16})[）)\]］】](.?)")
_PIECES = re.compile(r"[,，、;；]")
_ANNOUNCED = re.compile(r"^(?:计量|金额|数量|货币)?单位[:：]?")
# 单元, 多元 and the foreign currencies end like an amount and are none.
_AT_THE_END = re.compile(rf"(?<![单多公美欧日港])[:：/／]?({_MONEY}(?:[/／].{{1,4}})?)$")
_CAPTION = re.compile(rf"单位[:：]?\s*(?:人民币)?({_MONEY})|[（(]({_MONEY})[）)]")
_SHARE = re.compile(r"占.*(?:比|比例|比重|百分比)$|^(?:占比|比例|比重|百分比)")
# 科目（类）（款） are levels of accounts, 县（市） levels of government: they count nothing.
_LEVELS = frozenset({"类", "款", "国", "省", "市", "县", "乡", "镇", "村", "街道", "社区"})
_LONGEST_HEADING = 24


@lru_cache(maxsize=4096)
def unit_stated(heading: str) -> HeadingUnit | None:
    """Read the unit from a heading without blanks, or None where it states none.

    Brackets come first (投资（万元）, 单价(元/台)), then a money unit at the end (金额：万元). A
    bracket amid the words (户（次）均) counts only when it speaks of money.
    """
    for content, follows in reversed(_BRACKETS.findall(heading)):
        for piece in _PIECES.split(content):
            unit = unit_named(_ANNOUNCED.sub("", piece))
            if unit and (unit.is_money or not follows):
                return unit
    if len(heading) > _LONGEST_HEADING:
        return None
    at_the_end = _AT_THE_END.search(heading)
    if at_the_end:
        return unit_named(at_the_end[1])
    return RATIO if _SHARE.search(_BRACKETS.sub("", heading)) else None


@lru_cache(maxsize=1024)
def unit_named(word: str) -> HeadingUnit | None:
    """Read a word that is nothing but a unit (万元, 人, 元/人·年), as prose would read it."""
    if not word or word[0].isdigit() or word in _LEVELS or len(word) > 10:
        return None
    figures = figures_in(f"1{word}")
    if len(figures) != 1 or figures[0].start != 0:
        return None
    figure, rest = figures[0], word[figures[0].end - 1 :]
    if not figure.unit or (rest and rest[0] not in "/／每"):
        return None
    return HeadingUnit(figure.unit, figure.name, figure.scale, figure.per)


def money_unit_of_caption(caption: str) -> HeadingUnit | None:
    """Read what a caption says of all the table's amounts: 单位：万元, ……投资计划（亿元）."""
    match = _CAPTION.search(caption)
    return unit_named(match[1] or match[2]) if match else None
