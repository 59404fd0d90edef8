"""Django's description of the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Units, persons, roles."""

    name = "mingxi.office.people"
    label = "people"
    verbose_name = "人员与单位"
