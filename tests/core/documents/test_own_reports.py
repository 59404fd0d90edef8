"""What Mingxi wrote about documents is not taken for one."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from mingxi.documents import DocumentError, read_document, walk
from mingxi.documents.own_reports import is_own_report

PAGE = "<!DOCTYPE html><html><head>{meta}</head><body><p>购置图书200册。</p></body></html>"
OURS = '<meta name="generator" content="mingxi 0.1.0">'

Zip = Callable[[Mapping[str, str | bytes]], bytes]


def page(meta: str) -> bytes:
    return PAGE.format(meta=meta).encode()


def workbook(author: str) -> bytes:
    written = io.BytesIO()
    with Workbook(written) as book:
        book.set_properties({"author": author})
        book.add_worksheet().write_string(0, 0, "购置图书200册")
    return written.getvalue()


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (page(OURS), page('<meta name="generator" content="WordPress 6.4">')),
        (page(OURS), page('<meta name="author" content="mingxi 0.1.0">')),
        (workbook("mingxi"), workbook("蘅川县财政局")),
    ],
)
def test_our_reports_are_known_by_who_made_them(own: bytes, other: bytes) -> None:
    assert is_own_report(own)
    assert not is_own_report(other)


def test_a_damaged_workbook_is_not_called_ours() -> None:
    assert not is_own_report(workbook("mingxi")[:-300])


def test_a_report_lies_beside_its_documents_and_is_passed_over(tmp_path: Path, pack: Zip) -> None:
    (tmp_path / "a.html").write_bytes(page(""))
    (tmp_path / "报告.html").write_bytes(page(OURS))
    (tmp_path / "清单.xlsx").write_bytes(workbook("mingxi"))
    (tmp_path / "z.zip").write_bytes(pack({"b.html": page(""), "报告.html": page(OURS)}))
    found = [Path(one.source).relative_to(tmp_path).as_posix() for one in walk([tmp_path])]
    assert found == ["a.html", "z.zip/b.html"]


def test_a_report_that_is_named_is_refused_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "报告.html").write_bytes(page(OURS))
    (found,) = walk([tmp_path / "报告.html"])
    assert isinstance(found.content, bytes)
    with pytest.raises(DocumentError) as refused:
        read_document(found.source, found.content)
    assert refused.value.code == "own-report"
