"""The overview: projects by unit, category, state and source, and the years beside each other."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingxi.office.declaration.ports import READ_PROJECTS
from mingxi.office.declaration.reckoning.states import ProjectCategory
from mingxi.office.desk.reckoning import drawings
from mingxi.office.desk.reckoning.drawings import Drawing
from mingxi.office.desk.selectors.overview import Overview, overview_for
from mingxi.office.frame.access import needs, signed_in


@needs(READ_PROJECTS)
def page(request: HttpRequest) -> HttpResponse:
    """Answer."""
    year, category = request.GET.get("year", ""), request.GET.get("category", "")
    category = category if category in list(ProjectCategory) else ""
    unit_code = request.GET.get("unit", "")
    overview = overview_for(
        signed_in(request),
        year=int(year) if year.isdecimal() else None,
        unit_code=unit_code,
        category=category,
    )
    context = {
        "overview": overview,
        "unit_code": unit_code,
        "category": category,
        "categories": [(one.value, one.label) for one in ProjectCategory],
        "drawings": list(_drawings(overview)) if overview else [],
    }
    return render(request, "desk/pages/overview.html", context)


def _drawings(overview: Overview) -> Iterator[Drawing]:
    """Draw what there is something of."""
    if overview.sums.projects:
        yield drawings.by_unit(
            overview.year, overview.by_unit, spent=overview.spent_by_year is not None
        )
        yield drawings.by_category(overview.year, overview.by_category)
        yield drawings.by_state(overview.year, overview.by_state)
    if overview.by_source:
        yield drawings.by_source(overview.year, overview.by_source)
    if overview.by_year:
        yield drawings.by_year(overview.by_year, overview.arranged_by_year, overview.spent_by_year)
