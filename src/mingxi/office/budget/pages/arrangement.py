"""One control figure: what each source gives, how it is spread, and what it lacks."""

from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.budget.pages.answers import arrangement_seen
from mingxi.office.budget.ports import MANAGE_ROUNDS, READ_BUDGET, SPREAD_CONTROLS
from mingxi.office.budget.reckoning.economic import economic_named
from mingxi.office.budget.reckoning.rounds import ArrangementState, Doing, rounds_of
from mingxi.office.budget.selectors.arrangements import (
    control_of,
    details_of,
    handed_in_version,
    item_names,
    spread_form_of,
    spread_items,
)
from mingxi.office.declaration.reckoning.form_choices import target_of
from mingxi.office.declaration.selectors.drafts import may_write
from mingxi.office.frame.access import holds, needs
from mingxi.office.people.models import PersonRequest
from mingxi.regulations.classifications import function_named


@needs(READ_BUDGET)
def page(request: PersonRequest, arrangement_id: int) -> HttpResponse:
    """Show it."""
    arrangement = arrangement_seen(request.user, arrangement_id)
    form = spread_form_of(arrangement)
    names = item_names(form) if form else {}
    year = arrangement.fiscal_year
    is_spreading = arrangement.state == ArrangementState.ISSUED and year.round in rounds_of(
        Doing.SPREAD
    )
    own = holds(request.user, SPREAD_CONTROLS) and may_write(request.user, arrangement.declaration)
    # What the unit still writes is its own until it hands in.
    is_told = own or arrangement.state != ArrangementState.ISSUED
    finance = holds(request.user, MANAGE_ROUNDS)
    shown = {
        "arrangement": arrangement,
        "year": year,
        "project": arrangement.declaration.project,
        "control": control_of(arrangement),
        "form": form,
        "items": spread_items(arrangement, form) if form else [],
        "plan": form.instalments if form and is_told else (),
        "targets": [(one, target_of(one)) for one in form.indicators] if form and is_told else [],
        "version": handed_in_version(arrangement) if not is_spreading else None,
        "lines": [
            (
                line,
                names.get(line.item_key, line.item_key),
                function_named(line.function_code),
                economic_named(line.dept_econ_code),
                economic_named(line.gov_econ_code),
            )
            for line in details_of(arrangement)
        ],
        "lacks": arrangement.declaration.unfunded_parts.all(),
        "may_spread": own and is_spreading,
        "may_take_back": finance
        and arrangement.state == ArrangementState.ISSUED
        and year.round in rounds_of(Doing.ISSUE),
        "may_return": finance
        and arrangement.state == ArrangementState.HANDED_IN
        and year.round in rounds_of(Doing.SPREAD),
    }
    return render(request, "budget/pages/arrangement.html", shown)
