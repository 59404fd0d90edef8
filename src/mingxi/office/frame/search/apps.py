"""Django's description of the app."""

from importlib import import_module

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The index."""

    name = "mingxi.office.frame.search"
    label = "search"
    verbose_name = "检索"

    def ready(self) -> None:
        """Let the doctor look at the index."""
        import_module("mingxi.office.frame.search.soundness")
