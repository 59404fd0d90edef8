"""A document was repealed or replaced, or was not after all; two entries are one document."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from mingxi.office.declaration.models import PolicyBasis
from mingxi.office.declaration.ports import KEEP_BASES, PersonRequest
from mingxi.office.declaration.selectors.bases import bases_for, bases_named
from mingxi.office.declaration.services.bases import reinstate_basis, repeal_basis
from mingxi.office.declaration.services.merging_bases import merge_bases
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


class RepealForm(forms.Form):
    """Since when, and what took its place."""

    on = forms.DateField(
        label="废止日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    successor = forms.CharField(
        label="替代文件",
        max_length=300,
        required=False,
        help_text="填已经登记的文件的文号，没有文号的填名称；没有替代文件的留空。",
    )

    def __init__(self, *args: Any, seen: QuerySet[PolicyBasis], **options: Any) -> None:
        super().__init__(*args, **options)
        self._seen = seen

    def clean_successor(self) -> PolicyBasis | None:
        """Find the document that is named."""
        words = self.cleaned_data["successor"]
        if not words:
            return None
        if words.isdecimal():  # the number in the address of the entry
            named, found = f"编号{words}", list(self._seen.filter(pk=words))
        else:
            named, found = f"“{words}”", bases_named(self._seen, words)
        if len(found) == 1:
            return found[0]
        if found:
            told = "、".join(f"“{one}”（{one.issuer or '发文机关未登记'}）" for one in found)
            raise forms.ValidationError(f"{named}对得上几份文件：{told}。请改填文号。")
        raise forms.ValidationError(
            f"依据库中没有{named}。请核对文号或者名称，或者先登记替代文件。"
        )


@needs(KEEP_BASES)
def page(request: PersonRequest, basis_id: int) -> HttpResponse:
    """Show the form; write it."""
    seen = bases_for(request.user)
    basis = get_object_or_404(seen, pk=basis_id)
    initial = {"on": basis.repealed_on, "successor": basis.successor or ""}
    form = RepealForm(request.POST or None, initial=initial, seen=seen)
    if request.method == "POST" and form.is_valid():
        try:
            repeal_basis(basis=basis, **form.cleaned_data, by=request.user)
        except RefusedError as refusal:
            where = refusal.where if refusal.where in form.fields else None
            form.add_error(where, f"{refusal.message}{refusal.mend}")
        else:
            messages.success(request, "已保存，引用它的申报会看到提醒。")
            return redirect("basis", basis_id=basis.pk)
    return render(request, "declaration/pages/repeal_basis.html", {"form": form, "basis": basis})


@needs(KEEP_BASES)
def reinstate(request: PersonRequest, basis_id: int) -> HttpResponse:
    """Ask once, then take the repeal back."""
    basis = get_object_or_404(bases_for(request.user), pk=basis_id)
    refusal = None
    if request.method == "POST":
        try:
            reinstate_basis(basis=basis, by=request.user)
        except RefusedError as error:
            refusal = error
        else:
            messages.success(request, "已撤销废止，引用它的申报不再提醒。")
            return redirect("basis", basis_id=basis.pk)
    return render(
        request,
        "people/pages/ask_first.html",
        {
            "title": "撤销废止",
            "says": f"“{basis}”恢复为现行有效，登记的废止日期和替代文件一并删除。",
            "button": "撤销废止",
            "back": reverse("basis", kwargs={"basis_id": basis.pk}),
            "refusal": refusal,
        },
    )


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
            "says": (f"“{other}”的引用全部转到“{basis}”，前者从依据库删除。"),
            "button": "合并",
            "back": reverse("basis", kwargs={"basis_id": basis.pk}),
            "refusal": refusal,
        },
    )
