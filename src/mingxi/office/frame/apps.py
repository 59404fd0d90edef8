"""Django's description of the app."""

from importlib import import_module

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """The frame itself: page components and what pages share."""

    name = "mingxi.office.frame"
    label = "frame"
    verbose_name = "框架"

    def ready(self) -> None:
        """Add what the frame itself looks at to the checks of health page and doctor."""
        import_module("mingxi.office.frame.serving.vital")
        import_module("mingxi.office.frame.serving.examination")
