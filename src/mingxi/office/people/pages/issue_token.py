"""Issue a token for the API to oneself."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from mingxi.office.frame.access import SIGNED_IN, needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import tell_refusal
from mingxi.office.people.services.tokens import DAYS_MAX


class IssueTokenForm(forms.Form):
    """What for, and for how long."""

    name = forms.CharField(label="用途", max_length=64, help_text="例如：每日导出支付明细")
    days = forms.IntegerField(label="有效天数", min_value=1, max_value=DAYS_MAX, initial=90)


@needs(SIGNED_IN)
@never_cache
def page(request: PersonRequest) -> HttpResponse:
    """Answer."""
    form = IssueTokenForm(request.POST or None)
    text = ""
    if request.method == "POST" and form.is_valid():
        try:
            _, text = services.issue_token(
                person=request.user, **form.cleaned_data, by=request.user
            )
        except RefusedError as refusal:
            tell_refusal(form, refusal)
    return render(request, "people/pages/issue_token.html", {"form": form, "text": text})
