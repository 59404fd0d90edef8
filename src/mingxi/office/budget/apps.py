"""Django's description of the app."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    """The ledger."""

    name = "mingxi.office.budget"
    label = "budget"
    verbose_name = "预算"
