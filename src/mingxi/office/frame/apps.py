"""Django's description of the app."""

from django.apps import AppConfig
from django.forms import Field


class FrameConfig(AppConfig):
    """The frame itself: page components and what pages share."""

    name = "mingxi.office.frame"
    label = "frame"
    verbose_name = "框架"

    def ready(self) -> None:
        """Say it in the words of the house: Django calls a field 字段, which no official does."""
        Field.default_error_messages["required"] = "此项必填。"
