"""The list 问题: one row to a finding, and columns in which the reviewer answers it."""

from collections.abc import Iterator
from typing import Final

from mingxi.languages import Message, say
from mingxi.places import Span
from mingxi.reports import report
from mingxi.reports.excerpts import excerpt
from mingxi.reports.groups import Group, groups, section_at
from mingxi.reports.rule_texts import in_language
from mingxi.reports.vocabulary import SEVERITY
from mingxi.reports.workbook_report.cells import Cell
from mingxi.reports.workbook_report.table import Column, Paper, Table
from mingxi.reports.workbook_report.whereabouts import Whereabouts
from mingxi.rules.registry import rule_of

TITLE: Final = say("问题")

ANSWERS: Final = (say("已改正"), say("无需改正"), say("退回"), say("待核"))

COLUMNS: Final = (
    Column(say("序号"), 5),
    Column(say("级别"), 8),
    Column(say("规则"), 7),
    Column(say("规则名称"), 15),
    Column(say("文件"), 13),
    Column(say("项目"), 13),
    Column(say("实施单位"), 11),
    Column(say("章节"), 11),
    Column(say("位置"), 10),
    Column(say("原文"), 30),
    Column(say("问题说明"), 32),
    Column(say("建议"), 16),
    Column(say("依据"), 27),
    Column(say("状态"), 9),
    Column(say("处理意见"), 9, ANSWERS),
    Column(say("处理人"), 8),
    Column(say("备注"), 10),
)

_TO_BE_FILLED = (Cell(None, "entry"),) * 3


class FindingsList:
    """Findings as rows, numbered through all documents."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._table = Table(paper, TITLE, COLUMNS)
        self._told = 0
        self._unread = 0

    def add(self, document: report.Document, places: Whereabouts) -> None:
        """Write the findings of one document, project by project."""
        self._unread += document["error"] is not None
        text = document.get("text", "")
        for group in groups(document):
            for finding in group.findings:
                self._told += 1
                quoted = excerpt(text, Span(finding["start"], finding["end"]))
                self._table.add(
                    (
                        Cell(self._told, "count"),
                        *self._rule(finding),
                        Cell(document["source"]),
                        *_standing(finding, group),
                        Cell(places.of(finding["start"])),
                        Cell(quoted),
                        Cell(finding["message"]),
                        Cell(finding["suggestion"]),
                        self._source(finding),
                        self._state(finding),
                        *_TO_BE_FILLED,
                    )
                )

    def close(self) -> None:
        """End the list; an empty one says whether that is good news."""
        if not self._told:
            said = say("没有发现问题。")
            if self._unread:
                said = say("有 {count} 份文档无法读取，见“文件”表。", count=self._unread)
            self._table.note(self._paper.tell(said))
        self._table.close()

    def _rule(self, finding: report.Finding) -> Iterator[Cell]:
        severity, code = finding["severity"], finding["rule"]
        set_aside = finding["waived"] is not None or finding["baseline"]
        yield Cell(
            self._paper.tell(SEVERITY[severity].word), "set-aside" if set_aside else severity
        )
        yield Cell(code)
        yield Cell(in_language(rule_of(code).title, self._paper.language).removesuffix("。"))

    def _source(self, finding: report.Finding) -> Cell:
        return Cell(in_language(rule_of(finding["rule"]).source, self._paper.language))

    def _state(self, finding: report.Finding) -> Cell:
        state = state_of(finding)
        return Cell(self._paper.tell(state), "text" if state is OPEN else "dim")


OPEN: Final = say("待处理")


def state_of(finding: report.Finding) -> Message:
    """Say whether a finding waits for the reviewer, or who has dealt with it already."""
    if finding["waived"] is not None:
        return say("已豁免：{reason}", reason=finding["waived"])
    return say("基线中已有") if finding["baseline"] else OPEN


def _standing(finding: report.Finding, group: Group) -> Iterator[Cell]:
    """Give the project, its unit and the section that a finding stands in."""
    project = group.project
    section = section_at(project, finding["start"])
    yield Cell(None if project is None else project["name"])
    yield Cell(None if project is None else project["unit"])
    yield Cell(None if section is None else section["title"])
