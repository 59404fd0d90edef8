"""How files come in with a request: into files without a name, never larger than they may be.

Django's own handler spools larger files to named ones in the machine's temporary folder, in plain
text, where a killed server leaves them.
"""

import tempfile
from collections.abc import Sequence
from typing import Any, TypeAlias

from django import forms
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from mingxi.office.frame.files.limits import (
    REQUEST_BYTES_MAX,
    UPLOAD_BYTES_MAX,
    UPLOADS_MAX,
    in_megabytes,
)

Upload: TypeAlias = "UploadedFile[Any]"


class NamelessFileUploadHandler(FileUploadHandler):
    """Spools a file to the disk where no name leads to it; it is gone with the process."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803  # Django's signature
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Refuse a request that is too large as a whole."""
        if content_length > REQUEST_BYTES_MAX:
            raise RequestDataTooBig(
                f"一次上传的内容共 {in_megabytes(content_length)}，"
                f"最多 {in_megabytes(REQUEST_BYTES_MAX)}。请分几次上传。"
            )
        super().handle_raw_input(input_data, META, content_length, boundary, encoding)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.spool = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the request's files

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece; beyond what is allowed pieces are counted alone, and the form refuses."""
        if start <= UPLOAD_BYTES_MAX:
            self.spool.write(raw_data)

    def file_complete(self, file_size: int) -> Upload:
        """Give the file with the size that was sent."""
        self.spool.seek(0)
        return UploadedFile(
            file=self.spool,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """Let go of what came before the sender broke off."""
        if hasattr(self, "spool"):
            self.spool.close()


class UploadField(forms.FileField):
    """One file of a form, of a size that can be stored."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Check it; the message names the file and the mend."""
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            _check_size(upload)
        return upload


class _SeveralInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class UploadsField(forms.FileField):
    """Several files of a form at once; the cleaned value is a list."""

    widget = _SeveralInput

    def clean(self, data: Sequence[Any] | None, initial: Any = None) -> list[Upload]:
        """Check their number and each of them."""
        uploads = [super(UploadsField, self).clean(one, initial) for one in data or [None]]
        if len(uploads) > UPLOADS_MAX:
            raise ValidationError(
                f"一次最多上传 {UPLOADS_MAX} 个文件，这次有 {len(uploads)} 个。请分几次上传。"
            )
        present = [upload for upload in uploads if isinstance(upload, UploadedFile)]
        for upload in present:
            _check_size(upload)
        return present


def _check_size(upload: Upload) -> None:
    if (upload.size or 0) > UPLOAD_BYTES_MAX:
        raise ValidationError(
            f"“{upload.name}”有 {in_megabytes(upload.size or 0)}，"
            f"单个文件最多 {in_megabytes(UPLOAD_BYTES_MAX)}。请压缩其中的图片，或分成几个文件再传。"
        )
