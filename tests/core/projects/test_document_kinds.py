"""What a document is by its title, and when it was issued."""

import pytest

from mingxi.documents import read_document
from mingxi.projects.document_kinds import DocumentKind, issued_on, kind_of
from mingxi.projects.reading import Reading
from mingxi.projects.understanding import understand


def _reading(text: str) -> Reading:
    return understand(read_document("case.txt", text.encode()))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于下达2024年护林补助的通知", DocumentKind.ORDER),
        ("柳坝县2025年全民健身工作计划", DocumentKind.ORDER),
        ("柳坝县林业局2023年度护林经费绩效自评报告", DocumentKind.REPORT),
        ("柳坝县林业局2023年度部门决算公开说明", DocumentKind.REPORT),
        ("柳坝县林业局2025年部门预算编制说明（节选）", DocumentKind.BUDGET),
        ("柳坝县护林员管理办法", None),
    ],
)
def test_a_document_is_known_by_its_title(title: str, kind: DocumentKind | None) -> None:
    assert kind_of(_reading(f"{title}\n\n各乡镇：\n正文。\n")) is kind


def test_a_sentence_is_no_title() -> None:
    assert kind_of(_reading("按照通知，现将计划公布如下。请各乡镇执行该通知\n")) is None


def test_the_day_of_issue_stands_alone_on_its_line() -> None:
    issued = issued_on(_reading("2024年3月1日前报送。\n\n柳坝县林业局\n  2024年4月18日\n"))
    assert issued is not None
    assert issued.first == "2024-04-18"


@pytest.mark.parametrize("text", ["2024年3月1日前报送。\n", "2024年4月18日\n2024年5月6日\n"])
def test_no_day_or_two_days_tell_nothing(text: str) -> None:
    assert issued_on(_reading(text)) is None
