"""The log: its entries, the newest first, filtered."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingxi.office.events.pages.naming import kind_name, subject_name
from mingxi.office.events.ports import READ_LOG, kind_names
from mingxi.office.events.selectors import Wanted, events_for
from mingxi.office.frame.access import needs

_TO_A_PAGE = 50


class FilterForm(forms.Form):
    """What is looked for; an object is chosen by a link beside it."""

    kind = forms.ChoiceField(label="事项", required=False)
    actor_number = forms.CharField(label="工号", required=False, max_length=32)
    since = forms.DateField(
        label="起始日期", required=False, widget=forms.DateInput({"type": "date"})
    )
    until = forms.DateField(
        label="截止日期", required=False, widget=forms.DateInput({"type": "date"})
    )
    subject_label = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    subject_key = forms.CharField(required=False, max_length=128, widget=forms.HiddenInput)
    before = forms.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "全部"), *kind_names().items()]
        asked = self.data.get("kind", "")
        if asked not in dict(choices):
            choices.append((asked, asked))
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


@needs(READ_LOG)
def page(request: HttpRequest) -> HttpResponse:
    """Answer."""
    form = FilterForm(request.GET)
    form.full_clean()
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    before = asked.pop("before", None)
    wanted = Wanted(**asked)
    events = events_for(request.user, wanted)
    if before:
        events = events.filter(pk__lt=before)
    found = list(events[: _TO_A_PAGE + 1])
    shown = found[:_TO_A_PAGE]
    rows = [(event, kind_name(event.kind), subject_name(event.subject_label)) for event in shown]
    # A new search begins at the newest entry.
    form.fields.pop("before")
    return render(
        request,
        "events/pages/log.html",
        {
            "form": form,
            "rows": rows,
            "older": shown[-1].pk if len(found) > len(shown) else None,
            "is_later_page": before is not None,
            "is_filtered": any(asdict(wanted).values()),
            "subject": wanted.subject_label and subject_name(wanted.subject_label),
            "wanted": wanted,
        },
    )
