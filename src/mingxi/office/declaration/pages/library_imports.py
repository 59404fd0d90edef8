"""Workbooks of projects that a person brought, and bringing another."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingxi.documents.reading import Kind, suffix_of
from mingxi.office.declaration.ports import IMPORT_LIBRARY, PersonRequest
from mingxi.office.declaration.selectors.library_files import imports_for, this_budget_year
from mingxi.office.declaration.services.library_imports import bring_workbook
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.limits import UPLOAD_BYTES_MAX
from mingxi.office.frame.files.services import store
from mingxi.office.frame.files.uploading import UploadField
from mingxi.office.frame.forms import FileDrop

_ROWS = 30
_ACCEPTED = (".xlsx", ".xlsm", ".xls", ".et")
assert set(_ACCEPTED) <= set(Kind.WORKBOOK.value)


class WorkbookForm(forms.Form):
    """A workbook, and for which year."""

    year = forms.IntegerField(label="预算年度", min_value=2000, max_value=2099)
    workbook = UploadField(
        label="工作簿",
        help_text="先只检查、不导入；列出每一处问题，由您决定。",
        widget=FileDrop(
            invitation="把填好的工作簿拖到这里，或点击选择",
            accept=",".join(_ACCEPTED),
            limit_bytes=UPLOAD_BYTES_MAX,
        ),
    )

    def clean_workbook(self) -> "UploadedFile[Any]":
        """Refuse what is no workbook by its name."""
        workbook: UploadedFile[Any] = self.cleaned_data["workbook"]
        if suffix_of(workbook.name or "") not in _ACCEPTED:
            raise ValidationError(f"只能导入Excel或WPS表格：{'、'.join(_ACCEPTED)}。")
        return workbook


@needs(IMPORT_LIBRARY)
def page(request: PersonRequest) -> HttpResponse:
    """List them with the form; take a workbook and lead to its examination."""
    form = WorkbookForm(
        request.POST or None, request.FILES or None, initial={"year": this_budget_year()}
    )
    if request.method == "POST" and form.is_valid():
        workbook = form.cleaned_data["workbook"]
        file = store(
            workbook,
            name=workbook.name or "",
            media_type=workbook.content_type or "",
            by_number=request.user.number,
        )
        brought = bring_workbook(file=file, year=form.cleaned_data["year"], by=request.user)
        return redirect("library-import", library_import_id=brought.pk)
    shown = Paginator(imports_for(request.user), _ROWS).get_page(request.GET.get("page"))
    return render(
        request, "declaration/pages/library_imports.html", {"form": form, "imports": shown}
    )
