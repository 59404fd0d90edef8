"""A format is known by its first bytes, and only by those."""

import pytest

from mingxi.documents.signatures import is_pdf, looks_like_html


@pytest.mark.parametrize("before", [b"", b"\n" * 1000])
def test_the_mark_of_a_pdf_stands_near_the_beginning(before: bytes) -> None:
    assert is_pdf(before + b"%PDF-1.7\n")


@pytest.mark.parametrize("data", [b"", b"%PDF-", b"\n" * 1024 + b"%PDF-1.7\n"])
def test_a_mark_cut_short_or_far_below_is_none(data: bytes) -> None:
    assert not is_pdf(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<html>",
        b'\xef\xbb\xbf \n<!DOCTYPE  html PUBLIC "x">',
        b'<?xml version="1.0"?>\n<html xmlns="x">',
    ],
)
def test_a_page_opens_with_its_type_or_its_element(data: bytes) -> None:
    assert looks_like_html(data)


@pytest.mark.parametrize("data", [b"", b"<htmlx>", b"<p>", "说明<html>".encode()])
def test_a_text_that_speaks_of_html_is_no_page(data: bytes) -> None:
    assert not looks_like_html(data)
