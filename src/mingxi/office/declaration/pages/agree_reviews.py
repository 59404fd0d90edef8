"""Agreeing to several texts without findings at once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mingxi.office.declaration.ports import REVIEW, PersonRequest
from mingxi.office.declaration.reckoning.routes import Verdict
from mingxi.office.declaration.selectors.reviews import tasks_for
from mingxi.office.declaration.services.reviewing import decide
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError

TASKS_MAX = 200
KEY_DIGITS = 19


@needs(REVIEW)
@require_POST
def page(request: PersonRequest) -> HttpResponse:
    """Agree to each on its own; what is refused is named, the others stand."""
    chosen = [
        int(one)
        for one in request.POST.getlist("task")[:TASKS_MAX]
        if one.isdecimal() and len(one) < KEY_DIGITS
    ]
    clean = tasks_for(request.user).filter(
        pk__in=chosen,
        gives_opinion=False,
        review__version__errors=0,
        review__version__warnings=0,
    )
    agreed = 0
    for task in clean.select_related("declaration__project"):
        try:
            decide(task=task, verdict=Verdict.AGREE, by=request.user)
        except RefusedError as refusal:
            name = task.declaration.project.name
            messages.error(request, f"“{name}”没有办理：{refusal.message}{refusal.mend}")
        else:
            agreed += 1
    if agreed:
        messages.success(request, f"已同意{agreed}份。")
    elif not chosen:
        messages.error(request, "没有勾选任何一份。请勾选没有问题的文本后再办理。")
    return redirect("reviews")
