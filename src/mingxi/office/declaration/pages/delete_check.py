"""Deleting a check with its text."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.ports import CHECK_TEXTS, PersonRequest
from mingxi.office.declaration.selectors.checks import checks_for
from mingxi.office.declaration.services import checks as services
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(CHECK_TEXTS)
def page(request: PersonRequest, check_id: int) -> HttpResponse:
    """Ask once, then delete."""
    check = get_object_or_404(checks_for(request.user), pk=check_id)
    if request.method != "POST":
        return render(request, "declaration/pages/delete_check.html", {"check": check})
    name = check.text.name
    try:
        services.delete_check(check=check, by=request.user)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
        return redirect("check", check_id=check_id)
    messages.success(request, f"已删除“{name}”及其核对报告。")
    return redirect("checks")
