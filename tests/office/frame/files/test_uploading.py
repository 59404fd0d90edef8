import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from mingxi.office.frame.files import limits, uploading
from mingxi.office.frame.files.uploading import UploadField, UploadsField

LARGE = b"110101199001011237" * 150_000


class OneForm(forms.Form):
    file = UploadField()


class SeveralForm(forms.Form):
    files = UploadsField()


@pytest.fixture
def upload() -> Iterator[Callable[[bytes], Any]]:
    """Send a file as a browser does and give it as a view finds it."""
    sent = []

    def upload(content: bytes) -> Any:
        request = RequestFactory().post("/", {"file": SimpleUploadedFile("名册.docx", content)})
        sent.append(request.FILES["file"])
        return sent[-1]

    yield upload
    for file in sent:
        file.close()


@pytest.mark.parametrize("content", [b"x", LARGE])
def test_an_upload_reaches_the_view_whole(upload: Callable[[bytes], Any], content: bytes) -> None:
    form = OneForm(files={"file": upload(content)})
    assert form.is_valid()
    assert form.cleaned_data["file"].read() == content
    assert form.cleaned_data["file"].name == "名册.docx"


@pytest.mark.skipif(os.name != "posix", reason="Windows shows a file that goes when it is closed")
def test_a_large_upload_lies_under_no_name(
    upload: Callable[[bytes], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    spooled = upload(LARGE)
    assert not list(tmp_path.iterdir())
    assert spooled.size == len(LARGE)


def test_a_file_that_is_too_large_is_refused_with_its_size_and_the_mend(
    upload: Callable[[bytes], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "UPLOAD_BYTES_MAX", len(LARGE) - 1)
    spooled = upload(LARGE)
    assert spooled.size == len(LARGE)
    form = OneForm(files={"file": spooled})
    assert "“名册.docx”有 2.6 MB，单个文件最多" in form.errors["file"][0]
    assert OneForm(files={"file": upload(LARGE[:-1])}).is_valid()


def test_a_request_that_is_too_large_is_refused_before_it_is_read(
    upload: Callable[[bytes], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "REQUEST_BYTES_MAX", len(LARGE))
    with pytest.raises(RequestDataTooBig, match="请分几次上传"):
        upload(LARGE)


def test_several_files_are_taken_together_up_to_their_number() -> None:
    def form(count: int) -> SeveralForm:
        sent = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(count)]
        return SeveralForm(files=MultiValueDict({"files": sent}))

    most = form(limits.UPLOADS_MAX)
    assert most.is_valid()
    assert len(most.cleaned_data["files"]) == limits.UPLOADS_MAX
    assert "一次最多上传 20 个文件，这次有 21 个" in form(21).errors["files"][0]
    assert "files" in form(0).errors


def test_the_form_is_told_of_one_file_too_many() -> None:
    sent = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(21)]
    request = RequestFactory().post("/", {"files": sent})
    assert "21" in SeveralForm(files=request.FILES).errors["files"][0]


@pytest.mark.parametrize(
    ("size", "written"),
    [(50 * 1024 * 1024, "50 MB"), (50 * 1024 * 1024 + 1, "50.1 MB"), (1, "0.1 MB")],
)
def test_a_size_above_the_limit_never_reads_as_the_limit(size: int, written: str) -> None:
    assert limits.in_megabytes(size) == written
