"""Recording the collective decision on a declaration under review."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.ports import RECORD_DECISIONS, PersonRequest
from mingxi.office.declaration.reckoning.review_kinds import MINUTES_ACCEPTED, why_no_minutes
from mingxi.office.declaration.selectors.reviews import reviews_for
from mingxi.office.declaration.services.waiving import record_collective_decision
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.limits import UPLOAD_BYTES_MAX
from mingxi.office.frame.files.services import store
from mingxi.office.frame.forms import FileDrop
from mingxi.office.frame.refusals import RefusedError


class DecisionRecordForm(forms.Form):
    """Who met, when, and the record of it."""

    body = forms.CharField(label="决策机构", max_length=64, help_text="如：党组会、局长办公会")
    session = forms.CharField(label="会次", max_length=64, help_text="如：2026年第3次")
    held_on = forms.DateField(
        label="会议日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    minutes = forms.FileField(
        label="会议记录",
        widget=FileDrop(
            invitation="把会议记录或纪要拖到这里，或点击选择",
            accept=MINUTES_ACCEPTED,
            limit_bytes=UPLOAD_BYTES_MAX,
        ),
    )

    def clean_minutes(self) -> "UploadedFile[Any]":
        """Refuse what is no record."""
        minutes: UploadedFile[Any] = self.cleaned_data["minutes"]
        why = why_no_minutes(minutes.name or "", minutes.size or 0)
        if why:
            raise forms.ValidationError(why)
        return minutes


@needs(RECORD_DECISIONS)
def page(request: PersonRequest, review_id: int) -> HttpResponse:
    """Ask for the record, and keep it."""
    review = get_object_or_404(reviews_for(request.user), pk=review_id)
    form = DecisionRecordForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        minutes = asked.pop("minutes")
        stored = store(
            minutes,
            name=minutes.name or "",
            media_type=minutes.content_type or "",
            by_number=request.user.number,
        )
        try:
            record_collective_decision(
                declaration=review.declaration, **asked, minutes=stored, by=request.user
            )
        except RefusedError as refusal:
            where = refusal.where if refusal.where in form.fields else None
            form.add_error(where, f"{refusal.message}{refusal.mend}")
        else:
            messages.success(request, "已登记集体决策。")
            return redirect("review", review_id=review.pk)
    return render(
        request, "declaration/pages/collective_decision.html", {"form": form, "review": review}
    )
