"""Rendered, a page of the body holds 22 lines of 28 characters."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

from mingxi.documents.composition import Composition, Paragraph
from mingxi.documents.conversion import converted
from mingxi.documents.word_writing import word_file

BODY = "全县河道清漂保洁由各村负责县水务局按月检查考核结果公开" * 60


def lines_of(page: pypdfium2.PdfPage) -> list[str]:
    """Give the lines of a page from above, by the places of their characters."""
    text = page.get_textpage()
    lines: dict[int, str] = {}
    for place in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, place, x, y)
        sign = chr(pdfium.FPDFText_GetUnicode(text, place))
        if sign.strip():
            lines[round(y.value)] = lines.get(round(y.value), "") + sign
    return [lines[height] for height in sorted(lines, reverse=True)]


def test_a_page_holds_22_lines_of_28_characters(office_suite: str) -> None:
    content = word_file(Composition("样张", (Paragraph(BODY),)))
    with pypdfium2.PdfDocument(converted(office_suite, content, ".docx", "pdf")) as document:
        first, second, *_ = (lines_of(page) for page in document)
    *body, number = first
    assert number.replace(" ", "") == "—1—"
    # The first line stands two characters in.
    assert [len(line) for line in body] == [26, *[28] * 21]
    assert [len(line) for line in second[:22]] == [28] * 22
