"""Django's description of the app."""

from django.apps import AppConfig


class DeclarationConfig(AppConfig):
    """Project texts on their way into the library."""

    name = "mingxi.office.declaration"
    label = "declaration"
    verbose_name = "申报"
