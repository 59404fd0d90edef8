"""In which order rows are held: PostgreSQL ends one of two who wait for each other.

Everybody who changes a project or its declarations takes the rows of both from here, in one order:
the projects, by their numbers; then the declaration; then its draft and all else that hangs on it.
So of two who meet one waits at the project, and has nothing yet that the other could wait for.
Whatever an app above holds of its own (the budget its arrangement) comes before the project.
"""

from collections.abc import Iterable

from mingxi.office.declaration.models import BudgetProject, Declaration


def held_declaration(declaration_id: int) -> Declaration:
    """Hold a declaration, and its project before it; both are as they stand now.

    To be called inside ``writing``; the project hangs on the declaration that is given.
    """
    projects = BudgetProject.objects.select_for_update(of=("self",))
    project = projects.get(declarations=declaration_id)
    declaration = Declaration.objects.select_for_update().get(pk=declaration_id)
    declaration.project = project
    return declaration


def held_project(project_id: int) -> BudgetProject:
    """Hold a project, and by that whatever others would change of its declarations."""
    return BudgetProject.objects.select_for_update().get(pk=project_id)


def hold_projects(projects: Iterable[BudgetProject]) -> None:
    """Hold several projects before the first of them is changed, whatever order they come in."""
    keys = {project.pk for project in projects}
    rows = BudgetProject.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    list(rows.values_list("pk"))
