"""Django's description of the app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DeclarationConfig(AppConfig):
    """Project texts on their way into the library."""

    name = "mingxi.office.declaration"
    label = "declaration"
    verbose_name = "申报"

    def ready(self) -> None:
        """Have the guards set up, and enter roles, menu and log."""
        post_migrate.connect(_guard_tables, sender=self)
        _grant()
        _enter_menu()
        _name_kinds()
        _tell_todos()


def _guard_tables(**_told: Any) -> None:
    """Set up what the database refuses."""
    # Apps are described before their models can be imported.
    from mingxi.office.declaration.models import TRIGGERS  # noqa: PLC0415
    from mingxi.office.frame.database.triggers import set_up  # noqa: PLC0415

    set_up(TRIGGERS)


def _grant() -> None:
    """Let who works on projects do what their role is for."""
    from mingxi.office.declaration import ports  # noqa: PLC0415
    from mingxi.office.declaration.reckoning.routes import REVIEWING_ROLES  # noqa: PLC0415
    from mingxi.office.people.reckoning.grants import grant  # noqa: PLC0415
    from mingxi.office.people.reckoning.roles import BUSINESS, Role  # noqa: PLC0415

    grant(ports.CHECK_TEXTS, *BUSINESS)
    grant(ports.READ_PROJECTS, *BUSINESS, Role.AUDITOR)
    grant(ports.WRITE_DECLARATIONS, Role.CLERK)
    grant(ports.REVIEW, *REVIEWING_ROLES)
    grant(ports.COMMENT, Role.CLERK, *REVIEWING_ROLES)
    grant(ports.WAIVE_FINDINGS, Role.UNIT_HEAD)
    grant(ports.RECORD_DECISIONS, Role.CLERK, Role.UNIT_FINANCE, Role.UNIT_HEAD)
    grant(ports.SET_REVIEW, Role.BUDGET_OFFICE)
    leading = (Role.BUDGET_OFFICE, Role.BUDGET_DESK)
    grant(ports.LEAD_LIBRARY, *leading)
    grant(ports.IMPORT_LIBRARY, Role.CLERK, *leading)
    grant(ports.SET_CODE_RULE, Role.BUDGET_OFFICE)
    grant(ports.KEEP_BASES, Role.DEPARTMENT_REVIEWER, *leading)
    grant(
        ports.REGISTER_BASES,
        Role.CLERK,
        Role.UNIT_FINANCE,
        Role.DEPARTMENT_REVIEWER,
        *leading,
    )
    grant(ports.ORDER_DECLARATIONS, Role.CLERK, Role.UNIT_FINANCE, Role.UNIT_HEAD)


def _enter_menu() -> None:
    """Enter the pages that stand in the main menu."""
    from mingxi.office.declaration import ports  # noqa: PLC0415
    from mingxi.office.frame.navigation import (  # noqa: PLC0415
        NavigationEntry,
        register_navigation,
    )

    register_navigation(
        NavigationEntry(
            "我的申报", "declarations", ports.WRITE_DECLARATIONS, order=100, icon="pencil"
        ),
        NavigationEntry(
            "申报排序",
            "order-declarations",
            ports.ORDER_DECLARATIONS,
            order=105,
            icon="scroll-text",
        ),
        NavigationEntry("核对文本", "checks", ports.CHECK_TEXTS, order=190, icon="file-text"),
        NavigationEntry("待我审核", "reviews", ports.REVIEW, order=120, icon="list-checks"),
        NavigationEntry("审核设置", "review-routes", ports.SET_REVIEW, order=195, icon="wrench"),
        NavigationEntry("项目库", "library", ports.READ_PROJECTS, order=140, icon="folder-open"),
        NavigationEntry("依据库", "bases", ports.READ_PROJECTS, order=150, icon="landmark"),
    )


def _name_kinds() -> None:
    """Say what the events of this app are called in the log."""
    from mingxi.office.events.ports import name_kinds  # noqa: PLC0415

    name_kinds(
        {
            "text_check.handed_in": "提交文本核对",
            "text_check.finished": "完成文本核对",
            "text_check.taken_up_again": "继续文本核对",
            "text_check.deleted": "删除文本核对",
            "declaration.sent_for_review": "报送审核",
            "declaration.returned": "退回申报",
            "declaration.rejected": "不予入库",
            "declaration.admitted": "审定入库",
            "review.ended": "结束送审",
            "review_task.opened": "送达审核环节",
            "review_task.skipped": "略过审核环节",
            "review_task.decided": "办理审核环节",
            "collective_decision.recorded": "登记集体决策",
            "finding.waived": "签署放行理由",
            "comment.written": "写批注",
            "comment.answered": "答复批注",
            "comment.settled": "了结批注",
            "review_route.laid": "设定审核流程",
            "review_route.ended": "停用审核流程",
            "blocking_rule.set": "设定阻断",
            "blocking_rule.removed": "撤销阻断设置",
            "declaration.begun": "开始项目申报",
            "declaration.draft_saved": "保存申报草稿",
            "declaration.withdrawn": "撤回项目申报",
            "declaration.abandoned": "放弃项目申报",
            "version.made": "形成项目文本版本",
            "project.admitted": "项目入库",
            "project.ranked": "调整项目排序",
            "project.left_library": "项目出库",
            "project.suspended": "暂缓项目",
            "project.resumed": "恢复项目储备",
            "project.marked": "项目加标记",
            "project.unmarked": "项目去标记",
            "project.carried_over": "项目结转下一年",
            "project.changed_by_list": "按表更新项目",
            "declaration.imported": "按表导入项目申报",
            "code_rule.set": "设定项目代码规则",
            "library.rolled": "滚动项目库",
            "library.export_asked": "申请导出项目库",
            "library.exported": "导出项目库",
            "library.workbook_brought": "上传项目库导入表",
            "library.workbook_examined": "检查项目库导入表",
            "library.rows_refused": "列出导入表的问题",
            "library.import_begun": "决定导入项目库",
            "library.import_given_up": "放弃导入项目库",
            "library.imported": "完成导入项目库",
            "basis.registered": "登记立项依据",
            "basis.changed": "修改立项依据",
            "basis.repealed": "废止立项依据",
            "basis.reinstated": "撤销立项依据的废止",
            "basis.merged": "合并立项依据",
            "basis.preloaded": "预置立项依据",
            "bases.linked": "比对引用的依据",
            "text_import.brought": "导入文本",
            "text_import.read": "读取导入的文本",
            "text_import.accepted": "带入导入的项目",
            "text_import.discarded": "放弃导入",
            "attachment.added": "添加附件",
            "attachment.removed": "删除附件",
            "declarations.ordered": "排列本单位申报",
            "declaration.begun_again": "再次申报项目",
            "library.change_asked": "申请批量办理项目库",
            "library.changed": "完成批量办理项目库",
        }
    )


def _tell_todos() -> None:
    """Let the desk ask what waits for a person."""
    from mingxi.office.declaration.selectors.todos import (  # noqa: PLC0415
        review_todos,
        writing_todos,
    )
    from mingxi.office.declaration.selectors.waiting import (  # noqa: PLC0415
        todos_of_bases,
        todos_of_library,
    )
    from mingxi.office.frame.todos import register_todos  # noqa: PLC0415

    for provider in (writing_todos, review_todos, todos_of_bases, todos_of_library):
        register_todos(provider)
