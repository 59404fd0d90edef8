"""Django's description of the app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BudgetConfig(AppConfig):
    """The ledger, and the rounds in which a budget is made."""

    name = "mingxi.office.budget"
    label = "budget"
    verbose_name = "预算"

    def ready(self) -> None:
        """Have the guards set up after every ``migrate``, and enter roles, menu, log and to-dos."""
        post_migrate.connect(_guard_tables, sender=self)
        _grant()
        _enter_menu()
        _name_kinds()
        _register_todos()


def _guard_tables(**_told: Any) -> None:
    """Set up what the database refuses and moves."""
    # Apps are described before their models can be imported.
    from mingxi.office.budget.models import TRIGGERS  # noqa: PLC0415
    from mingxi.office.frame.database.triggers import set_up  # noqa: PLC0415

    set_up(TRIGGERS)


def _grant() -> None:
    """Let 预算股 lead the rounds, the desks propose, and the units spread what they got."""
    from mingxi.office.budget import ports  # noqa: PLC0415
    from mingxi.office.people.reckoning.grants import grant  # noqa: PLC0415
    from mingxi.office.people.reckoning.roles import BUSINESS, Role  # noqa: PLC0415

    grant(ports.READ_BUDGET, *BUSINESS, Role.AUDITOR)
    grant(ports.MANAGE_ROUNDS, Role.BUDGET_OFFICE)
    grant(ports.PROPOSE_CONTROLS, Role.BUDGET_OFFICE, Role.BUDGET_DESK)
    grant(ports.SPREAD_CONTROLS, Role.CLERK)
    grant(ports.REPLY_TO_UNITS, Role.BUDGET_OFFICE, Role.DEPARTMENT_REVIEWER)


def _enter_menu() -> None:
    """Enter the pages that stand in the main menu."""
    from mingxi.office.budget import ports  # noqa: PLC0415
    from mingxi.office.frame.navigation import (  # noqa: PLC0415
        NavigationEntry,
        register_navigation,
    )

    register_navigation(
        NavigationEntry("预算编制", "fiscal-years", ports.READ_BUDGET, order=200, icon="landmark"),
    )


def _name_kinds() -> None:
    """Say what the events of this app are called in the log."""
    from mingxi.office.events.ports import name_kinds  # noqa: PLC0415

    name_kinds(
        {
            "fiscal_year.opened": "开启预算年度",
            "fiscal_year.moved": "转入编制阶段",
            "fiscal_year.growth_rule_set": "设定总控增长规则",
            "ceiling.set": "设定限额",
            "control_figures.set": "拟定控制数",
            "control_figures.proposed_by_rank": "按排序拟定控制数",
            "control_figures.issue_begun": "开始下达控制数",
            "control_figures.rest_left": "其余列为未安排",
            "arrangement.issued": "下达控制数",
            "arrangement.taken_back": "收回控制数",
            "arrangement.left_unfunded": "列为未安排",
            "arrangement.spread_saved": "保存分解",
            "arrangement.details_saved": "保存明细行",
            "arrangement.handed_in": "二上上报",
            "arrangement.returned": "退回二上",
            "arrangement.approved": "批复入账",
            "expense_cap.set": "设定费用总控",
            "budget_decision.recorded": "登记预算决定",
            "budget_approval.given": "预算批复",
            "declaration.spreading_begun": "申报转入分解控制数",
            "declaration.spreading_taken_back": "申报收回控制数",
            "declaration.spreading_finished": "申报二上已报",
            "declaration.spreading_reopened": "申报退回分解",
            "declaration.approved": "申报已批复",
            "declaration.left_unfunded": "申报未安排",
        }
    )


def _register_todos() -> None:
    """Tell the desk what waits here."""
    from mingxi.office.budget.selectors.todos import todos  # noqa: PLC0415
    from mingxi.office.frame.todos import register_todos  # noqa: PLC0415

    register_todos(todos)
