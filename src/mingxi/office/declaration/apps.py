"""Django's description of the app."""

from django.apps import AppConfig


class DeclarationConfig(AppConfig):
    """Project texts on their way into the library."""

    name = "mingxi.office.declaration"
    label = "declaration"
    verbose_name = "申报"

    def ready(self) -> None:
        """Let who works on projects check texts, and put the pages into the menu."""
        from mingxi.office.declaration.ports import CHECK_TEXTS
        from mingxi.office.frame.navigation import NavigationEntry, register_navigation
        from mingxi.office.people.reckoning.grants import grant
        from mingxi.office.people.reckoning.roles import BUSINESS

        grant(CHECK_TEXTS, *BUSINESS)
        register_navigation(
            NavigationEntry("核对文本", "checks", CHECK_TEXTS, order=100, icon="file-text")
        )
