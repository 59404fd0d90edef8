"""Django's description of the app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The log."""

    name = "mingxi.office.events"
    label = "events"
    verbose_name = "日志"
