"""Handing in texts to be checked."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.declaration.ports import CHECK_TEXTS, PersonRequest
from mingxi.office.declaration.reckoning.kinds import ACCEPTED, why_not
from mingxi.office.declaration.services.checks import hand_in_text
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.limits import UPLOAD_BYTES_MAX, UPLOADS_MAX, in_megabytes
from mingxi.office.frame.files.services import store
from mingxi.office.frame.files.uploading import UploadsField
from mingxi.office.frame.forms import FileDrop


class TextsDrop(FileDrop):
    """Takes several files at once."""

    allow_multiple_selected = True


class TextsForm(forms.Form):
    """One text or several."""

    texts = UploadsField(
        label="项目文本",
        help_text=(
            "Word、WPS、Excel、PDF、网页或纯文本；"
            f"一次最多{UPLOADS_MAX}个，每个不超过{in_megabytes(UPLOAD_BYTES_MAX)}。"
        ),
        widget=TextsDrop(
            invitation="把文件拖到这里，或点击选择；可以一次选多个",
            accept=ACCEPTED,
            limit_bytes=UPLOAD_BYTES_MAX,
        ),
    )

    def clean_texts(self) -> list["UploadedFile[Any]"]:
        """Refuse only where no file is left to be checked; the others are told beside."""
        texts: list[UploadedFile[Any]] = self.cleaned_data["texts"]
        self.refused = [why for text in texts if (why := _why_not(text))]
        taken = [text for text in texts if not _why_not(text)]
        if not taken:
            raise ValidationError(self.refused)
        return taken


@needs(CHECK_TEXTS)
def page(request: PersonRequest) -> HttpResponse:
    """Show the form; take the texts and lead to their checks."""
    form = TextsForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "declaration/pages/check_text.html", {"form": form})
    for why in form.refused:
        messages.error(request, why)
    checks = [
        hand_in_text(
            text=store(
                text,
                name=text.name or "",
                media_type=text.content_type or "",
                by_number=request.user.number,
            ),
            by=request.user,
        )
        for text in form.cleaned_data["texts"]
    ]
    if len(checks) == 1:
        return redirect("check", check_id=checks[0].pk)
    messages.success(request, f"已收下{len(checks)}个文件，正在逐个核对。")
    return redirect("checks")


def _why_not(text: "UploadedFile[Any]") -> str:
    return why_not(text.name or "", text.size or 0)
