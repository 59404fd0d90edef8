"""Django's description of the app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The signed-in home."""

    name = "mingxi.office.desk"
    label = "desk"
    verbose_name = "工作台"
