"""The detail lines of a control figure, to be written by its unit."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.budget.models import Arrangement
from mingxi.office.budget.pages.answers import arrangement_seen
from mingxi.office.budget.pages.detail_rows import (
    choices,
    key_of,
    read,
    rows_of,
    sent_rows,
    with_spare,
)
from mingxi.office.budget.ports import SPREAD_CONTROLS
from mingxi.office.budget.reckoning.detail import Detail, objections, proposed_details
from mingxi.office.budget.reckoning.economic import proposed_gov_code
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.budget.reckoning.spreading import leaves_of
from mingxi.office.budget.selectors.arrangements import (
    control_of,
    details_of,
    draft_form,
    item_names,
    nature_of,
)
from mingxi.office.budget.services.spreading import save_details
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest


@needs(SPREAD_CONTROLS)
def page(request: PersonRequest, arrangement_id: int) -> HttpResponse:
    """Show the table; save it, or propose it anew from what sub-items got."""
    arrangement = arrangement_seen(request.user, arrangement_id)
    if arrangement.state != ArrangementState.ISSUED:
        return redirect("arrangement", arrangement_id=arrangement.pk)
    form, _ = draft_form(arrangement)
    control, nature = control_of(arrangement), nature_of(arrangement.unit)
    sources = {key_of(one): one for one in control}
    details, revision = details_of(arrangement), arrangement.revision
    rows = rows_of(details)
    if request.method == "POST":
        revision = _begun(request, revision)
        if request.POST.get("action") == "propose":
            wanted = proposed_details(form, control, nature)
        else:
            rows = sent_rows(request.POST)
            wanted = read(rows, sources)
        if any(row.wrong for row in rows):
            messages.error(request, "有的格子不对，都没有保存。请改正标出的格子。")
        elif _saved(request, arrangement, wanted, revision):
            return redirect("detail-lines", arrangement_id=arrangement.pk)
    amounts = {item.key: item.amount_fen or 0 for item in leaves_of(form)}
    names = item_names(form)
    written = with_spare(rows, form.function_code)
    codes = choices()
    shown = {
        "arrangement": arrangement,
        "year": arrangement.fiscal_year,
        "project": arrangement.declaration.project,
        "rows": written,
        "count": len(written),
        "revision": revision,
        "items": [(key, names[key]) for key in amounts] or [("", form.name)],
        "sources": [(key, one.label) for key, one in sources.items()],
        "functions": codes["function"].items(),
        "department": [
            (code, name, proposed_gov_code(code, nature)) for code, name in codes["dept"].items()
        ],
        "government": codes["gov"].items(),
        "objections": objections(details, amounts or {"": arrangement.control_fen}, control, names),
    }
    return render(request, "budget/pages/detail_lines.html", shown)


def _begun(request: PersonRequest, revision: int) -> int:
    """Give the revision that the page was drawn from."""
    told = request.POST.get("revision", "")
    return int(told) if told.isdecimal() and len(told) < 10 else revision


def _saved(
    request: PersonRequest, arrangement: Arrangement, details: list[Detail], revision: int
) -> bool:
    try:
        save_details(arrangement=arrangement, details=details, revision=revision, by=request.user)
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
        return False
    messages.success(request, f"已保存{len(details)}行。")
    return True
