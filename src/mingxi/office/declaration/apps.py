"""Django's description of the app."""

from django.apps import AppConfig


class DeclarationConfig(AppConfig):
    """Project texts on their way into the library."""

    name = "mingxi.office.declaration"
    label = "declaration"
    verbose_name = "申报"

    def ready(self) -> None:
        """Let who works on projects check texts, and put the pages into the menu."""
        # Apps are described before their models can be imported.
        from mingxi.office.declaration.ports import CHECK_TEXTS  # noqa: PLC0415
        from mingxi.office.events.ports import name_kinds  # noqa: PLC0415
        from mingxi.office.frame.navigation import NavigationEntry, register_navigation  # noqa: PLC0415
        from mingxi.office.people.reckoning.grants import grant  # noqa: PLC0415
        from mingxi.office.people.reckoning.roles import BUSINESS  # noqa: PLC0415

        grant(CHECK_TEXTS, *BUSINESS)
        register_navigation(
            NavigationEntry("核对文本", "checks", CHECK_TEXTS, order=100, icon="file-text")
        )
        name_kinds(
            {
                "text_check.handed_in": "提交文本核对",
                "text_check.finished": "完成文本核对",
                "text_check.taken_up_again": "继续文本核对",
                "text_check.deleted": "删除文本核对",
            }
        )
