"""申报数、审定数、安排数、执行数 by unit, project or sub-item, and the gaps between them."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from mingxi.office.budget.pages.answers import year_seen
from mingxi.office.budget.pages.of_year import shown_of
from mingxi.office.budget.ports import READ_BUDGET
from mingxi.office.budget.reckoning.gaps import FiguresBy
from mingxi.office.budget.selectors.year_figures import page_of_figures
from mingxi.office.frame.access import needs
from mingxi.office.frame.keyset import Turn
from mingxi.office.people.models import PersonRequest

# Of sub-items: those of so many projects.
LENGTHS = {FiguresBy.UNIT: 100, FiguresBy.PROJECT: 100, FiguresBy.ITEM: 30}


def by_of(asked: QueryDict) -> FiguresBy:
    """Read ``?by=``; what is no such table is the one by unit."""
    by = asked.get("by", "")
    return FiguresBy(by) if by in set(FiguresBy) else FiguresBy.UNIT


@needs(READ_BUDGET)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponse:
    """Show a page of the table (``?by=unit``, ``project``, ``item``; ``?after=``, ``?before=``)."""
    year = year_seen(request.user, fiscal_year)
    by = by_of(request.GET)
    turn = Turn(request.GET.get("after", ""), request.GET.get("before", ""))
    shown = shown_of(year, "gaps", request.user) | {
        "by": by,
        "sorts": list(FiguresBy),
        "found": page_of_figures(request.user, year.year, by, turn, LENGTHS[by]),
    }
    return render(request, "budget/pages/gaps.html", shown)
