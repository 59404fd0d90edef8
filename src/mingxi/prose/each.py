"""What a standard is for one of: 每人每月, 每百公里, 人均, 月工资, 单价, or /人·月 behind it."""

import re
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.quantities import canonical_unit, chinese_to_int, is_person


class Each(NamedTuple):
    """A 每… before a figure (``leads``) or a /… behind it.

    ``unit`` is the canonical unit, or several joined by ``·`` behind a figure; what 个 counts is
    part of it (每个社区: 个社区), for 每个工日 and 每个劳动力 are different things; 单价 gives
    ``*``. ``number`` is how many (每百公里: 100). A leading one holds for a figure that begins no
    later than ``reaches``, the end of its clause.
    """

    start: int
    end: int
    unit: str
    number: int
    leads: bool
    reaches: int


# Patterns, a longer word before the one it begins with.
_MEASURES = """
工作日 季度 学期 半年 半天 人次 头次 只次 羽次 人份 班次 场次 批次 期次 户次 平方米 ㎡ 平方公里
立方米 公里 公斤 千克 千米 千瓦时 公顷 课时 学时 小时 分钟 人 名 位 户 年 月 季 周 日 天 晚 夜
个 项 件 次 场 期 批 班 套 台 辆 部 架 艘 座 栋 幢 间 所 家 处 点 站 条 根 块 张 份 册 本 枚 幅
只 羽 头 匹 尾 株 棵 盏 盆 亩 吨 斤 升 米 节 餐 度 把 支 队 村 镇 乡 县 街道 社区 生 单(?!价|位)
组 桶 袋 箱 包 瓶 口 眼 井 床 席 类 种 门 层 标段 岗 师 车 企 校 园 片 段 宗 例 款 趟 轮 届
"""
_WORDS = "|".join(_MEASURES.split())
# One pattern for every way of writing, each with a first character that the search can look for.
_EACH = pattern_of(
    rf"""
    每(?!隔)一?
    (?P<count>满?\s?(?:\d+|[一二两三四五六七八九十百千]+(?!瓦|克|米)|(?=万))万?)?
    (?:(?P<measure>个(?=月|季度|学期|工作日|小时|年度|星期))?(?P<unit>{_WORDS}))?
    (?P<noun>(?:(?!每)[\u4e00-\u9fa5]){{0,5}})
    (?P<gloss>[（(][\u4e00-\u9fa5、/]{{1,8}}[）)])?
    """,
    re.VERBOSE,
)
# 98人均按半年计算 speaks of all 98, not of each.
_MEAN = pattern_of(
    r"均(?<=[人户月年日村校亩车台所生场次期件套辆米吨座间个项家站岗处笔企]均)(?<!\d.均)"
    r"(?!按|为|须|应|由|已|可)"
)
_TIMES = frozenset("年月日")
_SINGLE = pattern_of(r"单(?P<unit>[次人台件套场户辆盏个头亩吨])(?!位|价|独|一)")
_PAID = pattern_of(r"(?P<unit>[月日天])(?=工资|薪|租金|补贴|补助|服务费|标准|生活费|保费)")
# Two patterns, for the engine looks for neither the fast way where they are one.
_PRICES = (pattern_of(r"单价[：:]?"), pattern_of(r"平均(?=\s?\d)"))
_MORE_OF = pattern_of(rf"每(?:多|增加|新增|超|少)[\u4e00-\u9fa5]{{0,4}}1(?P<unit>{_WORDS})")
_BEHIND = pattern_of(
    rf"""
    元\s?(?P<slash>
        [/／]\s?[（(]?(?:{_WORDS})(?:\s?[/／·•・‧.*×每]\s?(?:{_WORDS})|(?<=人)[天日月年])*[)）]?
      | 每(?:{_WORDS})(?:每(?:{_WORDS}))*(?=[，,。；;、）)的×\s]|$)
    )
    """,
    re.VERBOSE,
)
# 每吨公里, 每人天 are for one of two things.
_SECOND = pattern_of(r"公里|小时|[天日月年晚](?!均|度|产|期|常|内|末|底|初)")
_MORE = pattern_of(rf"({_WORDS})")
# 6人每年合计18.36万元 states a result, not a standard.
_SUMS_UP = pattern_of(r"(?:共|合计|总计|总共|约?需|可)")
_CLAUSE_END = pattern_of(r"[，,。；;：:\n\t（）()]")


def eaches_in(plain: str) -> tuple[Each, ...]:
    """Find every 每…, 人均…, 单价 and /… of a text whose digits are half-width, in order."""
    found = [_behind(match) for match in _BEHIND.finditer(plain)]
    taken = {at for each in found for at in range(each.start, each.end)}
    for match in _EACH.finditer(plain):
        unit, count, end = _leading(match)
        if unit and match.start() not in taken:
            found.append(_before(plain, match.start(), end, unit, count))
            second = _SECOND.match(match["noun"])
            if second is not None:
                found.append(_before(plain, match.start(), end, _of_one(second[0]), 1))
    for match in _MEAN.finditer(plain):
        # 月人均186元 is for one 人 and one 月.
        start = match.start() - 1
        before = plain[max(0, start - 1) : start]
        units = (before, plain[start]) if before in _TIMES else (plain[start],)
        found.extend(_before(plain, start, match.end(), _of_one(unit), 1) for unit in units)
    found.extend(
        _before(plain, match.start(), match.end(), _of_one(match["unit"]), 1)
        for pattern in (_PAID, _SINGLE, _MORE_OF)
        for match in pattern.finditer(plain)
    )
    found.extend(
        _before(plain, match.start(), match.end(), "*", 1)
        for pattern in _PRICES
        for match in pattern.finditer(plain)
    )
    found.sort()
    return tuple(found)


def _before(plain: str, start: int, end: int, unit: str, count: int) -> Each:
    """Make an each that leads to a figure of its clause."""
    stop = _CLAUSE_END.search(plain, end)
    return Each(start, end, unit, count, True, stop.start() if stop else len(plain))


def _behind(match: re.Match[str]) -> Each:
    """Make an each that stands behind an amount: 元/人·月."""
    start = match.start() + 1
    units = "·".join(_of_one(unit) for unit in _MORE.findall(match["slash"]))
    return Each(start, match.end(), units, 1, False, match.end())


def _leading(match: re.Match[str]) -> tuple[str, int, int]:
    """Read 每…: its unit, count, and where its own words end."""
    unit, noun = match["unit"], match["noun"]
    end = match.start("noun")
    if unit is None:
        unit, noun, end = noun[:1], noun[1:], end + 1
    if not unit or _SUMS_UP.match(noun) or (match["unit"] is None and unit in "多新增超少"):
        return "", 1, end
    if match["gloss"]:
        end = match.end("gloss")
    unit = _of_one(unit)
    return f"{unit}{noun[:2]}" if unit == "个" else unit, _count(match["count"] or ""), end


def _count(written: str) -> int:
    """Read how many things a standard is for: 百, 满100, 10万; one where nothing is written."""
    written = written.lstrip("满").strip()
    number = written.removesuffix("万")
    if number.isdigit():
        return int(number) * (1 if number == written else 10_000)
    return chinese_to_int(written) or 1


def _of_one(name: str) -> str:
    """Give the unit a standard is for one of; 每人次 and 每名 ask for people alike."""
    unit = canonical_unit(name)
    return "人" if is_person(unit) else unit
