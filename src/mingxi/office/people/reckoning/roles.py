"""Roles, where they may be held, and what one person may hold together.

Two laws. The three administrators are separated (三员分立): each excludes the others and every
other role, and so does an auditor, who must be a stranger to what is audited. And nobody holds both
sides of one decision (录入、审核、支付相分离): which roles propose and which approve stands in
``DECISIONS``. In a small township one person may hold several roles as long as neither is broken.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

from mingxi.office.people.reckoning.units import UnitKind


class Role(StrEnum):
    """What a person is in a unit."""

    CLERK = "clerk"
    SECTION_HEAD = "section_head"
    UNIT_FINANCE = "unit_finance"
    UNIT_HEAD = "unit_head"
    DEPARTMENT_REVIEWER = "department_reviewer"
    BUDGET_DESK = "budget_desk"
    BUDGET_OFFICE = "budget_office"
    TREASURY_OFFICE = "treasury_office"
    PERFORMANCE_OFFICE = "performance_office"
    PROCUREMENT_SUPERVISION = "procurement_supervision"
    TOWNSHIP_FINANCE_OFFICE = "township_finance_office"
    DISCLOSURE_OFFICER = "disclosure_officer"
    AUDITOR = "auditor"
    SYSTEM_ADMINISTRATOR = "system_administrator"
    SECURITY_ADMINISTRATOR = "security_administrator"
    AUDIT_ADMINISTRATOR = "audit_administrator"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return _LABELS[self]


_LABELS = {
    Role.CLERK: "经办人",
    Role.SECTION_HEAD: "科室负责人",
    Role.UNIT_FINANCE: "单位财务",
    Role.UNIT_HEAD: "单位负责人",
    Role.DEPARTMENT_REVIEWER: "主管部门审核",
    Role.BUDGET_DESK: "业务股室",
    Role.BUDGET_OFFICE: "预算股",
    Role.TREASURY_OFFICE: "国库股",
    Role.PERFORMANCE_OFFICE: "绩效股",
    Role.PROCUREMENT_SUPERVISION: "采购监管",
    Role.TOWNSHIP_FINANCE_OFFICE: "乡镇财政所",
    Role.DISCLOSURE_OFFICER: "公开岗",
    Role.AUDITOR: "审计",
    Role.SYSTEM_ADMINISTRATOR: "系统管理员",
    Role.SECURITY_ADMINISTRATOR: "安全管理员",
    Role.AUDIT_ADMINISTRATOR: "审计管理员",
}
ADMINISTRATORS = frozenset(
    {Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR}
)
BUSINESS = frozenset(Role) - ADMINISTRATORS - {Role.AUDITOR}
OF_FINANCE = frozenset(
    {
        Role.BUDGET_DESK,
        Role.BUDGET_OFFICE,
        Role.TREASURY_OFFICE,
        Role.PERFORMANCE_OFFICE,
        Role.PROCUREMENT_SUPERVISION,
    }
)
# They see their unit and the units below it; the others see their own unit.
SEEING_BELOW = OF_FINANCE | {
    Role.UNIT_FINANCE,
    Role.UNIT_HEAD,
    Role.DEPARTMENT_REVIEWER,
    Role.TOWNSHIP_FINANCE_OFFICE,
}
# Their work may lie in other units than their own: the departments of a desk (归口), the township
# that an office keeps the accounts of, the audited units.
WITH_COVERED_UNITS = frozenset({Role.BUDGET_DESK, Role.TOWNSHIP_FINANCE_OFFICE, Role.AUDITOR})

# Kinds of units in which a role exists; a role that is not named exists in all.
_PLACES = {
    **dict.fromkeys(OF_FINANCE, frozenset({UnitKind.FISCAL_AUTHORITY})),
    Role.TOWNSHIP_FINANCE_OFFICE: frozenset({UnitKind.TOWNSHIP_FINANCE_OFFICE}),
    Role.DEPARTMENT_REVIEWER: frozenset({UnitKind.BUDGET_DEPARTMENT}),
}


class Decision(NamedTuple):
    """A decision, the roles that bring it, and the roles that take it.

    ``reaches_along`` is true where it travels up or down the tree, from unit to department to
    finance; false where it begins and ends inside one unit.
    """

    name: str
    proposing: frozenset[Role]
    approving: frozenset[Role]
    reaches_along: bool = True


_UNIT = frozenset({Role.CLERK, Role.SECTION_HEAD, Role.UNIT_FINANCE, Role.UNIT_HEAD})
_UNIT_AND_DEPARTMENT = _UNIT | {Role.DEPARTMENT_REVIEWER}

UNIT_APPROVAL = Decision(
    "单位内审签",
    frozenset({Role.CLERK}),
    frozenset({Role.SECTION_HEAD, Role.UNIT_FINANCE, Role.UNIT_HEAD}),
    reaches_along=False,
)
UNIT_PAYMENT = Decision(
    "单位用款审批",
    frozenset({Role.UNIT_FINANCE}),
    frozenset({Role.UNIT_HEAD}),
    reaches_along=False,
)
UNIT_DISCLOSURE = Decision(
    "公开签发",
    frozenset({Role.DISCLOSURE_OFFICER}),
    frozenset({Role.UNIT_HEAD}),
    reaches_along=False,
)
DEPARTMENT_REVIEW = Decision("主管部门审核", _UNIT, frozenset({Role.DEPARTMENT_REVIEWER}))
BUDGET_REVIEW = Decision(
    "财政审核", _UNIT_AND_DEPARTMENT, frozenset({Role.BUDGET_DESK, Role.BUDGET_OFFICE})
)
PAYMENT = Decision(
    "资金支付",
    _UNIT_AND_DEPARTMENT | {Role.BUDGET_DESK},
    frozenset({Role.TREASURY_OFFICE, Role.TOWNSHIP_FINANCE_OFFICE}),
)
PERFORMANCE_EVALUATION = Decision(
    "财政绩效评价", _UNIT_AND_DEPARTMENT, frozenset({Role.PERFORMANCE_OFFICE})
)
PROCUREMENT_REVIEW = Decision(
    "采购监管", _UNIT_AND_DEPARTMENT, frozenset({Role.PROCUREMENT_SUPERVISION})
)

DECISIONS = (
    UNIT_APPROVAL,
    UNIT_PAYMENT,
    UNIT_DISCLOSURE,
    DEPARTMENT_REVIEW,
    BUDGET_REVIEW,
    PAYMENT,
    PERFORMANCE_EVALUATION,
    PROCUREMENT_REVIEW,
)


class Holding(NamedTuple):
    """A role held in a unit; ``line`` is the codes from the root of the tree down to the unit."""

    role: Role
    line: tuple[str, ...]

    @property
    def unit(self) -> str:
        """The code of the unit itself."""
        return self.line[-1]

    def is_along(self, other: "Holding") -> bool:
        """Tell whether one unit is the other, or stands above it."""
        return self.unit in other.line or other.unit in self.line


def place_objection(role: Role, kind: UnitKind) -> str:
    """Tell what speaks against the role in a unit of this kind; empty if nothing does."""
    places = _PLACES.get(role)
    if places is None or kind in places:
        return ""
    names = "、".join(place.label for place in sorted(places))
    return f"“{role.label}”只设在{names}，不能设在{kind.label}。"


def holding_objection(held: Iterable[Holding], new: Holding) -> str:
    """Tell what speaks against one person holding the new role beside the held; empty if nothing.

    The held ones are those of the same time; whether times overlap is asked by the caller.
    """
    for other in held:
        if other.role is new.role:
            continue
        if not {other.role, new.role} <= BUSINESS:
            return _apart(other.role, new.role)
        for decision in DECISIONS:
            if _are_sides(decision, other, new):
                return (
                    f"“{other.role.label}”与“{new.role.label}”是“{decision.name}”的两方，"
                    "同一人不能兼任。"
                )
    return ""


def _apart(first: Role, second: Role) -> str:
    if {first, second} <= ADMINISTRATORS:
        return f"“{first.label}”与“{second.label}”不能由同一人担任：三员分立。"
    single = first if first not in BUSINESS else second
    other = second if single is first else first
    return f"“{single.label}”不能兼任其他岗位，包括“{other.label}”。"


def _are_sides(decision: Decision, first: Holding, second: Holding) -> bool:
    near = first.is_along(second) if decision.reaches_along else first.unit == second.unit
    return near and any(
        one.role in decision.proposing and other.role in decision.approving
        for one, other in ((first, second), (second, first))
    )


def may_decide(
    decision: Decision,
    *,
    decider_number: str,
    decider_roles: Collection[Role],
    hands: Collection[str],
) -> bool:
    """Tell whether a person may take a decision about one thing.

    Args:
        decision: What is decided.
        decider_number: The 工号 of who would decide.
        decider_roles: The roles that this person holds where the thing belongs.
        hands: The 工号 of all who brought the thing here: who entered it, who reviewed it.
    """
    return decider_number not in hands and not decision.approving.isdisjoint(decider_roles)
