"""The report as comments in Word: every finding stands where it was made."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from mingxi.documents import read_document
from mingxi.documents.conversion import converted
from mingxi.documents.repacking import repacked
from mingxi.documents.word.setting import set_as_word
from mingxi.reports import report
from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes
from mingxi.reports.setting_aside import with_baseline
from mingxi.reports.word_report import word_report

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix != ".md")


class FoundComment(NamedTuple):
    """As the fixture ``comments_in`` gives them."""

    start: int
    end: int
    text: str


CommentsIn = Callable[[bytes], list[FoundComment]]


def texts(data: bytes) -> list[str]:
    return [each.text for each in docx.Document(io.BytesIO(data)).comments]


def checked(source: str, data: bytes) -> report.Document:
    return check_document(source, data, Wishes(with_text=True))


def has_all_in_place(document: report.Document, found: list[FoundComment]) -> bool:
    """Tell whether every finding is a comment on exactly what it is about."""
    wanted = [(f["start"], f["end"]) for f in document["findings"]]
    ours = [(each.start, each.end) for each in found if not each.text.startswith("核对结果")]
    return sorted(wanted) == sorted(ours)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_finding_of_an_example_is_a_comment_at_its_place(
    path: Path, comments_in: CommentsIn
) -> None:
    content = path.read_bytes()
    document = checked(path.name, content)
    told = word_report(document, content, "zh")
    assert read_document("示例.docx", told).text.rstrip("\n") == document["text"].rstrip("\n")
    found = comments_in(told)
    assert has_all_in_place(document, found)
    for finding in document["findings"]:
        [remark] = [
            each.text
            for each in found
            if (each.start, each.end) == (finding["start"], finding["end"])
            and f" {finding['rule']} " in each.text
        ]
        assert finding["message"] in remark
        assert (finding["suggestion"] or "") in remark


@pytest.fixture
def content(document: report.Document) -> bytes:
    """The bytes of the invented document."""
    return document["text"].encode()


def test_a_comment_says_what_was_found_why_and_what_to_write(
    document: report.Document, content: bytes
) -> None:
    first, second, third = texts(word_report(document, content, "zh"))
    assert first == "核对结果\n错误 1 条，警告 0 条，提示 1 条。"
    lines = second.split("\n")
    assert lines[0] == "错误 AR101 product-mismatch"
    assert lines[1] == document["findings"][0]["message"]
    assert lines[-1] == "建议：改为0.7万元"
    assert third.startswith("提示 BU101 lump-sum\n")


def test_a_working_that_the_message_tells_is_not_told_twice(
    document: report.Document, content: bytes
) -> None:
    finding = document["findings"][0]
    because = next(c["because"] for c in document["claims"] if c["id"] in finding["claims"])
    assert because in finding["message"]
    assert "算式：" not in texts(word_report(document, content, "zh"))[1]
    brief: report.Document = {**document, "findings": [{**finding, "message": "不符。"}]}
    assert f"\n算式：{because}\n" in texts(word_report(brief, content, "zh"))[1]


def test_what_was_set_aside_says_so(document: report.Document, content: bytes) -> None:
    known = with_baseline(document, [False, True])
    known["findings"][0]["waived"] = "县长办公会同意"
    first, waived, old = texts(word_report(known, content, "zh"))
    assert first == "核对结果\n没有发现其他问题。\n另有 1 条已豁免。\n另有 1 条已在基线中。"
    assert waived.startswith("已豁免：县长办公会同意\n错误 AR101 product-mismatch\n")
    assert old.startswith("已在基线中：提示 BU101 lump-sum\n")


def test_waivers_that_did_nothing_are_told_at_the_beginning(
    document: report.Document, content: bytes
) -> None:
    idle: report.Waiver = {
        "rule": "AR102",
        "text": None,
        "reason": "已核",
        "by": None,
        "until": None,
        "used": False,
        "expired": False,
    }
    used: report.Waiver = {**idle, "rule": "AR103", "used": True}
    told: report.Document = {
        **document,
        "findings": [],
        "waivers": [idle, used],
        "waivers_error": {"code": "waivers", "message": "第3行写错了。"},
    }
    result, broken, waiver = texts(word_report(told, content, "zh"))
    assert result == "核对结果\n没有发现问题。"
    assert broken == "豁免文件未生效\n第3行写错了。"
    assert waiver.startswith("豁免未用到\n对 AR102（全文）的豁免没有对应的问题。")
    assert waiver.endswith("\n理由：已核")


def test_a_word_file_with_damaged_comments_is_set_anew(comments_in: CommentsIn) -> None:
    text = "三、资金安排情况\n聘用管理员10人×300元/人·月×12个月=40,000元。\n"
    data, _ = set_as_word(read_document("示例.txt", text.encode()))
    document = checked("示例.docx", data)
    assert document["findings"]
    sound = word_report(document, data, "zh")
    broken = repacked(sound, {"word/comments.xml": b"<w:comments"})
    again = word_report(document, broken, "zh")
    assert comments_in(again) == comments_in(sound)


def test_a_document_that_could_not_be_read_is_never_asked_for(document: report.Document) -> None:
    unread: report.Document = {**document, "error": {"code": "empty-file", "message": "空"}}
    with pytest.raises(AssertionError):
        word_report(unread, b"", "zh")


def test_an_old_word_file_gives_a_new_one(office_suite: str, comments_in: CommentsIn) -> None:
    content = (ROOT / "examples" / "township.docx").read_bytes()
    old = converted(office_suite, content, ".docx", "doc")
    document = checked("示例.doc", old)
    assert document["findings"]
    assert has_all_in_place(document, comments_in(word_report(document, old, "zh")))


@pytest.mark.parametrize("folder", ["seeds", "heldin/texts"])
def test_every_finding_of_the_shared_texts_is_a_comment_at_its_place(
    shared: Path, folder: str, comments_in: CommentsIn
) -> None:
    paths = sorted((shared / folder).glob("*.txt"))
    assert paths
    for path in paths:
        content = path.read_bytes()
        as_text = word_report(checked(path.name, content), content, "zh")
        assert has_all_in_place(checked(path.name, content), comments_in(as_text)), path.name
        plain, read = set_as_word(read_document(path.name, content))
        document = checked("示例.docx", plain)
        told = word_report(document, plain, "zh")
        assert has_all_in_place(document, comments_in(told)), path.name
        assert read_document("示例.docx", told).text == read.text
