"""Rolling the library into the next year: first shown, then done."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.declaration.ports import LEAD_LIBRARY, PersonRequest
from mingxi.office.declaration.selectors.library_files import this_budget_year
from mingxi.office.declaration.selectors.rolling import (
    DONE_BY_ROLLING,
    preview_of_rolling,
    roll_overs_for,
)
from mingxi.office.declaration.services.rolling import roll_over
from mingxi.office.frame.access import needs

_RUNS = 10


class YearForm(forms.Form):
    """From which year."""

    year = forms.IntegerField(label="从哪一年滚动", min_value=2000, max_value=2098)


@needs(LEAD_LIBRARY)
def page(request: PersonRequest) -> HttpResponse:
    """Show what would happen in a year; let the worker do it when it is confirmed."""
    usual = {"year": this_budget_year() - 1}
    form = YearForm(request.POST or request.GET or usual)
    year = form.cleaned_data["year"] if form.is_valid() else usual["year"]
    if request.method == "POST" and form.is_valid():
        rolled = roll_over(year=year, by=request.user)
        messages.success(request, f"正在后台把{year}年项目库滚动到{year + 1}年。")
        return redirect("job", job_id=rolled.job_id)
    parts = preview_of_rolling(request.user, year)
    return render(
        request,
        "declaration/pages/roll_library.html",
        {
            "form": form,
            "year": year,
            "next_year": year + 1,
            "parts": parts,
            "done": sum(part.projects for part in parts if part.what in DONE_BY_ROLLING),
            "runs": roll_overs_for(request.user)[:_RUNS],
        },
    )
