"""申报数、审定数、安排数、执行数 by unit, project or sub-item, and the gaps between them."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.budget.pages.answers import year_seen
from mingxi.office.budget.pages.of_year import shown_of
from mingxi.office.budget.ports import READ_BUDGET
from mingxi.office.budget.selectors.figures import ROWS, row_of, rows_of, total_for
from mingxi.office.frame.access import needs
from mingxi.office.people.models import PersonRequest

LENGTH = 100
LABELS = {"unit": "按单位", "project": "按项目", "item": "按子项"}


@needs(READ_BUDGET)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponse:
    """Show the table (``?by=unit``, ``project``, ``item``)."""
    year = year_seen(request.user, fiscal_year)
    by = request.GET.get("by", "unit")
    by = by if by in ROWS else "unit"
    listed = Paginator(ROWS[by](request.user, year.year), LENGTH).get_page(request.GET.get("page"))
    shown = shown_of(year, "gaps", request.user) | {
        "by": by,
        "sorts": LABELS.items(),
        "listed": listed,
        "rows": rows_of(listed.object_list),
        "total": row_of(total_for(request.user, year.year)).figures,
    }
    return render(request, "budget/pages/gaps.html", shown)
