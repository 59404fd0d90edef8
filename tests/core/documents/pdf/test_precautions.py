"""A PDF file that would use up the machine is refused before pdfium opens it (precautions)."""

import zlib
from collections.abc import Callable
from typing import Any

import pytest

from mingxi.documents import DocumentError, read_document

Pdf = Callable[..., bytes]


def form(shows: str, times: int, resources: str = "") -> str:
    """Write a form that shows another one so many times."""
    content = f"/{shows} Do " * times
    head = f"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]{resources}/Length {len(content)}>>"
    return f"{head}stream\n{content}\nendstream"


def nested(levels: int, times: int) -> list[str]:
    """Write forms that show each other, level below level; the lowest draws a square."""
    # The first objects of a hand-made file are the font and a picture.
    first = 6
    square = "0 0 9 9 re f"
    lowest = f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length {len(square)}>>"
    forms = [f"{lowest}stream\n{square}\nendstream"]
    for level in range(1, levels):
        resources = f"/Resources<</XObject<</N {first + level - 1} 0 R>>>>"
        forms.append(form("N", times, resources))
    return forms


def refusal_of(data: bytes) -> str:
    with pytest.raises(DocumentError) as refused:
        read_document("甲.pdf", data)
    return refused.value.code


def shown(pdf: Pdf, sheet: Any, forms: list[str]) -> bytes:
    """Make a file of one page that shows the last form."""
    page = sheet()
    page.text(90, 700, "县级财政安排12万元。")
    page.content.append("/I Do")
    data = pdf([page], "", forms)
    last = 5 + len(forms)
    # The page names one picture; the last form takes its place.
    return data.replace(b"/XObject<</I 5 0 R>>", f"/XObject<</I {last} 0 R>>".encode())


def test_forms_that_show_forms_without_end_are_refused(pdf: Pdf, sheet: Any) -> None:
    assert refusal_of(shown(pdf, sheet, nested(9, 12))) == "too-large"


def test_an_honest_form_inside_a_form_is_read(pdf: Pdf, sheet: Any) -> None:
    document = read_document("甲.pdf", shown(pdf, sheet, nested(3, 2)))
    assert "县级财政安排12万元。" in document.text


def test_a_stream_that_unpacks_to_gigabytes_is_refused(pdf: Pdf, sheet: Any) -> None:
    page = sheet()
    page.text(90, 700, "县级财政安排12万元。")
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(10**6)) for _ in range(300)) + packer.flush()
    head = f"<</Filter/FlateDecode/Length {len(packed)}>>stream\n".encode()
    assert refusal_of(pdf([page]) + head + packed + b"\nendstream") == "zip-bomb"
