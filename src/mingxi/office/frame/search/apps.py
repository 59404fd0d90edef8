"""Django's description of the app."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """The index."""

    name = "mingxi.office.frame.search"
    label = "search"
    verbose_name = "检索"

    def ready(self) -> None:
        """Let the doctor look at the index, and the database notice what changes."""
        post_migrate.connect(_notice_changes, sender=self)
        import_module("mingxi.office.frame.search.soundness")


def _notice_changes(**_told: Any) -> None:
    """Set up the triggers of every kind; all tables are there when the first app is told."""
    from mingxi.office.frame.database.triggers import set_up  # noqa: PLC0415
    from mingxi.office.frame.search.kinds import document_kinds  # noqa: PLC0415

    set_up(trigger for kind in document_kinds().values() for trigger in kind.triggers)
