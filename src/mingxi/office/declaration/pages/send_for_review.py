"""Sending a declaration for review."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.models import Declaration, RouteStep
from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.blocking import SENDING
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.review_findings import kept_findings, weighed
from mingxi.office.declaration.selectors.drafts import form_of, writes_for
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.selectors.reviews import waivers_of
from mingxi.office.declaration.selectors.routes import (
    blocking_rules,
    route_for,
    units_of_steps,
)
from mingxi.office.declaration.services.sending import prepare_sending, send_for_review
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Unit


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Show what blocks and where the text would go; send it."""
    declaration = get_object_or_404(
        declarations_for(request.user).select_related("project", "unit", "draft"),
        pk=declaration_id,
    )
    if not writes_for(request.user, declaration.unit):
        raise Http404
    if request.method != "POST":
        return _ask(request, declaration)
    try:
        prepared = prepare_sending(declaration=declaration, by_number=request.user.number)
        review = send_for_review(declaration=declaration, **prepared._asdict(), by=request.user)
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
        return redirect("send-for-review", declaration_id=declaration.pk)
    messages.success(request, f"已报送“{declaration.project.name}”第{review.version.number}版。")
    return redirect("review", review_id=review.pk)


def _ask(request: PersonRequest, declaration: Declaration) -> HttpResponse:
    findings = kept_findings(checked_form(form_of(declaration.draft)))
    weights = weighed(
        findings,
        step=SENDING,
        rules=blocking_rules(),
        waived=waivers_of(declaration).keys(),
    )
    shown = {
        "declaration": declaration,
        "blocking": [one for one in weights if one.holds_up],
        "others": [one for one in weights if not one.holds_up],
        "places": _places(declaration.unit),
    }
    return render(request, "declaration/pages/send_for_review.html", shown)


def _places(unit: Unit) -> list[list[RouteStep]]:
    """Give the steps that the unit's texts take, those that are open together in one."""
    route = route_for(unit)
    if route is None:
        return []
    taken = units_of_steps(unit)
    steps = [step for step in route.steps.all() if taken[step.value.kind] is not None]
    return [list(group) for _, group in groupby(steps, key=lambda step: step.place)]
