"""Laying a route of review."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from mingxi.office.declaration.models import ReviewRoute
from mingxi.office.declaration.ports import SET_REVIEW, PersonRequest
from mingxi.office.declaration.reckoning.routes import DAYS_MAX, GENERAL, Step, StepKind
from mingxi.office.declaration.services.routes import lay_route
from mingxi.office.frame.access import needs
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.reckoning.units import Level, UnitKind


class RouteForm(forms.Form):
    """For which units, since when."""

    name = forms.CharField(label="流程名称", max_length=64)
    unit_level = forms.ChoiceField(
        label="单位级次",
        required=False,
        choices=[("", "不限"), *((one.value, one.label) for one in Level)],
    )
    unit_kind = forms.ChoiceField(
        label="单位类别",
        required=False,
        choices=[("", "不限"), *((one.value, one.label) for one in UnitKind)],
    )
    begins = forms.DateField(
        label="启用日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


class StepForm(forms.Form):
    """One step; without a place it is not part of the route."""

    place = forms.IntegerField(label="次序", min_value=1, max_value=20, required=False)
    days = forms.IntegerField(label="期限（天）", min_value=1, max_value=DAYS_MAX, initial=5)
    may_be_skipped = forms.BooleanField(label="无人任岗时略过", required=False)
    needs_collective_decision = forms.BooleanField(label="须有集体决策记录", required=False)
    is_required = forms.BooleanField(label="必须出具", required=False)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        kind: StepKind,
        initial: dict[str, Any] | None,
    ) -> None:
        super().__init__(data, prefix=kind.value, initial=initial)
        self.kind = kind
        if not kind.gives_opinion:
            del self.fields["is_required"]
        if kind is not StepKind.UNIT_HEAD:
            del self.fields["needs_collective_decision"]
        if kind is StepKind.BUDGET_OFFICE:
            del self.fields["may_be_skipped"]

    def step(self) -> Step | None:
        """Give the step; None where it is not part of the route."""
        asked = self.cleaned_data
        if asked["place"] is None:
            return None
        return Step(
            self.kind,
            asked["place"],
            asked["days"],
            asked.get("is_required", True),
            asked.get("may_be_skipped", False),
            asked.get("needs_collective_decision", False),
        )


@needs(SET_REVIEW)
def page(request: PersonRequest) -> HttpResponse:
    """Ask for a route, beginning with another one, and lay it."""
    model, steps = _model(request.GET.get("from", ""))
    data = request.POST if request.method == "POST" else None
    form = RouteForm(data, initial=model)
    step_forms = [
        StepForm(data, kind=kind, initial=steps[kind]._asdict() if kind in steps else None)
        for kind in StepKind
    ]
    if all([form.is_valid(), *(one.is_valid() for one in step_forms)]):
        asked = form.cleaned_data
        try:
            route = lay_route(
                name=asked["name"],
                unit_kind=UnitKind(asked["unit_kind"]) if asked["unit_kind"] else None,
                unit_level=Level(asked["unit_level"]) if asked["unit_level"] else None,
                begins=asked["begins"],
                steps=[step for one in step_forms if (step := one.step()) is not None],
                by=request.user,
            )
        except RefusedError as refusal:
            where = refusal.where if refusal.where in form.fields else None
            form.add_error(where, f"{refusal.message}{refusal.mend}")
        else:
            messages.success(request, f"已设定“{route.name}”，以后报送的文本按它办理。")
            return redirect("review-routes")
    shown = {"form": form, "step_forms": step_forms}
    return render(request, "declaration/pages/lay_route.html", shown)


def _model(number: str) -> tuple[dict[str, Any], dict[StepKind, Step]]:
    """Give the values to begin with: those of a route that is there, or of the general one."""
    route = ReviewRoute.objects.filter(pk=number).first() if number.isdecimal() else None
    if route is None:
        return {"begins": today()}, {step.kind: step for step in GENERAL}
    values = {
        "name": route.name,
        "unit_kind": route.unit_kind,
        "unit_level": route.unit_level,
        "begins": max(route.begins, today()),
    }
    return values, {step.value.kind: step.value for step in route.steps.all()}
