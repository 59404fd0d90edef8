"""The head of the unit writes reasons for letting findings pass."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.ports import WAIVE_FINDINGS, PersonRequest
from mingxi.office.declaration.reckoning.blocking import Effect
from mingxi.office.declaration.reckoning.review_findings import Weighed
from mingxi.office.declaration.reckoning.routes import StepKind
from mingxi.office.declaration.selectors.reviews import findings_at, reviews_for
from mingxi.office.declaration.services.waiving import waive_findings
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


class ReasonsForm(forms.Form):
    """A reason for each finding that needs one; those left empty stay as they are."""

    def __init__(self, *args: Any, findings: list[Weighed], **options: Any) -> None:
        super().__init__(*args, **options)
        for one in findings:
            if one.effect is Effect.NEEDS_REASON and not one.is_waived:
                self.fields[one.finding.fingerprint] = forms.CharField(
                    label=f"{one.finding.code} {one.finding.message}",
                    help_text=f"原文：{one.finding.excerpt}" if one.finding.excerpt else "",
                    required=False,
                    max_length=2000,
                    widget=forms.Textarea({"rows": 2}),
                )

    def clean(self) -> dict[str, Any]:
        """Ask for one reason at least."""
        asked = super().clean() or {}
        if not self.errors and not any(asked.values()):
            raise forms.ValidationError("一条理由也没有写。请至少为一个问题写明理由。")
        return asked


@needs(WAIVE_FINDINGS)
def page(request: PersonRequest, review_id: int) -> HttpResponse:
    """Ask for the reasons, and keep those that were written."""
    review = get_object_or_404(reviews_for(request.user), pk=review_id)
    findings = findings_at(review, StepKind.UNIT_HEAD)
    form = ReasonsForm(request.POST if request.method == "POST" else None, findings=findings)
    if form.is_valid():
        reasons = {key: reason for key, reason in form.cleaned_data.items() if reason}
        try:
            waive_findings(declaration=review.declaration, reasons=reasons, by=request.user)
        except RefusedError as refusal:
            form.add_error(None, f"{refusal.message}{refusal.mend}")
        else:
            messages.success(request, f"已为{len(reasons)}个问题写明理由，以后各环节都能看到。")
            return redirect("review", review_id=review.pk)
    shown = {
        "review": review,
        "form": form,
        "blocking": [one for one in findings if one.effect is Effect.BLOCKS],
    }
    return render(request, "declaration/pages/waive_findings.html", shown)
