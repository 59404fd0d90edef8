"""Sign in with name and password."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mingxi.office.frame.access import ANYONE, needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.pages.answers import tell_refusal
from mingxi.office.people.pages.entering import enter, wished_address
from mingxi.office.people.pages.second_factor import await_code


class SignInForm(forms.Form):
    """Name and password."""

    sign_in_name = forms.CharField(
        label="登录名",
        max_length=64,
        widget=forms.TextInput({"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label="密码",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


@needs(ANYONE)
@never_cache
@sensitive_post_parameters("password")
def page(request: HttpRequest) -> HttpResponse:
    """Answer."""
    wish = wished_address(request)
    if request.user.is_authenticated:
        return redirect(wish or settings.LOGIN_REDIRECT_URL)
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            passed = services.try_password(**form.cleaned_data)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            if passed.asks_code:
                return await_code(request, passed.person, wish)
            return enter(request, passed.person, wish)
    return render(request, "people/pages/sign_in.html", {"form": form, "next": wish})
