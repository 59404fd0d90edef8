"""Doing the same to all projects that the list's filter finds: first shown, then by the worker."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.declaration.pages.change_forms import FORMS, change_of
from mingxi.office.declaration.pages.library import asked_in, back_to_list
from mingxi.office.declaration.ports import LEAD_LIBRARY, PersonRequest
from mingxi.office.declaration.selectors.library_changes import outlook_for
from mingxi.office.declaration.services.library_changes import change_found, store_found
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(LEAD_LIBRARY)
def page(request: PersonRequest) -> HttpResponse:
    """Show how many would be changed and why others not; let the worker do it when confirmed.

    What is done is done to the projects that were shown: where the filter finds others by then,
    they are shown again first.
    """
    change, back = change_of(request.POST.get("change", "")), back_to_list(request)
    condition, asked, _ = asked_in(request)
    if change is None:
        return redirect(back)
    if condition.errors:
        # A condition that is not heard would let more be changed than was meant.
        messages.error(request, "筛选条件有误，没有办理。请改正条件后再办理。")
        return redirect(back)
    outlook = outlook_for(request.user, asked, change)
    confirmed = "confirmed" in request.POST
    form = FORMS[change](request.POST if confirmed else None)
    if confirmed and form.is_valid():
        if request.POST.get("seen") != outlook.seal:
            form.add_error(None, "符合条件的项目刚刚有了变动，还没有办理。请核对后再确认。")
        else:
            try:
                bulk = change_found(
                    outlook=outlook,
                    projects=store_found(outlook, by_number=request.user.number),
                    by=request.user,
                    **form.cleaned_data,
                )
            except RefusedError as refusal:
                form.add_error(None, f"{refusal.message}{refusal.mend}")
            else:
                messages.success(request, f"{change.label}：正在后台办理，结果列在这里。")
                return redirect("library-bulk", library_bulk_id=bulk.pk)
    shown = {"change": change, "form": form, "outlook": outlook, "asked": asked, "back": back}
    return render(request, "declaration/pages/change_found.html", shown)
