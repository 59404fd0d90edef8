"""The project library: filtered, sorted by any column, turned page by page."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from mingxi.office.declaration.ports import (
    IMPORT_LIBRARY,
    LEAD_LIBRARY,
    READ_PROJECTS,
    SET_CODE_RULE,
    PersonRequest,
)
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    LibraryChange,
    ProjectCategory,
    ProjectState,
    Standing,
)
from mingxi.office.declaration.selectors.library import (
    marks_of,
    page_of_lines,
    reasons_to_leave,
    units_seen,
)
from mingxi.office.declaration.selectors.library_files import this_budget_year, wish_of
from mingxi.office.declaration.selectors.ordering import unit_ranks_of
from mingxi.office.declaration.selectors.totals import totals_for, years_in
from mingxi.office.frame.access import holds, needs
from mingxi.office.frame.keyset import Turn
from mingxi.office.people.models import Unit

_FEN_PER_WAN = 1_000_000
_STANDINGS = (Standing.HELD, Standing.LEFT)


def _choices(named: Any, all_of_them: str) -> list[tuple[str, str]]:
    return [("", all_of_them), *((one.value, one.label) for one in named)]


class FilterForm(forms.Form):
    """What is looked for."""

    words = forms.CharField(label="项目名称或代码", max_length=50, required=False)
    year = forms.TypedChoiceField(label="预算年度", coerce=int, required=False)
    unit = forms.ChoiceField(label="单位（含下级）", required=False)
    category = forms.ChoiceField(
        label="项目类别", required=False, choices=_choices(ProjectCategory, "全部类别")
    )
    project_state = forms.ChoiceField(
        label="项目状态", required=False, choices=_choices(ProjectState, "全部状态")
    )
    state = forms.ChoiceField(
        label="当年申报", required=False, choices=_choices(DeclarationState, "全部")
    )
    standing = forms.ChoiceField(
        label="在库情况",
        required=False,
        choices=[(one.value, one.label) for one in _STANDINGS],
    )
    mark = forms.CharField(label="标记", max_length=20, required=False)
    asked_min = forms.DecimalField(
        label="申报数不少于（万元）", required=False, min_value=0, max_value=10**9, decimal_places=6
    )
    asked_max = forms.DecimalField(
        label="申报数不多于（万元）", required=False, min_value=0, max_value=10**9, decimal_places=6
    )

    def __init__(self, *args: Any, years: list[int], units: list[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        year = self.fields["year"]
        year.choices = [(each, f"{each}年") for each in years]  # type: ignore[attr-defined]  # a choice field
        unit = self.fields["unit"]
        unit.choices = [  # type: ignore[attr-defined]  # a choice field
            ("", "全部单位"),
            *(
                (each.code, f"{'　' * each.tree_depth}{each.name}")  # type: ignore[attr-defined]  # of the tree's query
                for each in units
            ),
        ]

    def asked(self, year: int, sort: str) -> AskedLines:
        """Give what is asked for; a field that cannot be read is not heard."""
        data = getattr(self, "cleaned_data", {})
        return AskedLines(
            year=data.get("year") or year,
            standing=data.get("standing") or Standing.HELD,
            unit=data.get("unit") or "",
            category=data.get("category") or None,
            project_state=data.get("project_state") or None,
            state=data.get("state") or None,
            words=data.get("words") or "",
            mark=data.get("mark") or "",
            asked_min_fen=_fen(data.get("asked_min")),
            asked_max_fen=_fen(data.get("asked_max")),
            sort=sort if len(sort) <= 32 else "",
        )


def asked_in(request: PersonRequest) -> tuple[FilterForm, AskedLines, list[Unit]]:
    """Read what a list's address asks for; gives the units that the person may see with it."""
    units = units_seen(request.user)
    years = years_in(totals_for(request.user)) or [this_budget_year()]
    form = FilterForm(request.GET, years=years, units=units)
    form.is_valid()
    return form, form.asked(_usual(years), request.GET.get("sort", "")), units


def back_to_list(request: PersonRequest) -> str:
    """Give the address of the list as it was left, which the address of the request repeats."""
    query = request.GET.urlencode()
    return f"{reverse('library')}?{query}" if query else reverse("library")


@needs(READ_PROJECTS)
def page(request: PersonRequest) -> HttpResponse:
    """List what is found, one page of it."""
    form, asked, units = asked_in(request)
    turn = Turn(request.GET.get("after", ""), request.GET.get("before", ""))
    found = page_of_lines(wish_of(asked, units), turn)
    names = {unit.pk: unit.name for unit in units}
    marks, unit_ranks = marks_of(found.rows), unit_ranks_of(found.rows)
    has_left = asked.standing is Standing.LEFT
    reasons = reasons_to_leave(found.rows) if has_left else {}
    return render(
        request,
        "declaration/pages/library.html",
        {
            "form": form,
            "asked": asked,
            "found": found,
            "lines": [
                (
                    row,
                    names[row.unit_id],
                    marks.get(row.project_id, ()),
                    unit_ranks.get(row.pk),
                    reasons.get(row.project_id),
                )
                for row in found.rows
            ],
            "has_left": has_left,
            "is_filtered": any(
                value for name, value in form.cleaned_data.items() if name != "year"
            ),
            "changes": list(LibraryChange),
            "asked_query": urlencode(
                {name: value for name, value in asked.model_dump(mode="json").items() if value}
            ),
            "may_lead": holds(request.user, LEAD_LIBRARY),
            # What has left is not changed any more; its unit declares it again.
            "may_change": holds(request.user, LEAD_LIBRARY) and not has_left,
            "may_import": holds(request.user, IMPORT_LIBRARY),
            "may_set_rule": holds(request.user, SET_CODE_RULE),
        },
    )


def _usual(years: list[int]) -> int:
    """Give the year that is shown where none is asked for."""
    now = this_budget_year()
    return now if now in years else years[0]


def _fen(wan: Decimal | None) -> int | None:
    return None if wan is None else int(wan * _FEN_PER_WAN)
