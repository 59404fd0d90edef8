"""Django's description of the app."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from mingxi.office.events.ports import READ_LOG, name_kinds, name_subjects
from mingxi.office.frame.navigation import NavigationEntry, register_navigation


class EventsConfig(AppConfig):
    """The log."""

    name = "mingxi.office.events"
    label = "events"
    verbose_name = "日志"

    def ready(self) -> None:
        """Have the triggers set up after every ``migrate``; enter the log in menu and checks."""
        import_module("mingxi.office.events.services.soundness")
        post_migrate.connect(_guard_tables, sender=self)
        register_navigation(NavigationEntry("日志", "log", READ_LOG, order=800, icon="scroll-text"))
        name_kinds({"salts.erased": "销毁盐值", "database.restored": "从备份恢复"})
        name_subjects({"database": "数据库"})


def _guard_tables(**_told: Any) -> None:
    """Set up what the database refuses."""
    from mingxi.office.events.models import TRIGGERS  # noqa: PLC0415
    from mingxi.office.frame.database.triggers import set_up  # noqa: PLC0415

    set_up(TRIGGERS)
