"""Give the code of the second factor, after the password was right."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from mingxi.office.frame.access import ANYONE, needs
from mingxi.office.frame.clock import now
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import Person
from mingxi.office.people.pages.answers import tell_refusal
from mingxi.office.people.pages.entering import enter

_AWAITED = "code_awaited"
_SECONDS_MAX = 300


class CodeForm(forms.Form):
    """The code."""

    code = forms.CharField(
        label="验证码",
        max_length=16,
        help_text="验证器上现在的六位数字；手机不在身边时，用一个恢复码。",
        widget=forms.TextInput({"autocomplete": "one-time-code", "autofocus": True}),
    )


def await_code(request: HttpRequest, person: Person, wish: str) -> HttpResponse:
    """Remember in the session whose password was right, and ask for the code."""
    request.session.cycle_key()
    request.session[_AWAITED] = {
        "person": person.pk,
        "at": int(now().timestamp()),
        "next": wish,
        # A password that is changed meanwhile ends the waiting.
        "hash": person.get_session_auth_hash(),
    }
    return redirect("second-factor")


@needs(ANYONE)
@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """Answer."""
    awaited = request.session.get(_AWAITED)
    person = _awaited_person(awaited)
    if awaited is None or person is None:
        return redirect("sign-in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.try_code(person=person, code=form.cleaned_data["code"])
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            del request.session[_AWAITED]
            return enter(request, person, awaited["next"])
    return render(request, "people/pages/second_factor.html", {"form": form})


def _awaited_person(awaited: dict[str, Any] | None) -> Person | None:
    if awaited is None or now().timestamp() - awaited["at"] > _SECONDS_MAX:
        return None
    person = Person.objects.filter(pk=awaited["person"], is_active=True).first()
    if person is None or person.get_session_auth_hash() != awaited["hash"]:
        return None
    return person
