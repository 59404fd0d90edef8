"""Switch one's own second factor off; the password is asked again."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from mingxi.office.frame.access import SIGNED_IN, needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import tell_refusal


class PresentPasswordForm(forms.Form):
    """The present password."""

    present = forms.CharField(
        label="现用密码",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


@needs(SIGNED_IN)
@sensitive_post_parameters()
def page(request: PersonRequest) -> HttpResponse:
    """Answer."""
    form = PresentPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = request.user
        try:
            services.ask_password(person=person, password=form.cleaned_data["present"])
            services.remove_second_factor(person=person, by=person)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, "二次验证已停用，恢复码也已作废。")
            return redirect("account")
    return render(request, "people/pages/remove_second_factor.html", {"form": form})
