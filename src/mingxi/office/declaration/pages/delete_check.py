"""Deleting a check with its text."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration import services
from mingxi.office.declaration.ports import CHECK_TEXTS, PersonRequest
from mingxi.office.declaration.selectors import own_checks
from mingxi.office.frame.access import needs


@needs(CHECK_TEXTS)
def page(request: PersonRequest, check_id: int) -> HttpResponse:
    """Ask once, then delete."""
    check = get_object_or_404(own_checks(request.user), pk=check_id)
    if request.method != "POST":
        return render(request, "declaration/pages/delete_check.html", {"check": check})
    name = check.text.name
    services.delete_check(check=check, by=request.user)
    messages.success(request, f"已删除“{name}”及其核对报告。")
    return redirect("checks")
