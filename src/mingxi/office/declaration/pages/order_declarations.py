"""The order in which a unit puts what it declares for a year."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.ports import ORDER_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.unit_order import Wished, in_wished_order
from mingxi.office.declaration.selectors.library_files import this_budget_year
from mingxi.office.declaration.selectors.ordering import (
    is_movable,
    order_of,
    places_of,
    seal_of,
    units_ordered_by,
    years_ordered,
)
from mingxi.office.declaration.services.ordering import order_declarations
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Unit

_PLACE_MAX = 9999


class ChooseForm(forms.Form):
    """Whose declarations, of which year."""

    unit = forms.ChoiceField(label="单位", required=False)
    year = forms.TypedChoiceField(label="预算年度", coerce=int, required=False)

    def __init__(self, *args: Any, units: Sequence[Unit], years: Sequence[int]) -> None:
        super().__init__(*args)
        self.fields["unit"].choices = [(one.code, one.name) for one in units]  # type: ignore[attr-defined]  # a choice
        self.fields["year"].choices = [(one, f"{one}年") for one in years]  # type: ignore[attr-defined]  # a choice


class PlacesForm(forms.Form):
    """Where each declaration that still moves shall stand."""

    def __init__(self, order: Sequence[Declaration], *args: Any) -> None:
        super().__init__(*args)
        self.order = order
        self.places = places_of(order)
        for one in order:
            if is_movable(one):
                field = forms.IntegerField(
                    label=f"{one.project.name}排第几",
                    min_value=1,
                    max_value=_PLACE_MAX,
                    initial=self.places[one.pk],
                )
                field.widget.attrs["aria-label"] = field.label
                self.fields[f"place-{one.pk}"] = field

    def wished(self) -> list[int]:
        """Give the declarations that move in the order that is wished."""
        return in_wished_order(
            [
                Wished(one.pk, self.places[one.pk], self.cleaned_data[f"place-{one.pk}"])
                for one in self.order
                if is_movable(one)
            ]
        )

    def lines(self) -> list[tuple[Declaration, forms.BoundField | None]]:
        """Give every declaration, with the field of its place where it moves."""
        return [(one, self[f"place-{one.pk}"] if is_movable(one) else None) for one in self.order]


@needs(ORDER_DECLARATIONS)
def page(request: PersonRequest) -> HttpResponse:
    """Show the order; keep another one."""
    units = list(units_ordered_by(request.user))
    if not units:
        raise Http404
    unit = next((one for one in units if one.code == request.GET.get("unit")), units[0])
    years = years_ordered(unit) or [this_budget_year()]
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else years[0]
    order = order_of(unit, year)
    form = PlacesForm(order, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            order_declarations(
                unit=unit,
                year=year,
                keys=form.wished(),
                seen=request.POST.get("seen", ""),
                by=request.user,
            )
        except RefusedError as refusal:
            messages.error(request, f"{refusal.message}{refusal.mend}")
        else:
            messages.success(request, "已保存次序，审核人和项目库都会看到。")
        query = urlencode({"unit": unit.code, "year": str(year)})
        return redirect(f"{reverse('order-declarations')}?{query}")
    return render(
        request,
        "declaration/pages/order_declarations.html",
        {
            "choose": ChooseForm({"unit": unit.code, "year": year}, units=units, years=years),
            "unit": unit,
            "units": units,
            "years": years,
            "year": year,
            "form": form,
            "seal": seal_of(order),
        },
    )
