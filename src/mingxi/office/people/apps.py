"""Django's description of the app, and who may do what in it."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    """Units, persons, roles."""

    name = "mingxi.office.people"
    label = "people"
    verbose_name = "人员与单位"

    def ready(self) -> None:
        """Answer the ports below, and say what this app is for its neighbours."""
        # Apps are described before their models can be imported.
        from mingxi.office.frame import access  # noqa: PLC0415
        from mingxi.office.frame.api import token_holder_with  # noqa: PLC0415
        from mingxi.office.people import selectors, services  # noqa: PLC0415

        post_migrate.connect(_guard_tables, sender=self)
        access.answer_with(selectors.answer)
        token_holder_with(services.person_of_token)
        import_module("mingxi.office.people.selectors.soundness")
        _grant()
        _name_kinds()
        _enter_menu()


def _guard_tables(**_told: Any) -> None:
    """Set up what the database refuses."""
    from mingxi.office.frame.database.triggers import set_up  # noqa: PLC0415
    from mingxi.office.people.models.sign_ins import TRIGGERS  # noqa: PLC0415

    set_up(TRIGGERS)


def _grant() -> None:
    """Grant the permissions of this app and of the log.

    What lets one sign in as somebody else is in two hands: the system administrator issues
    passwords, the security administrator gives roles and takes a second factor off.
    """
    from mingxi.office.events.ports import READ_LOG  # noqa: PLC0415
    from mingxi.office.people import ports  # noqa: PLC0415
    from mingxi.office.people.reckoning.grants import grant  # noqa: PLC0415
    from mingxi.office.people.reckoning.roles import BUSINESS, Role  # noqa: PLC0415

    system, security = Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR
    everyday = (*BUSINESS, Role.AUDITOR, system, security)
    grant(ports.READ_UNITS, *everyday)
    grant(ports.WRITE_UNITS, system)
    grant(ports.READ_PERSONS, *everyday)
    grant(ports.WRITE_PERSONS, system)
    grant(ports.ISSUE_PASSWORDS, system)
    grant(ports.READ_APPOINTMENTS, security, Role.UNIT_HEAD)
    grant(ports.WRITE_APPOINTMENTS, security)
    grant(ports.UNLOCK_PERSONS, security)
    grant(ports.READ_SIGN_INS, Role.AUDIT_ADMINISTRATOR)
    grant(READ_LOG, Role.AUDIT_ADMINISTRATOR)


def _name_kinds() -> None:
    """Say what the events of this app are called in the log."""
    from mingxi.office.events.ports import name_kinds  # noqa: PLC0415

    name_kinds(
        {
            "unit.added": "设立单位",
            "unit.changed": "修改单位",
            "unit.closed": "撤销单位",
            "person.registered": "登记人员",
            "person.changed": "修改人员",
            "person.appointed": "授予岗位",
            "appointment.ended": "终止任岗",
            "password.set": "设定密码",
            "person.unlocked": "解除锁定",
            "person.signed_out_everywhere": "退出全部登录",
            "sign_in.accepted": "登录成功",
            "sign_in.refused": "登录被拒",
            "second_factor.enrolled": "登记二次验证",
            "second_factor.confirmed": "启用二次验证",
            "second_factor.removed": "停用二次验证",
            "recovery_code.used": "使用恢复码",
            "token.issued": "签发令牌",
            "token.revoked": "撤销令牌",
        }
    )


def _enter_menu() -> None:
    """Enter the pages that stand in the main menu."""
    from mingxi.office.frame.access import SIGNED_IN  # noqa: PLC0415
    from mingxi.office.frame.navigation import (  # noqa: PLC0415
        NavigationEntry,
        register_navigation,
    )
    from mingxi.office.people import ports  # noqa: PLC0415

    register_navigation(
        NavigationEntry("单位", "units", ports.READ_UNITS, order=700, icon="building-2"),
        NavigationEntry("人员", "persons", ports.READ_PERSONS, order=710, icon="users"),
        NavigationEntry("登录日志", "sign-ins", ports.READ_SIGN_INS, order=720, icon="list-checks"),
        NavigationEntry("我的账号", "account", SIGNED_IN, order=790, icon="key-round"),
    )
