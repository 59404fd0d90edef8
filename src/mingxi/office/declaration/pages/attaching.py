"""The field in which a file to be attached is dropped, and how it is stored."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from mingxi.office.declaration.reckoning.attachable import SIGNATURE_BYTES, accepted, why_not
from mingxi.office.declaration.reckoning.states import AttachmentKind
from mingxi.office.frame.files.limits import UPLOAD_BYTES_MAX, in_megabytes
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import store
from mingxi.office.frame.files.uploading import UploadField
from mingxi.office.frame.forms import FileDrop
from mingxi.office.people.models import Person


class AttachForm(forms.Form):
    """One file of a kind."""

    file = UploadField(label="文件")

    def __init__(self, kind: AttachmentKind, *given: Any) -> None:
        super().__init__(*given)
        self.kind = kind
        endings = accepted(kind)
        field = self.fields["file"]
        field.label = kind.label
        field.help_text = f"{'、'.join(endings)}；不超过{in_megabytes(UPLOAD_BYTES_MAX)}。"
        field.widget = FileDrop(accept=",".join(endings), limit_bytes=UPLOAD_BYTES_MAX)

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse what is not of the kind before it is stored."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        why = why_not_attached(self.kind, file)
        if why:
            raise ValidationError(why)
        return file

    def stored(self, by: Person) -> StoredFile:
        """Store the file that was sent."""
        return stored_upload(self.cleaned_data["file"], by)


def why_not_attached(kind: AttachmentKind, file: "UploadedFile[Any]") -> str:
    """Say why an upload cannot be attached; empty where it can."""
    beginning = file.read(SIGNATURE_BYTES)
    file.seek(0)
    return why_not(kind, file.name or "", file.size or 0, beginning)


def stored_upload(file: "UploadedFile[Any]", by: Person) -> StoredFile:
    """Store an upload as it came."""
    return store(
        file, name=file.name or "", media_type=file.content_type or "", by_number=by.number
    )
