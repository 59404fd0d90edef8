"""What the choices of the form are called, and what it offers beside what a clerk may write."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from mingxi.office.declaration.reckoning.project_form import FormIndicator, ProjectForm
from mingxi.office.declaration.reckoning.states import Continuity, FundKind, Manner, ProjectCategory
from mingxi.projects.headings import CANONICAL_TITLES
from mingxi.projects.project_text import Horizon, Level, SectionKey
from mingxi.regulations.classifications import classifications, functions
from mingxi.regulations.indicators import trees

LEVEL_NAMES = {
    Level.CENTRAL: "中央",
    Level.PROVINCIAL: "省级",
    Level.MUNICIPAL: "市（州）级",
    Level.COUNTY: "县（市、区）级",
    Level.TOWNSHIP: "乡镇级",
    Level.OTHER: "其他",
}
HORIZON_NAMES = {Horizon.ANNUAL: "年度", Horizon.MEDIUM: "中期"}
OPERATORS = ("≥", ">", "=", "≤", "<", "定性")
# What a finding may be anchored to, beside the sections.
_MEMBER_NAMES = {
    "name": "项目名称",
    "unit_name": "申报单位",
    "fiscal_year": "预算年度",
    "first_year": "开始年度",
    "last_year": "结束年度",
    "total_fen": "本年申报总额",
    "funding": "资金来源",
    "instalments": "支付计划",
    "indicators": "绩效指标",
    "cost": "测算",
    "label": "名称",
    "owner": "承办科室",
    "basis": "依据和说明",
    "amount_fen": "金额",
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "operator": "指标性质",
    "value": "指标值",
    "unit": "度量单位",
    "weight": "权重",
}
_STEP = re.compile(r"(?P<name>\w+)(?:\[(?P<which>\w+)\])?")

Pairs = tuple[tuple[str, str], ...]


class Choices(NamedTuple):
    """The choices of every field that has some, as pairs of value and words."""

    categories: Pairs
    continuities: Pairs
    levels: Pairs
    fund_kinds: Pairs
    manners: Pairs
    horizons: Pairs
    operators: Pairs
    function_codes: dict[str, str]
    department_codes: dict[str, str]
    government_codes: dict[str, str]
    first_levels: tuple[str, ...]
    second_levels: tuple[str, ...]


@cache
def choices() -> Choices:
    """Give them; the same for every form."""
    department, government = classifications()
    levels = [tree.levels for tree in trees()]
    return Choices(
        categories=tuple((one.value, one.label) for one in ProjectCategory),
        continuities=tuple((one.value, one.label) for one in Continuity),
        levels=tuple((one.value, name) for one, name in LEVEL_NAMES.items()),
        fund_kinds=tuple((one.value, one.label) for one in FundKind),
        manners=tuple((one.value, one.label) for one in Manner),
        horizons=tuple((one.value, name) for one, name in HORIZON_NAMES.items()),
        operators=tuple((one, one) for one in OPERATORS),
        function_codes=functions(),
        department_codes=department,
        government_codes=government,
        first_levels=_once(first for tree in levels for first in tree),
        second_levels=_once(
            second for tree in levels for seconds in tree.values() for second in seconds
        ),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def name_of_field(path: str, form: ProjectForm) -> str:
    """Name the field of a form at a path, for a reader: ``子项“设备” · 金额``, ``立项依据``."""
    section = path.removeprefix("sections.")
    if section != path:
        return CANONICAL_TITLES[SectionKey(section)]
    return " · ".join(_steps_told(path, form))


def _steps_told(path: str, form: ProjectForm) -> Iterator[str]:
    for step in _STEP.finditer(path):
        name, which = step["name"], step["which"]
        if name == "items":
            label = next((one.label for one in form.every_item() if one.key == which), "")
            yield f"子项“{label}”" if label else "子项"
        else:
            told = _MEMBER_NAMES.get(name, name)
            yield told if which is None else f"{told}第{int(which) + 1}行"


def target_of(indicator: FormIndicator) -> str:
    """Write what an indicator aims at, as tables have it: ``≥90%``; words alone where 定性."""
    operator = "" if indicator.operator == "定性" else indicator.operator
    return f"{operator}{indicator.value}{indicator.unit}"
