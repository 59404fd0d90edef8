"""One import: the source text, and beside it what was read, to be accepted or corrected."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.declaration.models import TextImport
from mingxi.office.declaration.pages.accepting import Accepting
from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.imported import ImportedText
from mingxi.office.declaration.reckoning.source_view import remarks, source_parts
from mingxi.office.declaration.selectors.imports import imported_text, imports_for
from mingxi.office.frame.access import needs


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest, import_id: int) -> HttpResponse:
    """Show it; while the file is being read, the page asks again by itself."""
    brought = get_object_or_404(imports_for(request.user), pk=import_id)
    imported = imported_text(brought)
    if imported is None or not imported.projects:
        shown = {
            "import": brought,
            "message": imported.message if imported else "",
            "parts": [*source_parts(imported.document, ())] if imported else [],
        }
        return render(request, "declaration/pages/imported_text.html", shown)
    place = _place(request.GET.get("project", ""), len(imported.projects))
    accepting = Accepting(imported.projects[place], brought.unit.name)
    shown = shown_project(brought, imported, place, accepting)
    return render(request, "declaration/pages/imported_text.html", shown)


def shown_project(
    brought: TextImport, imported: ImportedText, place: int, accepting: Accepting
) -> dict[str, Any]:
    """Give what the page shows of one project of an import."""
    read = imported.projects[place]
    taken = {one.place: one.declaration_id for one in brought.taken.all()}
    places = read.places.values()
    return {
        "import": brought,
        "read": read,
        "place": place,
        "accepting": accepting,
        "taken_as": taken.get(place),
        "projects": [
            (at, one.name or f"第{at + 1}个项目", at in taken)
            for at, one in enumerate(imported.projects)
        ],
        "parts": [*source_parts(imported.document, places)],
        "remarks": remarks(imported.document),
    }


def _place(asked: str, count: int) -> int:
    """Give which project is asked for (``?project=2``); the first where the address is odd."""
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return number - 1 if 1 <= number <= count else 0
