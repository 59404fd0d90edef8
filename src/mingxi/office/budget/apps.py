"""Django's description of the app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BudgetConfig(AppConfig):
    """The ledger."""

    name = "mingxi.office.budget"
    label = "budget"
    verbose_name = "预算"

    def ready(self) -> None:
        """Have the guards of the ledger set up after every ``migrate``."""
        post_migrate.connect(_guard_tables, sender=self)


def _guard_tables(**_told: Any) -> None:
    """Set up what the database refuses and moves."""
    # Apps are described before their models can be imported.
    from mingxi.office.budget.models import TRIGGERS  # noqa: PLC0415
    from mingxi.office.frame.database.triggers import set_up  # noqa: PLC0415

    set_up(TRIGGERS)
