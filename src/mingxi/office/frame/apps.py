"""Django's description of the app."""

from importlib import import_module

from django.apps import AppConfig
from django.forms import Field


class FrameConfig(AppConfig):
    """The frame itself: page components and what pages share."""

    name = "mingxi.office.frame"
    label = "frame"
    verbose_name = "框架"

    def ready(self) -> None:
        """Give forms the house's words, and health page and doctor what the frame looks at."""
        # Django calls a field 字段, which no official does.
        Field.default_error_messages["required"] = "此项必填。"
        import_module("mingxi.office.frame.serving.vital")
        import_module("mingxi.office.frame.serving.examination")
