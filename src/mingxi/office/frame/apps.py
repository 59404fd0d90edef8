"""Django's description of the app."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """The frame itself: page components and what pages share."""

    name = "mingxi.office.frame"
    label = "frame"
    verbose_name = "框架"
