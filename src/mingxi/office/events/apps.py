"""Django's description of the app."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EventsConfig(AppConfig):
    """The log."""

    name = "mingxi.office.events"
    label = "events"
    verbose_name = "日志"

    def ready(self) -> None:
        """Have the triggers of the log set up after every ``migrate``, and its state looked at."""
        import_module("mingxi.office.events.services.soundness")
        post_migrate.connect(_guard_tables, sender=self)


def _guard_tables(**_told: Any) -> None:
    """Set up what the database refuses."""
    # Apps are described before their models can be imported.
    from mingxi.office.events.models import TRIGGERS  # noqa: PLC0415
    from mingxi.office.frame.database.triggers import set_up  # noqa: PLC0415

    set_up(TRIGGERS)
