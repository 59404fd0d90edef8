"""A document was repealed or replaced; two entries turn out to be one document."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from mingxi.office.declaration.ports import KEEP_BASES, PersonRequest
from mingxi.office.declaration.selectors.bases import bases_for
from mingxi.office.declaration.services.bases import merge_bases, repeal_basis
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


class RepealForm(forms.Form):
    """Since when, and what took its place."""

    on = forms.DateField(
        label="废止日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    successor = forms.IntegerField(
        label="替代文件的编号",
        min_value=1,
        max_value=2**63 - 1,
        required=False,
        help_text="替代文件在依据库中的编号，见它的网址末尾；没有的留空。",
    )


@needs(KEEP_BASES)
def page(request: PersonRequest, basis_id: int) -> HttpResponse:
    """Show the form; write it."""
    seen = bases_for(request.user)
    basis = get_object_or_404(seen, pk=basis_id)
    initial = {"on": basis.repealed_on, "successor": basis.successor_id}
    form = RepealForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data["successor"]
        successor = seen.filter(pk=wanted).first() if wanted else None
        if wanted and successor is None:
            form.add_error("successor", f"依据库中没有编号{wanted}。请核对，或者先登记替代文件。")
        else:
            try:
                repeal_basis(
                    basis=basis, on=form.cleaned_data["on"], successor=successor, by=request.user
                )
            except RefusedError as refusal:
                form.add_error(refusal.where, f"{refusal.message}{refusal.mend}")
            else:
                messages.success(request, "已保存，引用它的申报会看到提醒。")
                return redirect("basis", basis_id=basis.pk)
    return render(request, "declaration/pages/repeal_basis.html", {"form": form, "basis": basis})


@needs(KEEP_BASES)
def merge(request: PersonRequest, basis_id: int) -> HttpResponse:
    """Ask once, then make two entries one."""
    seen = bases_for(request.user)
    basis = get_object_or_404(seen, pk=basis_id)
    key = request.GET.get("other", "")
    other = seen.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 19 else None
    if other is None:
        messages.error(request, "没有指明与哪一份合并。请在“可能是同一份文件”中选。")
        return redirect("basis", basis_id=basis.pk)
    refusal = None
    if request.method == "POST":
        try:
            merge_bases(kept=basis, merged=other, by=request.user)
        except RefusedError as error:
            refusal = error
        else:
            messages.success(request, "已合并。")
            return redirect("basis", basis_id=basis.pk)
    return render(
        request,
        "people/pages/ask_first.html",
        {
            "title": "合并同一份文件",
            "says": (
                f"“{other}”（编号{other.pk}）的引用全部转到“{basis}”（编号{basis.pk}），前者删除。"
            ),
            "button": "合并",
            "back": reverse("basis", kwargs={"basis_id": basis.pk}),
            "refusal": refusal,
        },
    )
