"""Enrol an authenticator app: draw a secret, scan it, confirm it by a first code."""

import segno
from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache

from mingxi.office.frame.access import SIGNED_IN, needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest, SecondFactor
from mingxi.office.people.pages.answers import tell_refusal
from mingxi.office.people.services.second_factors import address_of

_TEMPLATE = "people/pages/enrol_second_factor.html"


class FirstCodeForm(forms.Form):
    """The first code that the app shows."""

    code = forms.CharField(
        label="验证器上的六位数字",
        max_length=8,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@needs(SIGNED_IN)
@never_cache
def page(request: PersonRequest) -> HttpResponse:
    """Answer."""
    person = request.user
    factor = SecondFactor.objects.filter(person=person).first()
    if factor is not None and factor.confirmed_at is not None:
        return redirect("account")
    if request.method != "POST":
        return render(request, _TEMPLATE, {})
    if "code" not in request.POST or factor is None:
        factor = services.enrol_second_factor(person=person, by=person)
        return render(request, _TEMPLATE, _drawn(factor, FirstCodeForm()))
    form = FirstCodeForm(request.POST)
    if form.is_valid():
        try:
            codes = services.confirm_second_factor(
                person=person, code=form.cleaned_data["code"], by=person
            )
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            return render(request, _TEMPLATE, {"recovery_codes": codes})
    return render(request, _TEMPLATE, _drawn(factor, form))


def _drawn(factor: SecondFactor, form: forms.Form) -> dict[str, object]:
    """Draw the secret for the app's camera; inline, as it has no address of its own."""
    picture = segno.make(address_of(factor), micro=False).svg_inline(
        scale=5, border=4, light="#fff"
    )
    return {"form": form, "picture": mark_safe(picture), "secret": factor.secret}  # noqa: S308  # segno's own drawing
