"""The heading of a performance target table: which column holds what.

Layouts: 财预〔2015〕88号 (medium term beside the year) and the tables of the budget management
system since 2021 (指标性质, 指标值, 度量单位 in columns of their own).
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.projects.project_text import Horizon


class Role(StrEnum):
    """What a column of a target table holds; ``nature`` is 指标性质 (≥, =, 定性)."""

    LEVEL1 = "level1"
    LEVEL2 = "level2"
    LEVEL3 = "level3"
    VALUE = "value"
    NATURE = "nature"
    UNIT = "unit"
    WEIGHT = "weight"


class TargetColumn(NamedTuple):
    """A column of target values with the columns that name and qualify them."""

    horizon: Horizon
    value: int
    level3: int
    level2: int | None
    nature: int | None
    unit: int | None
    weight: int | None


class TargetHeading(NamedTuple):
    """The roles of the columns, the words over them, and the columns of values, left to right."""

    roles: dict[int, Role]
    labels: dict[int, str]
    level1: int | None
    columns: tuple[TargetColumn, ...]


_WORDS = {
    Role.LEVEL1: pattern_of(r"(?:绩效)?一级(?:绩效)?(?:指标)?(?:名称)?"),
    Role.LEVEL2: pattern_of(r"(?:绩效)?二级(?:绩效)?(?:指标)?(?:名称)?"),
    Role.LEVEL3: pattern_of(r"(?:绩效)?三级(?:绩效)?(?:指标)?(?:名称|内容)?|(?:绩效)?指标名称"),
    Role.VALUE: pattern_of(
        r"(?!上年|历史|实际|全年实际)[^完]{0,8}(?:指标值|目标值|预期值|计划值)"
        r"(?:及单位)?(?:[（(].*[)）])?"
        r"|(?:中期|年度|实施期)(?:绩效)?(?:指标|目标)"
    ),
    Role.NATURE: pattern_of(r"(?:绩效)?(?:指标)?性质|(?:指标|计算|运算|比较|关系)?符号|运算符"),
    Role.UNIT: pattern_of(r"(?:绩效)?(?:度量|计量|指标)?单位"),
    Role.WEIGHT: pattern_of(r"(?:绩效|指标|三级指标)?(?:权重|分值)(?:[（(].{0,6}[)）])?"),
}
# What some places write over the values; beside 指标值 it is something else.
_OTHER_VALUE = pattern_of(r"绩效标准|标准值|目标要求|指标要求|指标内容|(?:绩效)?目标|计划数")
_QUALIFIERS = frozenset({Role.NATURE, Role.UNIT, Role.WEIGHT})
_VALUE_ROLES = _QUALIFIERS | {Role.VALUE}
_COLUMNS_MAX = 40
_MEDIUM = pattern_of(r"中期|长期|实施期|项目期|三年|总体|总目标")
_ANNUAL = pattern_of(r"年度|当年|本年|全年")


def heading_in(labels: dict[int, str]) -> TargetHeading | None:
    """Read a row (labels by column, without blanks) as the heading of indicators, if it is one."""
    if len(labels) > _COLUMNS_MAX or not any(
        "三级" in label or "指标名称" in label for label in labels.values()
    ):
        return None
    roles = _roles(labels)
    heading = _heading(roles, labels)
    return heading if heading.columns else None


def refined(heading: TargetHeading, labels: dict[int, str]) -> TargetHeading | None:
    """Join a second heading row, if it is one: it parts 指标值 into 性质, 指标值 and 单位.

    A row that lacks the cells of the levels, which reach down beside it, begins at 指标值.
    """
    below = {column: role for column, role in _roles(labels).items() if role in _VALUE_ROLES}
    if Role.VALUE not in below.values():
        return None
    levels = {c: role for c, role in heading.roles.items() if role not in _VALUE_ROLES}
    parted = min(c for c, role in heading.roles.items() if role in _VALUE_ROLES)
    by = parted - min(below) if min(below) < parted else 0
    below = {column + by: role for column, role in below.items()}
    labels = {column + by: label for column, label in labels.items() if column + by >= parted}
    joined = _heading({**levels, **below}, {**heading.labels, **labels})
    return joined if joined.columns else None


def _roles(labels: dict[int, str]) -> dict[int, Role]:
    roles = {
        column: role
        for column, label in labels.items()
        for role, words in _WORDS.items()
        if words.fullmatch(label)
    }
    if Role.VALUE not in roles.values():
        third = next((column for column, role in roles.items() if role is Role.LEVEL3), None)
        for column, label in labels.items():
            if third is not None and column > third and _OTHER_VALUE.fullmatch(label):
                return {**roles, column: Role.VALUE}
    return roles


def _heading(roles: dict[int, Role], labels: dict[int, str]) -> TargetHeading:
    level1 = next((column for column, role in roles.items() if role is Role.LEVEL1), None)
    return TargetHeading(roles, labels, level1, tuple(_columns(roles, labels)))


def _columns(roles: dict[int, Role], labels: dict[int, str]) -> Iterator[TargetColumn]:
    """Find the columns of values, each with the 三级指标 and the 二级指标 on its left."""
    groups = sum(role is Role.LEVEL3 for role in roles.values())
    latest: dict[Role, int] = {}
    group = 0
    columns = sorted(roles)
    for place, column in enumerate(columns):
        role = roles[column]
        if role is Role.LEVEL3:
            group += 1
            latest.pop(Role.NATURE, None)
            latest.pop(Role.WEIGHT, None)
        if role is not Role.VALUE:
            latest[role] = column
        elif Role.LEVEL3 in latest:
            qualifying = takewhile(lambda c: roles[c] in _QUALIFIERS, columns[place + 1 :])
            beside = {roles[other]: other for other in qualifying}
            yield TargetColumn(
                horizon=_horizon(labels[column], group, groups),
                value=column,
                level3=latest[Role.LEVEL3],
                level2=latest.get(Role.LEVEL2),
                nature=latest.get(Role.NATURE, beside.get(Role.NATURE)),
                unit=beside.get(Role.UNIT),
                weight=latest.get(Role.WEIGHT, beside.get(Role.WEIGHT)),
            )


def _horizon(words: str, group: int, groups: int) -> Horizon:
    """Tell the horizon by the words over the values; of two groups the left one is medium-term."""
    if _ANNUAL.search(words):
        return Horizon.ANNUAL
    if _MEDIUM.search(words) or group < groups:
        return Horizon.MEDIUM
    return Horizon.ANNUAL
