"""What a line of the ledger is told apart by, and the codes that may stand in it.

Source: the elements of 预算指标核算管理办法（试行）; 政府收支分类科目 for the digits of its codes.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mingxi.office.declaration.reckoning.states import FundKind

FUND_KINDS: Mapping[str, str] = {kind.value: kind.label for kind in FundKind}

LEVELS: Mapping[str, str] = {
    "central": "中央",
    "province": "省级",
    "city": "市（州）级",
    "county": "县（市、区）级",
    "township": "乡（镇）级",
    "other": "其他",
}


class Dimensions(NamedTuple):
    """The elements of a line; codes are kept as text, as they were on the day of entry.

    ``sub_item_code`` is empty where a project has no sub-items. ``level`` is the level of
    government whose money it is, not where it is spent.
    """

    project_code: str
    unit_code: str
    fiscal_year: int
    fund_kind: str
    level: str
    function_code: str
    dept_econ_code: str
    gov_econ_code: str
    sub_item_code: str = ""


class Fault(NamedTuple):
    """What is wrong with one element, for a reader."""

    element: str
    written: str
    expected: str


_CODE = re.compile(r"[0-9A-Za-z]+(?:[-.][0-9A-Za-z]+)*")
_PATTERNS = (
    ("项目代码", "project_code", _CODE, "数字和字母"),
    ("单位代码", "unit_code", _CODE, "数字和字母"),
    ("支出功能分类", "function_code", re.compile(r"2\d{6}"), "2 开头的 7 位数字（到项）"),
    ("部门预算支出经济分类", "dept_econ_code", re.compile(r"3\d{4}"), "3 开头的 5 位数字（到款）"),
    ("政府预算支出经济分类", "gov_econ_code", re.compile(r"5\d{4}"), "5 开头的 5 位数字（到款）"),
)


def faults(dimensions: Dimensions) -> Iterator[Fault]:
    """Name every element that no line can have."""
    for element, field, pattern, expected in _PATTERNS:
        written = getattr(dimensions, field)
        if not pattern.fullmatch(written):
            yield Fault(element, written, expected)
    if dimensions.sub_item_code and not _CODE.fullmatch(dimensions.sub_item_code):
        yield Fault("子项代码", dimensions.sub_item_code, "数字和字母，没有子项时留空")
    if not 2000 <= dimensions.fiscal_year <= 2100:
        yield Fault("预算年度", str(dimensions.fiscal_year), "2000—2100 之间的年份")
    if dimensions.fund_kind not in FUND_KINDS:
        yield Fault("资金性质", dimensions.fund_kind, "、".join(FUND_KINDS))
    if dimensions.level not in LEVELS:
        yield Fault("级次", dimensions.level, "、".join(LEVELS))
