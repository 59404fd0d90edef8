"""Change one's own password."""

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mingxi.office.frame.access import SIGNED_IN, needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import tell_refusal


def _secret(label: str, autocomplete: str) -> forms.CharField:
    widget = forms.PasswordInput({"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=128, strip=False, widget=widget)


class ChangePasswordForm(forms.Form):
    """The present password, and the new one twice."""

    present = _secret("现用密码", "current-password")
    password = _secret("新密码", "new-password")
    again = _secret("再输一次新密码", "new-password")

    def clean_again(self) -> str:
        """Ask that both are the same."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError("两次输入的新密码不同，请重新输入。")
        return again


@needs(SIGNED_IN)
@never_cache
@sensitive_post_parameters()
def page(request: PersonRequest) -> HttpResponse:
    """Answer."""
    form = ChangePasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = request.user
        try:
            services.ask_password(person=person, password=form.cleaned_data["present"])
            services.set_password(person=person, password=form.cleaned_data["password"], by=person)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            update_session_auth_hash(request, person)
            messages.success(request, "密码已更换，其他设备上的登录已退出。")
            return redirect("account")
    asked = password_validators_help_texts()
    return render(request, "people/pages/change_password.html", {"form": form, "asked": asked})
