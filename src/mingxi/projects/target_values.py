"""A target value as written: its operator, its number and its unit."""

import re
from typing import NamedTuple

from mingxi.patterns import pattern_of

QUALITATIVE = "定性"


class TargetValue(NamedTuple):
    """``operator`` is ``≥ > = ≤ <`` or 定性; ``value`` a plain decimal string or None; ``unit``."""

    operator: str
    value: str | None
    unit: str


_OPERATORS = {
    "≥": "≥ ≧ ⩾ >= ＞= ＞＝ >＝ 大于等于 大于或等于 不低于 不少于 不小于 至少 最低",
    "≤": "≤ ≦ ⩽ <= ＜= ＜＝ <＝ 小于等于 小于或等于 不超过 不高于 不大于 至多 最高 控制在",
    ">": "> ＞ 大于 高于 多于 超过",
    "<": "< ＜ 小于 低于 少于 不足",
    "=": "= ＝ 等于 达到 达 为 约 大约 约为 近",
}
_OPERATOR_OF = {word: sign for sign, words in _OPERATORS.items() for word in words.split()}
_BEFORE = "|".join(sorted(map(re.escape, _OPERATOR_OF), key=len, reverse=True))
_AFTER = {
    "以上": "≥",
    "及以上": "≥",
    "以下": "≤",
    "及以下": "≤",
    "以内": "≤",
    "之内": "≤",
    "左右": "=",
}
_NUMERIC = pattern_of(
    rf"""\s*(?P<before>{_BEFORE})?\s*
    (?P<number>[-－]?\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|[-－]?\d+(?:\.\d+)?)\s*
    (?P<unit>[^\d\s]*?)\s*(?P<after>{"|".join(_AFTER)})?\s*""",
    re.VERBOSE,
)
_UNIT_LENGTH_MAX = 10
_NO_UNIT = pattern_of(r".*[-—–~～至、，,。；;：:]")
_YEAR = pattern_of(r"(?:19|20)\d\d")
_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def read_target(cell: str, nature: str = "", unit: str = "") -> TargetValue:
    """Read a target cell; ``nature`` is the cell of 指标性质 and ``unit`` that of 度量单位, if any.

    A range, a date or a description has no value; it is 定性 unless ``nature`` says otherwise.
    """
    stated = _OPERATOR_OF.get("".join(nature.split()))
    match = _NUMERIC.fullmatch(cell.translate(_WIDE))
    if "定性" in nature or match is None or _is_no_quantity(match):
        return TargetValue(stated or QUALITATIVE, None, unit)
    before, after = match["before"], match["after"]
    own = _OPERATOR_OF[before] if before else "="
    if after and own == "=":
        own = _AFTER[after]
    value = match["number"].replace(",", "").replace("，", "").replace("－", "-")
    return TargetValue(stated or own, value, unit or match["unit"].strip("（）()"))


def _is_no_quantity(match: re.Match[str]) -> bool:
    """Tell a date or a sentence that begins with a number from a quantity."""
    unit = match["unit"]
    if len(unit) > _UNIT_LENGTH_MAX or _NO_UNIT.match(unit):
        return True
    return unit[:1] == "年" and _YEAR.fullmatch(match["number"]) is not None
