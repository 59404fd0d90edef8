"""Units of account and of counting, which of them agree, and how time and measures relate.

A quantity is a number with a unit; a standard is a quantity for one of something (元 for one 人 and
one 月). Counting words are dimensions of their own, but those that count people agree with each
other, as do the words for a working day and a day.
"""

from decimal import Decimal

_SYNONYMS = {
    "名": "人",
    "位": "人",
    "口": "人",
    "生": "人",
    "员": "人",
    "㎡": "平方米",
    "m²": "平方米",
    "m2": "平方米",
    "平方": "平方米",
    "平米": "平方米",
    "m³": "立方米",
    "立方": "立方米",
    "方": "立方米",
    "km": "公里",
    "千米": "公里",
    "m": "米",
    "千克": "公斤",
    "kg": "公斤",
    "％": "%",
    "个月": "月",
    "月份": "月",
    "季": "季度",
    "个季度": "季度",
    "日": "天",
    "个工作日": "天",
    "工作日": "天",
    "个年度": "年",
    "年度": "年",
    "个学期": "学期",
    "星期": "周",
    "个周": "周",
    "度": "千瓦时",
    "kWh": "千瓦时",
    "个小时": "小时",
    "课时": "学时",
}

_PERSONS = frozenset({"人", "人次", "人份", "党员", "学员", "职工", "干部", "对象"})

# The family of a unit, and how large it is beside the others of its family.
_MEASURES: dict[str, tuple[str, Decimal]] = {
    "吨": ("公斤", Decimal(1000)),
    "公斤": ("公斤", Decimal(1)),
    "斤": ("公斤", Decimal("0.5")),
    "克": ("公斤", Decimal("0.001")),
    "公里": ("米", Decimal(1000)),
    "米": ("米", Decimal(1)),
    "厘米": ("米", Decimal("0.01")),
    "毫米": ("米", Decimal("0.001")),
    # Thirds of a square metre, in which 15 亩 are exactly one 公顷.
    "亩": ("平方米", Decimal(2000)),
    "公顷": ("平方米", Decimal(30_000)),
    "平方公里": ("平方米", Decimal(3_000_000)),
    "平方米": ("平方米", Decimal(3)),
    "小时": ("分钟", Decimal(60)),
    "分钟": ("分钟", Decimal(1)),
    "千瓦": ("瓦", Decimal(1000)),
    "瓦": ("瓦", Decimal(1)),
}

_PER_YEAR = {
    "年": Decimal(1),
    "半年": Decimal(2),
    "学期": Decimal(2),
    "季度": Decimal(4),
    "月": Decimal(12),
    "周": Decimal(52),
    "天": Decimal(365),
}


def canonical_unit(name: str) -> str:
    """Give the unit a counting word stands for: 名 is 人, ㎡ is 平方米, 个月 is 月."""
    return _SYNONYMS.get(name, name)


def is_person(unit: str) -> bool:
    """Tell whether a canonical unit counts people (人, 人次)."""
    return unit in _PERSONS


def is_time(unit: str) -> bool:
    """Tell whether a canonical unit measures time."""
    return unit in _PER_YEAR


def per_year(unit: str) -> Decimal | None:
    """Give how many of a unit of time make one year (12 月, 4 季度), or None for other units."""
    return _PER_YEAR.get(unit)


def convertible(unit: str, into: str) -> Decimal | None:
    """Give the factor that turns ``unit`` into ``into`` (吨 into 公斤: 1000), or None if none."""
    if unit == into:
        return Decimal(1)
    source, target = _MEASURES.get(unit), _MEASURES.get(into)
    if source is None or target is None or source[0] != target[0]:
        return None
    return source[1] / target[1]
