"""Spreading a control figure: the proposal, to be changed by hand with live sums."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from mingxi.office.budget.models import Arrangement
from mingxi.office.budget.pages.answers import arrangement_seen
from mingxi.office.budget.ports import SPREAD_CONTROLS
from mingxi.office.budget.reckoning.amounts import fen_of_wan, wan_of_fen
from mingxi.office.budget.reckoning.balance import differences
from mingxi.office.budget.reckoning.instalments import is_ceiling
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.budget.reckoning.spreading import (
    leaves_of,
    with_amounts,
    with_plan,
    with_plan_of,
)
from mingxi.office.budget.selectors.arrangements import (
    admitted_items_of,
    control_of,
    draft_form,
    need_form,
    proposed_form,
)
from mingxi.office.budget.services.spreading import save_spread
from mingxi.office.declaration.reckoning.form_choices import target_of
from mingxi.office.declaration.reckoning.project_form import FormInstalment, ProjectForm
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest


@dataclass
class Cell:
    """A field of the table: its name, what stands in it, and what is wrong with that."""

    name: str
    label: str
    written: str
    need_fen: int | None = None
    admitted_fen: int | None = None
    note: str = ""
    wrong: str = ""


@needs(SPREAD_CONTROLS)
def page(request: PersonRequest, arrangement_id: int) -> HttpResponse:
    """Show the table; save it, or propose it anew."""
    arrangement = arrangement_seen(request.user, arrangement_id)
    if arrangement.state != ArrangementState.ISSUED:
        return redirect("arrangement", arrangement_id=arrangement.pk)
    form, revision = draft_form(arrangement)
    need = need_form(arrangement) or form
    items, plan, targets = _cells(form, need, admitted_items_of(arrangement.declaration))
    if request.method == "POST":
        spread = (
            proposed_form(arrangement)
            if request.POST.get("action") == "propose"
            else _written(form, need, items, plan, targets, request.POST)
        )
        # What was changed meanwhile stays changed: who wants it otherwise looks at it first.
        revision = _begun(request, revision)
        if spread is not None and _saved(request, arrangement, spread, revision):
            return redirect("spread", arrangement_id=arrangement.pk)
    shown = {
        "arrangement": arrangement,
        "year": arrangement.fiscal_year,
        "project": arrangement.declaration.project,
        "control": control_of(arrangement),
        "items": items,
        "plan": plan,
        "targets": targets,
        "revision": revision,
        "differences": [one.told() for one in differences(form, control_of(arrangement))],
    }
    return render(request, "budget/pages/spread.html", shown)


def _cells(
    form: ProjectForm, need: ProjectForm, admitted: Mapping[str, int]
) -> tuple[list[Cell], list[Cell], list[Cell]]:
    """Give the fields of sub-items, instalments and targets."""
    needed = {item.key: item.amount_fen for item in need.every_item()}
    items = [
        Cell(
            f"a-{item.key}",
            item.label,
            wan_of_fen(item.amount_fen or 0),
            needed.get(item.key),
            admitted.get(item.key),
        )
        for item in leaves_of(form)
    ]
    plan = [
        Cell(
            f"p-{at}",
            one.what,
            wan_of_fen((one.ceiling_fen if is_ceiling(one) else one.amount_fen) or 0),
            note=" ".join(filter(None, _terms(one))),
        )
        for at, one in enumerate(form.instalments)
    ]
    before = dict(enumerate(need.indicators))
    targets = [
        Cell(
            f"t-{at}",
            f"{one.level2} {one.level3}",
            one.value,
            note=target_of(before[at]) if at in before else "",
        )
        for at, one in enumerate(form.indicators)
    ]
    return items, plan, targets


def _terms(line: FormInstalment) -> Iterable[str]:
    """Give when a line of the plan pays, and whether its amount is the most of all payments."""
    most = "合计不超过" if line.ceiling_fen is not None and is_ceiling(line) else ""
    return line.manner.label, _months(line.first, line.last), line.occasion, most


def _months(first: str | None, last: str | None) -> str:
    return "—".join(filter(None, dict.fromkeys([first, last])))


def _written(  # the three tables, and what they are read against
    form: ProjectForm,
    need: ProjectForm,
    items: list[Cell],
    plan: list[Cell],
    targets: list[Cell],
    sent: QueryDict,
) -> ProjectForm | None:
    """Give the form with what was written; None where a field holds no amount.

    The plan of a sub-item follows its amount, unless a hand has changed the plan as well.
    """
    before = [cell.written for cell in plan]
    amounts = {cell.name.removeprefix("a-"): _fen(cell, sent) for cell in items}
    planned = {int(cell.name.removeprefix("p-")): _fen(cell, sent) for cell in plan}
    values = {}
    for at, cell in enumerate(targets):
        cell.written = sent.get(cell.name, cell.written).strip()[:200]
        values[at] = cell.written
    if any(cell.wrong for cell in (*items, *plan)):
        return None
    touched = {
        line.item_key
        for line, cell, was in zip(form.instalments, plan, before, strict=True)
        if cell.written != was
    }
    old = {item.key: item.amount_fen for item in leaves_of(form)}
    needed = {item.key for item in need.every_item()}
    following = {key for key, fen in amounts.items() if fen != old[key]} & needed - touched
    spread = with_plan(with_amounts(form, amounts), planned, values)
    return with_plan_of(spread, need, following)


def _fen(cell: Cell, sent: QueryDict) -> int:
    cell.written = sent.get(cell.name, cell.written)
    try:
        return fen_of_wan(cell.written)
    except ValueError as error:
        cell.wrong = str(error)
        return 0


def _begun(request: PersonRequest, revision: int) -> int:
    """Give the revision that the page was drawn from."""
    told = request.POST.get("revision", "")
    return int(told) if told.isdecimal() and len(told) < 10 else revision


def _saved(
    request: PersonRequest, arrangement: Arrangement, spread: ProjectForm, revision: int
) -> bool:
    try:
        save_spread(arrangement=arrangement, form=spread, revision=revision, by=request.user)
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
        return False
    messages.success(request, "已保存。")
    return True
