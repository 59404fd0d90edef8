"""One project and its whole life."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.declaration.ports import READ_PROJECTS
from mingxi.office.declaration.selectors.projects import projects_for
from mingxi.office.frame.access import needs, signed_in


@needs(READ_PROJECTS)
def page(request: HttpRequest, project_id: int) -> HttpResponse:
    """Answer."""
    project = get_object_or_404(projects_for(signed_in(request)), pk=project_id)
    return render(request, "desk/pages/project.html", {"project": project})
