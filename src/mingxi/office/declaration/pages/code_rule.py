"""How the place gives projects their codes."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.declaration.ports import SET_CODE_RULE, PersonRequest
from mingxi.office.declaration.reckoning.project_codes import (
    DEFAULT_PATTERN,
    DEFAULT_REGION,
    code_shape,
)
from mingxi.office.declaration.selectors.code_rule import code_rule
from mingxi.office.declaration.selectors.library_files import this_budget_year
from mingxi.office.declaration.services.project_codes import set_code_rule
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


class RuleForm(forms.Form):
    """The rule in its two parts."""

    region = forms.CharField(label="区划代码", max_length=12, help_text="6至12位数字。")
    pattern = forms.CharField(
        label="编码规则",
        max_length=120,
        help_text=(
            "可以用{区划}、{年份}（四位）、{年}（两位）、{类别}（两位数字）、"
            "{类别字母}（R人员、Y运转、T特定目标），最后是{流水:位数}；"
            "其余只能写数字、字母和连字符。"
        ),
    )


@needs(SET_CODE_RULE)
def page(request: PersonRequest) -> HttpResponse:
    """Show the rule with an example; set another."""
    rule = code_rule()
    standing = {
        "region": rule.region if rule else DEFAULT_REGION,
        "pattern": rule.pattern if rule else DEFAULT_PATTERN,
    }
    form = RuleForm(request.POST or None, initial=standing)
    if request.method == "POST" and form.is_valid():
        try:
            set_code_rule(**form.cleaned_data, by=request.user)
        except RefusedError as refusal:
            form.add_error(refusal.where, refusal.message)
        else:
            messages.success(request, "已保存，从下一个入库的项目起使用；已有的代码不变。")
            return redirect("code-rule")
    example = code_shape(**standing).example(year=this_budget_year())
    return render(
        request,
        "declaration/pages/code_rule.html",
        {"form": form, "example": example, "is_set": rule is not None},
    )
