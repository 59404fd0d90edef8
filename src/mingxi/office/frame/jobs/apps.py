"""Django's description of the app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Jobs and duties."""

    name = "mingxi.office.frame.jobs"
    label = "jobs"
    verbose_name = "后台作业"

    def ready(self) -> None:
        """Read the ``tasks.py`` of every app, where job kinds and duties are declared."""
        autodiscover_modules("tasks")
