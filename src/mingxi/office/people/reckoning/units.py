"""Levels of government, kinds of units, and which unit may stand below which."""

from enum import StrEnum


class Level(StrEnum):
    """Level of government, the highest first (预算法 3条: one level of government, one budget)."""

    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return _LEVELS[self]

    @property
    def depth(self) -> int:
        """The place in the line of levels: 0 for 中央."""
        return list(Level).index(self)


_LEVELS = {
    Level.CENTRAL: "中央",
    Level.PROVINCE: "省",
    Level.CITY: "市",
    Level.COUNTY: "县",
    Level.TOWNSHIP: "乡",
}


class UnitKind(StrEnum):
    """What a unit is in the order of the budget."""

    FISCAL_AUTHORITY = "fiscal_authority"
    BUDGET_DEPARTMENT = "budget_department"
    SPENDING_UNIT = "spending_unit"
    TOWNSHIP_FINANCE_OFFICE = "township_finance_office"
    VILLAGE_COMMITTEE = "village_committee"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return _KINDS[self]


_KINDS = {
    UnitKind.FISCAL_AUTHORITY: "财政部门",
    UnitKind.BUDGET_DEPARTMENT: "主管部门",
    UnitKind.SPENDING_UNIT: "预算单位",
    UnitKind.TOWNSHIP_FINANCE_OFFICE: "乡镇财政所",
    UnitKind.VILLAGE_COMMITTEE: "村（居）民委员会",
}
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
