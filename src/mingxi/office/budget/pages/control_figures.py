"""Proposing control figures: a table to write in, with what is left of the ceilings beside it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mingxi.office.budget.models import FiscalYear
from mingxi.office.budget.pages import control_table
from mingxi.office.budget.pages.answers import year_seen
from mingxi.office.budget.pages.of_year import shown_of
from mingxi.office.budget.ports import PROPOSE_CONTROLS
from mingxi.office.budget.reckoning.rounds import Doing, rounds_of
from mingxi.office.budget.selectors.departments import Tree
from mingxi.office.budget.selectors.issuing import jobs_under_way
from mingxi.office.budget.services.controls import (
    RefusedFigureError,
    propose_by_rank,
    set_control_figures,
)
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest, Unit


@needs(PROPOSE_CONTROLS)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponse:
    """Show the table of a department (``?unit=``); save it, or have it proposed by rank."""
    year = year_seen(request.user, fiscal_year)
    tree = Tree()
    departments = control_table.departments_with_needs(request.user, year, tree)
    asked = request.GET.get("unit")
    department = next((one for one in departments if one.code == asked), None)
    if department is None and departments:
        department = departments[0]
    shown = shown_of(year, "controls", request.user)
    shown |= {
        "departments": departments,
        "department": department,
        "is_open": year.round in rounds_of(Doing.PROPOSE),
    }
    if department is None:
        return render(request, "budget/pages/control_figures.html", shown)
    table = control_table.table_of(request.user, year, department, tree)
    if request.method == "POST":
        act = _proposed if request.POST.get("action") == "propose" else _saved
        if act(request, year, department, table):
            return redirect(
                f"{reverse('control-figures', args=[year.year])}?unit={department.code}"
            )
    shown |= {"table": table, "jobs": jobs_under_way(year, department)}
    return render(request, "budget/pages/control_figures.html", shown)


def _saved(
    request: PersonRequest, year: FiscalYear, _department: Unit, table: control_table.Table
) -> bool:
    """Save what was written; tells whether it was."""
    figures, revisions = control_table.read(table, request.POST)
    if control_table.is_wrong(table):
        messages.error(request, "有的格子不是金额，都没有保存。请改正标出的格子。")
        return False

    def save() -> str:
        changed = set_control_figures(
            year=year, figures=figures, revisions=revisions, by=request.user
        )
        return f"已保存，{len(changed)}个项目有变动。"

    return _told(request, save, table)


def _proposed(
    request: PersonRequest, year: FiscalYear, department: Unit, table: control_table.Table
) -> bool:
    """Have the table proposed by rank; tells whether it was."""

    def propose() -> str:
        changed = propose_by_rank(year=year, department=department, by=request.user)
        return f"已按排序拟定，{len(changed)}个项目有变动。"

    return _told(request, propose, table)


def _told(request: PersonRequest, act: Callable[[], str], table: control_table.Table) -> bool:
    try:
        messages.success(request, act())
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
        if isinstance(refusal, RefusedFigureError):
            control_table.mark(table, refusal)
        return False
    return True
