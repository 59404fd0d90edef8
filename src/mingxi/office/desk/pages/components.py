"""The look at work: every component of the pages, in every state, with how to write it."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingxi.office.desk.pages import components_sample as sample
from mingxi.office.frame.access import SIGNED_IN, needs
from mingxi.office.frame.forms import FileDrop, WithUnit

ROWS_PER_PAGE = 5
SORTED_BY = {"number", "handed_in", "amount"}
SOURCES = [("county", "县级财政资金"), ("city", "市级补助资金"), ("own", "单位资金")]
LIMIT_BYTES = 20 * 1024 * 1024


class FilterForm(forms.Form):
    """What a list of payment requests may be asked for."""

    words = forms.CharField(label="用途或收款人", required=False)
    unit = forms.ChoiceField(
        label="单位",
        required=False,
        choices=[("", "全部单位"), *((unit, unit) for unit in sample.UNITS)],
    )
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "全部状态"), *((state, state) for state in sample.STATES)],
    )


class ProjectForm(forms.Form):
    """A form with a field of each sort; nothing is kept of it."""

    name = forms.CharField(
        label="项目名称", help_text="与预算批复一致，不超过 60 字。", max_length=60
    )
    unit = forms.ChoiceField(label="申报单位", choices=[(unit, unit) for unit in sample.UNITS])
    amount = forms.DecimalField(
        label="申报金额",
        widget=WithUnit("万元"),
        max_value=1_000,
        decimal_places=4,
        error_messages={"invalid": "请填写数字，例如 162.49，不要带单位。"},
    )
    begins = forms.DateField(label="开始日期", widget=forms.DateInput({"type": "date"}))
    sources = forms.MultipleChoiceField(
        label="资金来源", choices=SOURCES, widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(
        label="存续状态",
        choices=[("new", "新增项目"), ("going", "延续项目")],
        widget=forms.RadioSelect,
    )
    grounds = forms.CharField(
        label="立项依据",
        widget=forms.Textarea({"rows": 4}),
        required=False,
        help_text="写明文件名称和文号，一行一份。",
    )
    text = forms.FileField(
        label="项目文本",
        help_text="Word、WPS、Excel 或 PDF，不超过 20 MB。",
        widget=FileDrop(
            invitation="把项目文本拖到这里，或点击选择",
            accept=".docx,.doc,.wps,.xlsx,.pdf",
            limit_bytes=LIMIT_BYTES,
        ),
    )
    promise = forms.BooleanField(label="以上内容已经单位负责人审定")


@needs(SIGNED_IN)
def page(request: HttpRequest) -> HttpResponse:
    """Show them; the list is filtered, sorted and paged for real."""
    asked = FilterForm(request.GET)
    requests = _asked_for(asked, request.GET.get("sort", ""))
    wrong = ProjectForm(
        {"wrong-name": "居家和社区养老服务补助项目", "wrong-amount": "162.49万元"}, prefix="wrong"
    )
    words = {
        "sample": sample,
        "filter": asked,
        "requests": Paginator(requests, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "requests_total": sample.total(requests),
        "form": ProjectForm(prefix="new"),
        "wrong_form": wrong,
    }
    return render(request, "desk/pages/components.html", words)


def _asked_for(asked: FilterForm, sort: str) -> list[sample.Request]:
    wishes: dict[str, Any] = asked.cleaned_data if asked.is_valid() else {}
    chosen = [
        each
        for each in sample.REQUESTS
        if wishes.get("words", "") in each.purpose + each.payee
        and wishes.get("unit") in {"", None, each.unit}
        and wishes.get("state") in {"", None, each.state}
    ]
    key = sort.removeprefix("-")
    if key in SORTED_BY:
        chosen.sort(key=lambda each: getattr(each, key), reverse=sort.startswith("-"))
    return chosen
