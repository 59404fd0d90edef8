"""Django's description of the app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Stored files."""

    name = "mingxi.office.frame.files"
    label = "files"
    verbose_name = "文件"
