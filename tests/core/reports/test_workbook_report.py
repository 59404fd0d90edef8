"""The Excel list holds every finding as text, whatever the text is, and opens where it must."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from mingxi.documents import read_document
from mingxi.documents.conversion import converted
from mingxi.documents.own_reports import is_own_report
from mingxi.documents.workbook import read_workbook
from mingxi.languages import render, say
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.reports import report
from mingxi.reports.document_report import Wishes, report_document, report_error
from mingxi.reports.excerpts import Excerpt
from mingxi.reports.setting_aside import with_baseline, with_broken_waivers
from mingxi.reports.workbook_report import table, write_workbook
from mingxi.reports.workbook_report.cells import CHARACTERS_MAX, rows_of, safe
from mingxi.reports.workbook_report.findings_list import ANSWERS

UNREAD = report_error("坏.docx", None, "unreadable-docx", say("第 {line} 行", line=1), "zh")
SHEETS = ["问题", "文件", "算式", "规则统计"]

Row = dict[str, Any]


def written(*documents: report.Document, language: str = "zh") -> bytes:
    """Write a workbook and give its bytes."""
    target = BytesIO()
    write_workbook(documents, language, target)
    return target.getvalue()


def opened(*documents: report.Document) -> Workbook:
    """Open a workbook as another program does, with the runs of its rich strings."""
    return load_workbook(BytesIO(written(*documents)), rich_text=True)


def rows(book: Workbook, sheet: str) -> list[Row]:
    """Give the rows of a sheet by the titles of its columns."""
    titles, *others = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, titles), row, strict=True)) for row in others]


def with_text(document: report.Document, text: str, count: int = 1) -> report.Document:
    """Give a document that is all one text, with findings that mark the whole of it."""
    finding: report.Finding = {
        **document["findings"][0],
        "start": 0,
        "end": len(text),
        "text": text,
        "message": text,
        "suggestion": text,
    }
    return {**document, "text": text, "projects": [], "findings": [finding] * count}


def test_a_finding_is_one_row_with_all_a_reviewer_needs(document: report.Document) -> None:
    first, second = rows(opened(document), "问题")
    sentence = (
        "阅览室管理员6人，每人每月2,550元，全年共18.36万元；购置图书200册，每册35元，共0.8万元。"
    )
    assert sentence.endswith(str(first["原文"]))
    del first["原文"]
    assert first == {
        "序号": 1,
        "级别": "错误",
        "规则": "AR101",
        "规则名称": "测算式算出的金额或数量与文中写明的不符",
        "文件": "阅览室.txt",
        "项目": "青禾县乡村阅览室运营补助",
        "实施单位": "青禾县文化馆",
        "章节": "三、资金安排情况",
        "位置": "第6行",
        "问题说明": "“0.8万元”与算式不符：200册 × 35元/册 = 7,000元 ✗ 0.8万元。",
        "建议": "改为0.7万元",
        "依据": first["依据"],
        "状态": "待处理",
        "处理意见": None,
        "处理人": None,
        "备注": None,
    }
    assert str(first["依据"]).startswith("预算法第十九条")
    assert (second["序号"], second["级别"], second["建议"]) == (2, "提示", None)


def test_the_place_stands_out_in_its_sentence(document: report.Document) -> None:
    quoted = rows(opened(document), "问题")[0]["原文"]
    assert isinstance(quoted, CellRichText)
    bold = [run for run in quoted if isinstance(run, TextBlock) and run.font.b]
    assert [run.text for run in bold] == ["0.8万元"]
    assert bold[0].font.color.rgb == "FFC00000"


def test_a_place_that_is_the_whole_sentence_stands_out_too(document: report.Document) -> None:
    sheet = opened(with_text(document, "共0.8万元。"))["问题"]
    cell = next(row[9] for row in sheet.iter_rows(min_row=2))
    assert cell.value == "共0.8万元。"
    assert cell.font.b


def test_a_reviewer_answers_from_a_list(document: report.Document) -> None:
    sheet = opened(document)["问题"]
    (validation,) = sheet.data_validations.dataValidation
    assert validation.formula1 == '"已改正,无需改正,退回,待核"'
    assert str(validation.sqref) == "O2:O3"
    assert sheet["O1"].value == "处理意见"


def test_what_was_decided_earlier_is_no_longer_open(document: report.Document) -> None:
    known = with_baseline(document, [False, True])
    known["findings"][0]["waived"] = "县长办公会同意"
    book = opened(known)
    assert [row["状态"] for row in rows(book, "问题")] == ["已豁免：县长办公会同意", "基线中已有"]
    (file,) = rows(book, "文件")
    counted = [file[title] for title in ("错误", "警告", "提示", "已豁免", "基线中已有")]
    assert counted == [0, 0, 0, 1, 1]
    states = [
        (row["规则"], row["待处理"], row["已豁免"], row["基线中已有"])
        for row in rows(book, "规则统计")
    ]
    assert states == [("AR101", 0, 1, 0), ("BU101", 0, 0, 1)]


def test_a_document_is_one_row_with_its_money(document: report.Document) -> None:
    (file,) = rows(opened(document), "文件")
    assert file["文件"] == "阅览室.txt"
    assert [file[f"金额{status}"] for status in ("有证明", "有矛盾", "未说明")] == [2, 1, 3]
    assert file["安排金额（元）"] == 276_600
    assert file["有算式说明的比例"] == 0.663
    assert file["无法读取或豁免未生效的原因"] is None


def test_money_that_excel_would_round_is_written_in_words(document: report.Document) -> None:
    document["projects"][0]["arranged"] = 10**15 + 1
    (file,) = rows(opened(document), "文件")
    assert file["安排金额（元）"] == "10,000,000,000,000.01元"


def test_what_was_not_read_has_a_reason_and_no_figures(document: report.Document) -> None:
    read, unread = rows(opened(document, UNREAD), "文件")
    assert read["错误"] == 1
    assert unread["错误"] is None
    assert unread["无法读取或豁免未生效的原因"] == "第 1 行"


def test_waivers_that_did_nothing_are_named(document: report.Document) -> None:
    idle: report.Waiver = {
        "rule": "AR101",
        "text": "2,550元",
        "reason": "同意",
        "by": None,
        "until": "2024-01-31",
        "used": False,
        "expired": True,
    }
    everywhere: report.Waiver = {**idle, "rule": "BU101", "text": None, "expired": False}
    document["waivers"] = [idle, {**idle, "used": True}, everywhere]
    (file,) = rows(opened(document), "文件")
    assert file["没有用上的豁免"] == "AR101“2,550元”已到期；BU101（全文）没有对应的问题"


def test_broken_waivers_are_told_beside_the_figures(document: report.Document) -> None:
    broken = with_broken_waivers(document, "broken-waivers", say("合计"), "zh")
    (file,) = rows(opened(broken), "文件")
    assert file["无法读取或豁免未生效的原因"] == "合计"
    assert file["错误"] == 1


def test_every_calculation_has_its_proof(document: report.Document) -> None:
    claims = rows(opened(document), "算式")
    assert [claim["结论"] for claim in claims] == ["成立", "不成立", "无法核算"]
    assert claims[0]["核算"] == "6人 × 2,550元/(人·月) × 12个月 = 183,600元"
    assert claims[1]["建议"] == "改为0.7万元"


def test_pages_and_table_cells_are_named_where_they_are_known(
    reading: Reading, document: report.Document
) -> None:
    placed = report_document(reading, (), Wishes(with_places=True, with_text=True))
    found = {**document["findings"][0], "start": 8, "end": 10}
    placed["findings"] = [found]  # type: ignore[list-item]
    (row,) = rows(opened(placed), "问题")
    assert row["位置"] == "第3页 表1第2行第3格"


def test_nothing_found_is_said_in_words(document: report.Document) -> None:
    document["findings"] = []
    assert opened(document)["问题"]["A2"].value == "没有发现问题。"


def test_nothing_found_in_what_was_not_read_is_no_good_news() -> None:
    assert opened(UNREAD)["问题"]["A2"].value == "有 1 份文档无法读取，见“文件”表。"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "http://example.invalid", "1e5"])
def test_no_text_becomes_a_formula_a_link_or_a_number(document: report.Document, text: str) -> None:
    sheet = opened(with_text(document, text))["问题"]
    for title in ("原文", "问题说明", "建议"):
        column = next(cell.column for cell in sheet[1] if cell.value == title)
        cell = sheet.cell(2, column)
        assert cell.data_type == "s"
        assert str(cell.value) == text
        assert cell.hyperlink is None


@pytest.mark.parametrize(
    "text",
    ["甲\x00\x07\x1b[31m乙", "\ufffe\uffff", "\ud800", "<a>&amp;", "_x0041_", "\u202e甲", " \t "],
)
def test_hostile_characters_leave_the_workbook_whole(document: report.Document, text: str) -> None:
    workbook = written(with_text(document, text))
    assert load_workbook(BytesIO(workbook)).sheetnames == SHEETS
    assert "AR101" in read_workbook("清单.xlsx", workbook).text


def test_no_text_writes_into_the_sheet_itself(document: report.Document) -> None:
    markup = '<r><t>甲</t></r></is></c><c r="A9"><f>1+1</f></c><c r="B9"><is><r></r>'
    book = opened({**with_text(document, markup), "source": markup})
    (row,) = rows(book, "问题")
    assert row["文件"] == row["问题说明"] == f" {markup}"
    assert book["问题"]["A9"].value is None


def test_a_sentence_without_end_is_cut_to_what_a_cell_holds(document: report.Document) -> None:
    (row,) = rows(opened(with_text(document, "𠮷甲" * 25_000)), "问题")
    units = len(str(row["问题说明"]).encode("utf-16-le")) // 2
    assert CHARACTERS_MAX - 1 <= units <= CHARACTERS_MAX
    assert str(row["问题说明"]).endswith("…")


def test_a_thousand_findings_on_one_line_are_a_thousand_rows(document: report.Document) -> None:
    found = rows(opened(with_text(document, "共0.8万元。", 1000)), "问题")
    assert [row["序号"] for row in found] == list(range(1, 1001))
    assert {row["位置"] for row in found} == {"第1行"}


def test_a_full_worksheet_goes_on_in_the_next(
    document: report.Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "ROWS_MAX", 3)
    book = opened(with_text(document, "共0.8万元。", 7))
    lists = [book[name] for name in book.sheetnames if name.startswith("问题")]
    assert [sheet.title for sheet in lists] == ["问题", "问题（2）", "问题（3）"]
    assert [sheet.max_row - 1 for sheet in lists] == [3, 3, 1]
    assert all(sheet["A1"].value == "序号" for sheet in lists)
    assert lists[2]["A2"].value == 7
    ranges = [str(sheet.data_validations.dataValidation[0].sqref) for sheet in lists]
    assert ranges == ["O2:O4", "O2:O4", "O2"]


@pytest.mark.parametrize("source", ["文件 夹/#1 100%.txt", "全部.zip/内层/甲.docx", "=甲.txt"])
def test_a_file_is_named_as_it_is(document: report.Document, source: str) -> None:
    book = opened({**document, "source": source})
    assert {row["文件"] for name in SHEETS[:3] for row in rows(book, name)} == {source}


def test_every_list_can_be_sorted_read_and_printed(document: report.Document) -> None:
    for sheet in opened(document):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # One page wide is what Excel takes for granted; 0 is as many as it needs.
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.center.text == "&P / &N"


def test_a_row_is_as_high_as_its_fullest_cell(document: report.Document) -> None:
    low = opened(with_text(document, "共0.8万元。"))["问题"]
    high = opened(with_text(document, "共0.8万元。" * 40))["问题"]
    assert high.row_dimensions[2].height > low.row_dimensions[2].height


@given(st.text(alphabet="全年共需，。12.5万元 abc\n", max_size=80), st.integers(2, 50))
def test_no_text_needs_more_rows_in_a_wider_column(text: str, width: int) -> None:
    assert 1 <= rows_of(text, width + 1) <= rows_of(text, width)


def test_only_texts_are_broken_into_rows() -> None:
    assert rows_of(None, 5) == rows_of(1_000_000_000, 5) == 1
    assert rows_of("一二三四", 5) == 2
    assert rows_of(Excerpt("一二三四", Span(0, 1)), 5) == 2


@given(st.text(max_size=60))
def test_safe_text_keeps_what_excel_can_hold(text: str) -> None:
    kept = safe(text)
    assert kept.encode().decode() == kept
    assert len(kept) == len(text)
    assert not {"\x00", "\x1b", "\n", "\ufffe", "\uffff"} & set(kept)


def test_the_same_documents_give_the_same_bytes(document: report.Document) -> None:
    assert written(document) == written(document)


def test_both_languages_name_every_sheet_in_a_way_that_excel_accepts(
    document: report.Document,
) -> None:
    for language in ("zh", "en"):
        book = load_workbook(BytesIO(written(document, language=language)))
        assert len(book.sheetnames) == len(SHEETS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_answer_falls_apart_at_a_comma(language: str) -> None:
    answers = [render(answer, language) for answer in ANSWERS]
    assert not any("," in answer for answer in answers)
    assert len(",".join(answers)) <= 255


def test_half_a_list_is_no_list(document: report.Document) -> None:
    def documents() -> Any:
        yield document
        raise ConnectionError

    target = BytesIO()
    with pytest.raises(ConnectionError):
        write_workbook(documents(), "zh", target)
    assert target.getvalue() == b""


def test_its_own_reader_reads_the_list(document: report.Document) -> None:
    text = read_workbook("清单.xlsx", written(document, UNREAD)).text
    assert "购置图书200册，每册35元，共0.8万元" in text
    assert "坏.docx" in text


def test_a_workbook_holds_no_formula_and_no_link_out(document: report.Document) -> None:
    with zipfile.ZipFile(BytesIO(written(with_text(document, "=HYPERLINK(1)")))) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        assert len(sheets) == len(SHEETS)
        assert not any(b"<f>" in package.read(name) for name in sheets)


def test_libreoffice_opens_and_prints_it(
    document: report.Document, office_suite: str, tmp_path: Path
) -> None:
    hostile = with_text(document, "=甲_x0041_\x07<&>" * 3000)
    pages = converted(office_suite, written(document, UNREAD, hostile), ".xlsx", "pdf")
    text = read_document("清单.pdf", pages).text
    assert "AR101" in text
    assert "坏.docx" in text


def test_the_list_is_not_taken_for_a_document(document: report.Document) -> None:
    assert is_own_report(written(document))
