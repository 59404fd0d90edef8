"""All rules over one reading: in reading order, each finding once, our own mistakes loud."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents import read_document
from mingxi.documents.document import Document
from mingxi.languages import render, say
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.projects.understanding import understand
from mingxi.rules import DocumentRule, Finding, Severity, runner
from mingxi.rules.runner import check

WORDS = [
    *"一二三、。，；：（）《》〈〉〔〕\n\t共其中每元年月日号第",
    "一、项目名称\n", "二、立项依据\n", "五、项目实施内容\n", "六、资金安排情况\n",
    "七、项目实施计划\n", "1.", "2.", "（一）", "①", "12万元", "3.5万元", "21.4450元", "6人",
    "每人每月", "800元", "30%", "合计", "以上三项", "安排", "共需", "缺口", "已支付", "2023年",
    "2024年", "11月31日", "8月前", "底前", "至", "完成", "一次性付款", "柳政发〔2018〕9号",
    "柳政发(2018)09号", "《关于印发<办法>的通知》", "会议纪要", "签订的合同", "贰万元整",
    "（¥30,000元）", "省级", "县级财政", "我县", "镇人民政府",
]  # fmt: skip
READING = Reading(Document("case.txt", "", "共三万元"), (), (), (), (), (), (), ())


def _rule(code: str, *findings: Finding) -> DocumentRule:
    page = ("some-name", Severity.WARNING, "。", "", "", "", "")
    return DocumentRule(code, *page, lambda *_: findings)


def _in_force(monkeypatch: pytest.MonkeyPatch, *rules: DocumentRule) -> None:
    monkeypatch.setattr(runner, "document_rules", lambda: rules)


def test_findings_come_by_place_and_then_by_code(monkeypatch: pytest.MonkeyPatch) -> None:
    late, early = Finding(Span(2, 4), say("后")), Finding(Span(0, 2), say("前"))
    _in_force(monkeypatch, _rule("AR102", late, early), _rule("AR101", late))
    assert [(found.span, found.code) for found in check(READING)] == [
        (Span(0, 2), "AR102"),
        (Span(2, 4), "AR101"),
        (Span(2, 4), "AR102"),
    ]


def test_the_same_finding_is_reported_once(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = Finding(Span(0, 2), say("同"))
    _in_force(monkeypatch, _rule("AR101", finding, finding))
    assert len(check(READING)) == 1


def test_a_finding_may_be_graver_than_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Finding(Span(0, 2), say("常"))
    grave = Finding(Span(2, 4), say("重"), severity=Severity.ERROR)
    _in_force(monkeypatch, _rule("AR101", usual, grave))
    assert [found.severity for found in check(READING)] == [Severity.WARNING, Severity.ERROR]


def test_a_mistake_of_a_rule_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[Finding]:
        raise ZeroDivisionError
        yield

    _in_force(monkeypatch, replace(_rule("AR101"), check=broken))
    with pytest.raises(ZeroDivisionError):
        check(READING)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map("".join))
def test_no_text_is_too_strange_for_the_rules(text: str) -> None:
    reading = understand(read_document("case.txt", text.encode()))
    found = check(reading)
    assert [report.span for report in found] == sorted(report.span for report in found)
    assert all(0 <= report.span.start < report.span.end <= len(text) for report in found)
    assert all(render(report.message, "zh") for report in found)
