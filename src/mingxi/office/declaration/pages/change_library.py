"""Doing the same to several projects of the library: first shown, then done."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.declaration.models import BudgetProject
from mingxi.office.declaration.pages.change_forms import FORMS, change_of
from mingxi.office.declaration.pages.library import back_to_list
from mingxi.office.declaration.ports import LEAD_LIBRARY, PersonRequest
from mingxi.office.declaration.reckoning.states import LibraryChange
from mingxi.office.declaration.selectors.library import led_by
from mingxi.office.declaration.selectors.library_changes import preview
from mingxi.office.declaration.services.library_changes import change_projects
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError

_AT_ONCE_MAX = 200


@needs(LEAD_LIBRARY)
def page(request: PersonRequest) -> HttpResponse:
    """Show what would happen; do it when it is confirmed, and go back to the list as it was."""
    change, back = change_of(request.POST.get("change", "")), back_to_list(request)
    if change is None:
        return redirect(back)
    projects = _chosen(request)
    if not projects:
        messages.error(request, "没有勾选项目。请先在列表中勾选，再选择要办理的事。")
        return redirect(back)
    confirmed = "confirmed" in request.POST
    form = FORMS[change](request.POST if confirmed else None)
    if confirmed and form.is_valid():
        try:
            changed = change_projects(
                change=change, projects=projects, by=request.user, **form.cleaned_data
            )
        except RefusedError as refusal:
            form.add_error(None, f"{refusal.message}{refusal.mend}")
        else:
            _tell(request, change, len(changed.done), len(changed.refused))
            return redirect(back)
    shown: dict[str, Any] = {"change": change, "form": form, "projects": projects, "back": back}
    shown["would"] = preview(change=change, projects=projects)
    return render(request, "declaration/pages/change_library.html", shown)


def _chosen(request: PersonRequest) -> list[BudgetProject]:
    """Give the ticked projects in the order in which they were listed."""
    keys = [
        int(key) for key in request.POST.getlist("project") if key.isdecimal() and len(key) < 19
    ]
    found = led_by(request.user).select_related("unit").in_bulk(keys[:_AT_ONCE_MAX])
    if len(found) < len(set(keys)):
        raise Http404
    return [found[key] for key in dict.fromkeys(keys)]


def _tell(request: PersonRequest, change: LibraryChange, done: int, refused: int) -> None:
    if done:
        messages.success(request, f"{change.label}：已办理{done}个项目。")
    if refused:
        messages.warning(request, f"{change.label}：{refused}个项目不能办理，没有变动。")
