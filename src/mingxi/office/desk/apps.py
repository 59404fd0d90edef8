"""Django's description of the app, and what it adds to menu, roles and log."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The signed-in home."""

    name = "mingxi.office.desk"
    label = "desk"
    verbose_name = "工作台"

    def ready(self) -> None:
        """Enter the desk in the menu; one's own jobs are everybody's, all jobs the machine's."""
        from mingxi.office.declaration.ports import READ_PROJECTS  # noqa: PLC0415
        from mingxi.office.desk.ports import KEEP_JOBS  # noqa: PLC0415
        from mingxi.office.events.ports import name_kinds  # noqa: PLC0415
        from mingxi.office.frame.access import SIGNED_IN  # noqa: PLC0415
        from mingxi.office.frame.navigation import NavigationEntry, register_navigation  # noqa: PLC0415
        from mingxi.office.people.reckoning.grants import grant  # noqa: PLC0415
        from mingxi.office.people.reckoning.roles import Role  # noqa: PLC0415

        grant(KEEP_JOBS, Role.SYSTEM_ADMINISTRATOR)
        register_navigation(
            NavigationEntry("工作台", "home", SIGNED_IN, order=0, icon="house"),
            NavigationEntry("项目总览", "overview", READ_PROJECTS, order=5, icon="chart-column"),
            NavigationEntry("后台作业", "jobs", SIGNED_IN, order=10, icon="list-checks"),
        )
        _let_search()
        name_kinds({"job.cancelled": "取消后台作业", "job.resumed": "继续后台作业"})


def _let_search() -> None:
    """Say what can be found."""
    from mingxi.office.desk.selectors.documents import Bases, Projects, Units  # noqa: PLC0415
    from mingxi.office.frame.search.kinds import register_documents  # noqa: PLC0415

    register_documents(Projects(), Bases(), Units())
