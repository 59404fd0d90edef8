"""One project and its whole life: what happened, its figures by year, whose turn it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.declaration.ports import READ_PROJECTS
from mingxi.office.declaration.selectors.projects import projects_for
from mingxi.office.desk.selectors.life import items_of, life_of
from mingxi.office.frame.access import needs, signed_in


@needs(READ_PROJECTS)
def page(request: HttpRequest, project_id: int) -> HttpResponse:
    """Answer; ``?year=`` chooses the year whose sub-items are shown."""
    person = signed_in(request)
    rows = projects_for(person).select_related("unit")
    life = life_of(get_object_or_404(rows, pk=project_id), person)
    asked = request.GET.get("year", "")
    chosen = next((one for one in life.years if str(one.year) == asked), life.current)
    context = {
        "life": life,
        "project": life.project,
        "chosen": chosen,
        "items": items_of(life.project, person, chosen.year) if chosen else [],
    }
    return render(request, "desk/pages/project.html", context)
