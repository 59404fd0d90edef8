"""Levels of government, kinds of units, and which unit may stand below which."""

from enum import StrEnum


class Level(StrEnum):
    """Level of government, the highest first (预算法 3条: one level of government, one budget)."""

    label: str

    def __new__(cls, value: str, label: str) -> "Level":
        """Keep the Chinese name beside the value."""
        level = str.__new__(cls, value)
        level._value_ = value
        level.label = label
        return level

    CENTRAL = "central", "中央"
    PROVINCE = "province", "省"
    CITY = "city", "市"
    COUNTY = "county", "县"
    TOWNSHIP = "township", "乡"

    @property
    def depth(self) -> int:
        """The place in the line of levels: 0 for 中央."""
        return list(Level).index(self)


class UnitKind(StrEnum):
    """What a unit is in the order of the budget."""

    label: str

    def __new__(cls, value: str, label: str) -> "UnitKind":
        """Keep the Chinese name beside the value."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.label = label
        return kind

    FISCAL_AUTHORITY = "fiscal_authority", "财政部门"
    BUDGET_DEPARTMENT = "budget_department", "主管部门"
    SPENDING_UNIT = "spending_unit", "预算单位"
    TOWNSHIP_FINANCE_OFFICE = "township_finance_office", "乡镇财政所"
    VILLAGE_COMMITTEE = "village_committee", "村（居）民委员会"


# Whose level is not free: they belong to townships.
_OF_TOWNSHIPS = frozenset({UnitKind.TOWNSHIP_FINANCE_OFFICE, UnitKind.VILLAGE_COMMITTEE})
# Below a village committee there is no unit of the budget.
_WITHOUT_UNITS_BELOW = frozenset({UnitKind.VILLAGE_COMMITTEE})


def level_objection(kind: UnitKind, level: Level) -> str:
    """Tell what speaks against a unit of this kind at this level; empty if nothing does."""
    if kind in _OF_TOWNSHIPS and level is not Level.TOWNSHIP:
        return f"{kind.label}只设在乡级，不能设在{level.label}级。"
    return ""


def place_objection(level: Level, parent_level: Level, parent_kind: UnitKind) -> str:
    """Tell what speaks against a unit of this level below such a parent; empty if nothing does."""
    if parent_kind in _WITHOUT_UNITS_BELOW:
        return f"{parent_kind.label}之下不设单位。"
    if level.depth < parent_level.depth:
        return f"{level.label}级单位不能设在{parent_level.label}级单位之下。"
    return ""
