"""What blocks at which step: the setting of the place."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.declaration.models import BlockingRule
from mingxi.office.declaration.ports import SET_REVIEW, PersonRequest
from mingxi.office.declaration.reckoning.blocking import SENDING, Blocking, Effect
from mingxi.office.declaration.reckoning.routes import StepKind
from mingxi.office.declaration.reckoning.rule_titles import rule_titles
from mingxi.office.declaration.services.routes import set_blocking
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


class BlockingForm(forms.Form):
    """Which findings, at which step, and what they do."""

    code = forms.CharField(
        label="规则代码或类别", required=False, max_length=8, help_text="如 PS101 或 AR；留空为全部"
    )
    severity = forms.ChoiceField(
        label="严重程度",
        required=False,
        choices=[("", "全部"), ("error", "错误"), ("warning", "警告"), ("info", "提示")],
    )
    step = forms.ChoiceField(
        label="环节",
        required=False,
        choices=[
            ("", "全部"),
            (SENDING, "报送"),
            *((one.value, one.label) for one in StepKind if not one.gives_opinion),
        ],
    )
    effect = forms.ChoiceField(label="作用", choices=[(one.value, one.label) for one in Effect])

    def rule(self) -> Blocking:
        """Give the rule that was entered."""
        asked = self.cleaned_data
        return Blocking(
            asked["step"], asked["code"].upper(), asked["severity"], Effect(asked["effect"])
        )


@needs(SET_REVIEW)
def page(request: PersonRequest) -> HttpResponse:
    """List the rules; take another one."""
    form = BlockingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            set_blocking(rule=form.rule(), by=request.user)
        except RefusedError as refusal:
            where = refusal.where if refusal.where in form.fields else None
            form.add_error(where, f"{refusal.message}{refusal.mend}")
        else:
            messages.success(request, "已设定，从下一次办理起按此执行。")
            return redirect("blocking-rules")
    titles = rule_titles()
    shown: dict[str, Any] = {
        "form": form,
        "rules": [(rule, titles.get(rule.code, "")) for rule in BlockingRule.objects.all()],
    }
    return render(request, "declaration/pages/blocking_rules.html", shown)
