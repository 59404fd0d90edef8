"""Beginning a declaration: what the project is, and for which year; the form follows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.plain_words import no_personal_data
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import Continuity, ProjectCategory
from mingxi.office.declaration.selectors.drafts import units_written_by
from mingxi.office.declaration.services.drafting import begin_declaration
from mingxi.office.frame.access import needs
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Unit

_YEARS_AHEAD = 2
_YEAR_MIN, _YEAR_MAX = 2000, 2099


class BeginForm(forms.Form):
    """What must be known before anything is written."""

    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        Unit.objects.none(), label="申报单位", to_field_name="code", empty_label=None
    )
    name = forms.CharField(
        label="项目名称",
        max_length=200,
        help_text="写明做什么事，不用“工作经费”一类笼统的名称。",
    )
    fiscal_year = forms.TypedChoiceField(label="预算年度", coerce=int)
    category = forms.ChoiceField(
        label="项目类别", choices=[(one.value, one.label) for one in ProjectCategory]
    )
    continuity = forms.ChoiceField(
        label="存续状态",
        choices=[(one.value, one.label) for one in Continuity],
        help_text="以前年度安排过的为延续。",
    )
    first_year = forms.IntegerField(
        label="开始年度", min_value=_YEAR_MIN, max_value=_YEAR_MAX, required=False
    )
    last_year = forms.IntegerField(
        label="结束年度",
        min_value=_YEAR_MIN,
        max_value=_YEAR_MAX,
        required=False,
        help_text="不填写的，只有预算年度这一年。",
    )

    def __init__(self, *args: Any, units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        this_year = today().year
        years = range(this_year, this_year + _YEARS_AHEAD + 1)
        self.fields["fiscal_year"].choices = [(year, f"{year}年") for year in years]  # type: ignore[attr-defined]  # a choice
        self.fields["fiscal_year"].initial = this_year + 1
        self.fields["category"].initial = ProjectCategory.SPECIFIC.value
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a choice of rows

    def clean_name(self) -> str:
        """Refuse numbers that point at somebody: names stand in lists and in the log."""
        try:
            return no_personal_data(self.cleaned_data["name"])
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        """Hold the years against each other."""
        data = super().clean() or {}
        year = data.get("fiscal_year")
        if year is None:
            return data
        first, last = data.get("first_year") or year, data.get("last_year") or year
        if not first <= year <= last:
            told = f"预算年度{year}年不在{first}年至{last}年之间，请核对开始年度和结束年度。"
            self.add_error("last_year" if last < year else "first_year", told)
        return data | {"first_year": first, "last_year": last}

    def project_form(self) -> ProjectForm:
        """Give the form that holds what is known so far."""
        data = self.cleaned_data
        return ProjectForm(
            name=data["name"],
            fiscal_year=data["fiscal_year"],
            unit_name=data["unit"].name,
            category=ProjectCategory(data["category"]),
            continuity=Continuity(data["continuity"]),
            first_year=data["first_year"],
            last_year=data["last_year"],
        )


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest) -> HttpResponse:
    """Ask, begin, and go on to the form."""
    units = units_written_by(request.user)
    form = BeginForm(request.POST or None, units=units, initial={"unit": units.first()})
    if request.method == "POST" and form.is_valid():
        try:
            begun = form.project_form()
            declaration = begin_declaration(
                form=begun,
                unit=form.cleaned_data["unit"],
                by=request.user,
                counts=checked_form(begun).counts,
            )
        except RefusedError as refusal:
            where = refusal.where if refusal.where in form.fields else None
            form.add_error(where, f"{refusal.message}{refusal.mend}")
        else:
            return redirect("write-declaration", declaration_id=declaration.pk)
    return render(request, "declaration/pages/begin_declaration.html", {"form": form})
