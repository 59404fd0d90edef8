"""Both formats of workbook are read alike; damage is told of."""

import hashlib
import io
import re
import struct
import zipfile
from collections.abc import Callable

import pytest

from mingxi.documents import Document, DocumentError, read_document
from mingxi.documents.workbook.records import Record, Strings, records_in
from mingxi.documents.workbook.references import merge_of, place_of, reference_of
from mingxi.documents.workbook.sheet import Merge

Read = Callable[..., Document]
Write = Callable[..., bytes]
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def changed(data: bytes, **parts: Callable[[str], str]) -> bytes:
    """Rewrite the parts of an .xlsx whose names begin so."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            for begin, change in parts.items():
                if name.rpartition("/")[2].startswith(begin):
                    assert change(content) != content
                    content = change(content)
            new.writestr(name, content)
    return written.getvalue()


def with_cells(data: bytes, cells: str) -> bytes:
    """Put XML in the place of the cells of the first row of the first sheet."""
    return changed(
        data, sheet1=lambda xml: re.sub(r"(<row [^>]*>).*?(</row>)", rf"\1{cells}\2", xml, count=1)
    )


def refusal_of(data: bytes, source: str = "示例.xlsx") -> DocumentError:
    with pytest.raises(DocumentError) as refusal:
        read_document(source, data)
    return refusal.value


def test_words_numbers_and_truths_are_read(read: Read) -> None:
    document = read([["水桶", 20, 3.5, 0.1 + 0.2, -7, 1234567.25, True, False, 0]])
    assert document.text == "明细\n水桶\t20\t3.5\t0.3\t-7\t1234567.25\tTRUE\tFALSE\t0\n"


def test_formats_are_followed_in_both(read: Read) -> None:
    formats = {"A1": "0.00%", "B1": "yyyy-mm-dd", "C1": "#,##0.00", "D1": '0"人"'}
    assert read([[0.95, 45413, 54000, 6]], formats=formats).text == (
        "明细\n95.00%\t2024-05-01\t54,000.00\t6人\n"
    )


def test_a_digest_of_the_bytes_names_the_workbook(xlsx: Write) -> None:
    data = xlsx([["甲"]])
    assert read_document("示例.xlsx", data).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "source", ["甲.xlsx", "甲.xlsm", "甲.xls", "甲.et", "甲.docx", "甲", "甲.zip"]
)
def test_a_workbook_is_read_under_any_name(xlsx: Write, xls: Write, source: str) -> None:
    for write in (xlsx, xls):
        assert read_document(source, write([["甲", "乙"]])).text == "明细\n甲\t乙\n"


def test_many_long_strings_run_on_over_records(read: Read) -> None:
    rows = [[f"第{i}项" + "经费abc" * 100, "x" * i * 7] for i in range(1, 40)]
    document = read(rows)
    cells = [
        [document.text[cell.start : cell.end] for cell in row] for row in document.tables[0].cells
    ]
    assert cells == rows


def test_errors_are_shown_as_such(xlsx: Write) -> None:
    data = with_cells(xlsx([["x"]]), '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    assert read_document("示例.xlsx", data).text == "明细\n#DIV/0!\n"


def test_a_formula_shows_the_result_it_was_saved_with(xlsx: Write) -> None:
    data = with_cells(
        xlsx([["x"]]),
        '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"甲"</f><v>甲</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c>',
    )
    assert read_document("示例.xlsx", data).text == "明细\n2\t甲\n"


def test_a_formula_that_nobody_computed_is_told_of_with_its_place(xlsx: Write) -> None:
    refusal = refusal_of(xlsx([["甲", 1], ["合计", "=SUM(B1:B1)"]]))
    assert refusal.code == "formulas-not-computed"
    assert dict(refusal.message.values) == {"sheet": "明细", "cell": "B2"}


def test_strings_in_runs_are_joined_without_their_pronunciation(xlsx: Write) -> None:
    data = with_cells(
        xlsx([["x"]]),
        '<c r="A1" t="inlineStr"><is><r><t>经</t></r><r><t>费_x000D_</t></r>'
        "<rPh sb='0' eb='1'><t>jing</t></rPh></is></c>",
    )
    assert read_document("示例.xlsx", data).text == "明细\n经费\n"


def test_cells_without_places_follow_each_other(xlsx: Write) -> None:
    data = with_cells(xlsx([["x"]]), "<c><v>1</v></c><c><v>2</v></c>")
    assert read_document("示例.xlsx", data).text == "明细\n1\t2\n"


def test_the_strict_dialect_is_read(xlsx: Write) -> None:
    strict = changed(
        xlsx([["甲"]]),
        sheet1=lambda xml: xml.replace(S, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    )
    assert read_document("示例.xlsx", strict).text == "明细\n甲\n"


def test_what_lies_under_a_merged_cell_is_not_seen(xlsx: Write) -> None:
    data = changed(
        xlsx([["甲", "乙"], [1, 2]]),
        sheet1=lambda xml: xml.replace(
            "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
        ),
    )
    assert read_document("示例.xlsx", data).text == "明细\n甲\t乙\n\t2\n"


def test_a_stray_cell_in_the_far_corner_costs_nothing(xlsx: Write) -> None:
    data = changed(
        xlsx([["甲", 1], ["乙", 2]]),
        sheet1=lambda xml: xml.replace(
            "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>9</v></c></row></sheetData>'
        ),
    )
    assert read_document("示例.xlsx", data).text == "明细\n甲\t1\n乙\t2\n9\n"


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A0"><v>1</v></c>',
        '<c r="XFE1"><v>1</v></c>',
        '<c r="A1" t="s"><v>99</v></c>',
        '<c r="A1" t="s"><v>-1</v></c>',
    ],
)
def test_a_cell_that_cannot_be_is_damage(xlsx: Write, cells: str) -> None:
    assert refusal_of(with_cells(xlsx([["x"]]), cells)).code == "unreadable-workbook"


def test_a_truncated_workbook_is_told_of(xlsx: Write, xls: Write) -> None:
    for source, data in (("示例.xlsx", xlsx([["甲"]])), ("示例.xls", xls([["甲"]]))):
        codes = {refusal_of(data[:end], source).code for end in range(100, len(data) - 2048, 97)}
        assert codes <= {"unreadable-workbook", "unreadable-old-format"}


def test_an_encrypted_old_workbook_is_told_of(xls: Write) -> None:
    # The record that announces encryption, in the place of the one after BOF.
    data = bytearray(xls([["甲"]]))
    at = data.index(struct.pack("<HHH", 0x809, 16, 0x600)) + 20
    data[at : at + 2] = struct.pack("<H", 0x2F)
    assert refusal_of(bytes(data), "示例.xls").code == "encrypted-workbook"


def test_too_many_cells_are_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[1, 2, 3]] * 10
    assert len(read(rows).tables[0].cells) == 10
    for module in ("spreadsheetml", "biff"):
        monkeypatch.setattr(f"mingxi.documents.workbook.{module}.WORKBOOK_CELLS_MAX", 20)
    with pytest.raises(DocumentError) as refusal:
        read(rows)
    assert refusal.value.code == "too-large"


@pytest.mark.parametrize("row_count", [5_000, pytest.param(60_000, marks=pytest.mark.full)])
def test_a_long_list_is_read_whole(read: Read, row_count: int) -> None:
    rows = [[f"第{i}户", i, i * 1.5] for i in range(row_count)]
    document = read(rows)
    assert len(document.tables[0].cells) == row_count
    last = row_count - 1
    assert document.text.endswith(f"第{last}户\t{last}\t{last * 1.5:g}\n")


def test_places_are_read_and_written() -> None:
    assert place_of("A1") == (0, 0)
    assert place_of("$AB$12") == (11, 27)
    assert place_of("XFD1048576") == (1_048_575, 16_383)
    assert [place_of(wrong) for wrong in ("", "A", "1", "A0", "XFE1", "A1048577", "a1")] == [
        None
    ] * 7
    assert [reference_of(*place) for place in ((0, 0), (11, 27), (0, 701), (0, 702))] == [
        "A1",
        "AB12",
        "ZZ1",
        "AAA1",
    ]
    assert merge_of("A1:B3") == Merge(0, 0, 2, 1)
    assert [merge_of(wrong) for wrong in ("A1", "B3:A1", "A1:B0", "")] == [None] * 4


def test_records_that_continue_are_given_with_the_one_they_continue() -> None:
    stream = b"".join(
        struct.pack("<HH", kind, len(body)) + body
        for kind, body in ((1, b"a"), (0x3C, b"b"), (0x3C, b""), (2, b"c"))
    )
    assert list(records_in(stream)) == [Record(1, b"a", (b"b", b"")), Record(2, b"c")]
    assert list(records_in(stream[:-2])) == [Record(1, b"a", (b"b", b""))]


def test_a_string_may_change_its_width_where_it_goes_on() -> None:
    record = Record(0, b"\x04\x00\x00ab", (b"\x01" + "经费".encode("utf-16-le"),))
    assert Strings(record, 0).next() == "ab经费"
    with pytest.raises(DocumentError):
        Strings(record._replace(more=()), 0).next()
