"""Doing the same to several projects of the library: first shown, then done."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.declaration.models import BudgetProject
from mingxi.office.declaration.ports import LEAD_LIBRARY, PersonRequest
from mingxi.office.declaration.reckoning.library_changes import (
    MARK_CHARACTERS_MAX,
    REASON_CHARACTERS_MAX,
)
from mingxi.office.declaration.reckoning.library_rows import RANK_MAX
from mingxi.office.declaration.reckoning.states import LibraryChange
from mingxi.office.declaration.selectors.library import led_by
from mingxi.office.declaration.services.library import change_projects, preview
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError

_AT_ONCE_MAX = 200


class ReasonForm(forms.Form):
    """Why it is done."""

    words = forms.CharField(label="原因", max_length=REASON_CHARACTERS_MAX)


class MarkForm(forms.Form):
    """Which mark."""

    words = forms.CharField(
        label="标记", max_length=MARK_CHARACTERS_MAX, help_text="例如：重点、需现场核查。"
    )


class RankForm(forms.Form):
    """From which number on."""

    first = forms.IntegerField(
        label="从第几号排起",
        min_value=1,
        max_value=RANK_MAX,
        help_text="所选项目按下面的次序依次编号；号小的在前，可以与其他项目同号。",
    )


_FORMS: dict[LibraryChange, type[forms.Form]] = {
    LibraryChange.RANK: RankForm,
    LibraryChange.TAKE_OUT: ReasonForm,
    LibraryChange.SUSPEND: ReasonForm,
    LibraryChange.RESUME: forms.Form,
    LibraryChange.MARK: MarkForm,
    LibraryChange.UNMARK: MarkForm,
}


@needs(LEAD_LIBRARY)
def page(request: PersonRequest) -> HttpResponse:
    """Show what would happen; do it when it is confirmed."""
    change = _change(request.POST.get("change", ""))
    if change is None:
        return redirect("library")
    projects = _chosen(request)
    if not projects:
        messages.error(request, "没有勾选项目。请先在列表中勾选，再选择要办理的事。")
        return redirect("library")
    confirmed = "confirmed" in request.POST
    form = _FORMS[change](request.POST if confirmed else None)
    if confirmed and form.is_valid():
        try:
            changed = change_projects(
                change=change, projects=projects, by=request.user, **form.cleaned_data
            )
        except RefusedError as refusal:
            form.add_error(None, f"{refusal.message}{refusal.mend}")
        else:
            _tell(request, change, len(changed.done), len(changed.refused))
            return redirect("library")
    shown: dict[str, Any] = {"change": change, "form": form, "projects": projects}
    shown["would"] = preview(change=change, projects=projects)
    return render(request, "declaration/pages/change_library.html", shown)


def _change(code: str) -> LibraryChange | None:
    try:
        return LibraryChange(code)
    except ValueError:
        return None


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
