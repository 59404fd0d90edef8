"""Registering a document, by hand or from a citation; changing what is known of one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.models import PolicyBasis
from mingxi.office.declaration.ports import KEEP_BASES, REGISTER_BASES, PersonRequest
from mingxi.office.declaration.reckoning.states import BasisKind
from mingxi.office.declaration.selectors.bases import bases_for, open_citation_for
from mingxi.office.declaration.services.bases import BasisFacts, change_basis, register_basis
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import store
from mingxi.office.frame.files.uploading import UploadField
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Unit
from mingxi.office.people.selectors import units_for


def _date(label: str) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, required=False)


class BasisForm(forms.Form):
    """What is known of a document."""

    kind = forms.ChoiceField(label="类别", choices=[(one.value, one.label) for one in BasisKind])
    title = forms.CharField(label="名称", max_length=200, help_text="不写书名号。")
    number = forms.CharField(
        label="文号",
        max_length=64,
        required=False,
        help_text="例如：蘅办发〔2020〕7号；没有的留空。",
    )
    issuer = forms.CharField(label="发文机关", max_length=128, required=False)
    issued_on = _date("印发日期")
    valid_from = _date("施行日期")
    valid_until = _date("有效期至")
    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label="谁能看到",
        required=False,
        to_field_name="code",
        empty_label="各单位都能看到",
        help_text="内部决定和内部纪要选所属单位，只有该单位及其上级能看到。",
    )
    file = UploadField(label="文件", required=False)

    def __init__(self, *args: Any, person: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units_for(person)  # type: ignore[attr-defined]  # a choice of rows

    def facts(self) -> BasisFacts:
        """Give the facts as the services take them."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        return BasisFacts(**{**data, "kind": BasisKind(data["kind"])})

    def stored(self, by_number: str) -> StoredFile | None:
        """Store the file, where one came."""
        file = self.cleaned_data["file"]
        if not file:
            return None
        media_type = file.content_type or ""
        return store(file, name=file.name or "", media_type=media_type, by_number=by_number)


@needs(REGISTER_BASES)
def page(request: PersonRequest) -> HttpResponse:
    """Show the form, filled in from a citation where one is named; register the document."""
    form = _form(request, _cited(request))
    if request.method == "POST" and form.is_valid():
        try:
            file = form.stored(request.user.number)
            basis = register_basis(facts=form.facts(), file=file, by=request.user)
        except RefusedError as refusal:
            _tell(form, refusal)
        else:
            messages.success(request, f"已登记，{basis.uses.count()}处引用对上了这份文件。")
            return redirect("basis", basis_id=basis.pk)
    return render(
        request, "declaration/pages/register_basis.html", {"form": form, "title": "登记依据"}
    )


@needs(KEEP_BASES)
def change(request: PersonRequest, basis_id: int) -> HttpResponse:
    """Show what is known; change it."""
    basis = get_object_or_404(bases_for(request.user), pk=basis_id)
    form = _form(request, _known(basis))
    if request.method == "POST" and form.is_valid():
        try:
            file = form.stored(request.user.number)
            change_basis(basis=basis, facts=form.facts(), file=file, by=request.user)
        except RefusedError as refusal:
            _tell(form, refusal)
        else:
            messages.success(request, "已保存。")
            return redirect("basis", basis_id=basis.pk)
    return render(
        request,
        "declaration/pages/register_basis.html",
        {"form": form, "title": "修改依据", "basis": basis},
    )


def _form(request: PersonRequest, initial: dict[str, Any]) -> BasisForm:
    return BasisForm(
        request.POST or None, request.FILES or None, person=request.user, initial=initial
    )


def _tell(form: BasisForm, refusal: RefusedError) -> None:
    where = refusal.where if refusal.where in form.fields else None
    form.add_error(where, f"{refusal.message}{refusal.mend}")


def _cited(request: PersonRequest) -> dict[str, Any]:
    key = request.GET.get("citation", "")
    use = open_citation_for(request.user, int(key)) if key.isdecimal() and len(key) < 19 else None
    if use is None:
        return {}
    return {"kind": use.kind, "title": use.title, "number": use.number}


def _known(basis: PolicyBasis) -> dict[str, Any]:
    names = ("kind", "title", "number", "issuer", "issued_on", "valid_from", "valid_until")
    known = {name: getattr(basis, name) for name in names}
    return {**known, "unit": basis.unit.code if basis.unit else None}
