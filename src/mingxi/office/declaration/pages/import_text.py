"""Bringing in a file that is to become a declaration."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.kinds import ACCEPTED, why_not
from mingxi.office.declaration.selectors.drafts import units_written_by
from mingxi.office.declaration.selectors.imports import imports_for
from mingxi.office.declaration.services.importing import bring_in_text
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.limits import UPLOAD_BYTES_MAX, in_megabytes
from mingxi.office.frame.files.services import store
from mingxi.office.frame.files.uploading import UploadField
from mingxi.office.frame.forms import FileDrop
from mingxi.office.people.models import Person

ROWS = 20


class TextForm(forms.Form):
    """One file, and for whom it is declared where the person does so for several units."""

    unit = forms.ChoiceField(label="申报单位")
    file = UploadField(
        label="项目文本",
        help_text=(
            "Word、WPS、PDF、网页、Excel或纯文本，"
            f"不超过{in_megabytes(UPLOAD_BYTES_MAX)}；一份文件里可以有几个项目。"
        ),
        widget=FileDrop(accept=ACCEPTED, limit_bytes=UPLOAD_BYTES_MAX),
    )

    def __init__(self, person: Person, *given: Any) -> None:
        super().__init__(*given)
        self.units = {unit.code: unit for unit in units_written_by(person)}
        choice = self.fields["unit"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(code, unit.name) for code, unit in self.units.items()]
        if len(self.units) == 1:
            choice.widget = forms.HiddenInput()
            choice.initial = next(iter(self.units))

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse what no reader knows before it is stored."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        why = why_not(file.name or "", file.size or 0)
        if why:
            raise ValidationError(why)
        return file


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest) -> HttpResponse:
    """Show the form and what was brought before; take the file and lead to its import."""
    form = TextForm(request.user, request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        before = Paginator(imports_for(request.user), ROWS).get_page(request.GET.get("page"))
        return render(
            request, "declaration/pages/import_text.html", {"form": form, "imports": before}
        )
    file = form.cleaned_data["file"]
    brought = bring_in_text(
        file=store(
            file,
            name=file.name or "",
            media_type=file.content_type or "",
            by_number=request.user.number,
        ),
        unit=form.units[form.cleaned_data["unit"]],
        by=request.user,
    )
    return redirect("imported-text", import_id=brought.pk)
