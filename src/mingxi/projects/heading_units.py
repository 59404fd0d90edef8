"""The unit that a heading states once for all numbers under it: 金额（万元）, 人数(人).

A caption may list the units of all columns (单位：户、元/户、万元); the words over a column tell
which of them is its own.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.prose.amounts import figures_in
from mingxi.prose.marks import PERCENT, YUAN


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
_BRACKETS = pattern_of(r"[（(\[［【]([^（()）\[\]［］【】]{1,16})[）)\]］】](.?)")
_PIECES = pattern_of(r"[,，、;；]")
_ANNOUNCED = pattern_of(r"^(?:计量|金额|数量|货币)?单位[:：]?")
# 单元, 多元 and the foreign currencies end like an amount and are none.
_AT_THE_END = pattern_of(rf"(?<![单多公美欧日港])[:：/／]?({_MONEY}(?:[/／].{{1,4}})?|[%％])$")
_CAPTION = pattern_of(rf"单位[:：]?\s*(?:人民币)?({_MONEY})|[（(]({_MONEY})[）)]")
_LISTED = pattern_of(r"单位[:：]\s*(\S{3,40})")
_SHARE = pattern_of(r"占.*(?:比|比例|比重|百分比)$|^(?:占比|比例|比重|百分比)")
# 科目（类）（款） are levels of accounts, 县（市） levels of government: they count nothing.
_LEVELS = frozenset({"类", "款", "国", "省", "市", "县", "乡", "镇", "村", "街道", "社区"})
_LONGEST_HEADING = 24
PRICE = pattern_of(
    r"单价|价格|标准|造价|均价|定额|单位成本|单位投资|单位保额|单位保险金额|人均|户均|亩均|平均"
    r"|^每[人户亩台个公平立吨次场天月年村]"
)
"""Words of a column that holds what one of something costs."""
_RATE = pattern_of(r"率$|比例$|比重$|进度$")
_SUM = pattern_of(r"合计|总计|小计|^计$|总[额数]$")
_MONEY_NUMBER = pattern_of(r"(?:预算|决算|执行|下达|安排|拨付|支付|到位|资金)数$|额$")
_COUNTED = pattern_of(r"[数量]$|面积$|里程$|长度$|人次$|任务$|对象$|规模$")
_MONEY_WORD = pattern_of(
    r"资金|金额|经费|[费款]$|投资|投入|补助|补贴|奖补|奖励|救助金|支出|收入|[预决]算|中央|[省市县乡镇]级|财政|自筹"
)


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


def units_listed(caption: str) -> tuple[HeadingUnit, ...]:
    """Read the units that a caption lists for all columns; none where it lists fewer than two."""
    match = _LISTED.search(caption)
    named = [unit_named(word) for word in _PIECES.split(match[1])] if match else []
    units = tuple(unit for unit in named if unit is not None)
    return units if len(units) == len(named) > 1 else ()


def unit_among(listed: Sequence[HeadingUnit], headings: Sequence[str]) -> HeadingUnit | None:
    """Choose the listed unit of a column by its words, the nearest first, or None in doubt.

    A price takes a unit for one of something, an amount the larger of two units of money.
    """
    heading = next(iter(headings), "")
    rates = [unit for unit in listed if unit.is_money and unit.per]
    money = [unit for unit in listed if unit.is_money and not unit.per]
    counting = [unit for unit in listed if not unit.is_money and unit.unit != PERCENT]
    if _RATE.search(heading):
        return next((unit for unit in listed if unit.unit == PERCENT), None)
    if PRICE.search(heading):
        return min(rates or money, key=_scale, default=None)
    counted = _COUNTED.search(heading) and not _MONEY_NUMBER.search(heading)
    if not counted and any(_tells_of_money(words) for words in headings):
        return max(money, key=_scale, default=None)
    if _SUM.search(heading):
        return None
    named = [unit for unit in counting if unit.name in heading]
    fitting = named or counting
    return fitting[0] if len(fitting) == 1 else None


def _tells_of_money(heading: str) -> bool:
    return bool(_MONEY_WORD.search(heading) or _MONEY_NUMBER.search(heading))


def _scale(unit: HeadingUnit) -> int:
    return unit.scale
