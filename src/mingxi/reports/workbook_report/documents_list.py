"""The list 文件: one row to a document, whether it was read, and what was found in it."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from mingxi.languages import Message, render, say
from mingxi.reports import report
from mingxi.reports.vocabulary import SEVERITY, STATUS, money
from mingxi.reports.workbook_report.cells import Cell
from mingxi.reports.workbook_report.table import Column, Paper, Table

TITLE: Final = say("文件")

COLUMNS: Final = (
    Column(TITLE, 30),
    Column(say("项目数"), 7),
    *(Column(word.word, 7) for word in SEVERITY.values()),
    Column(say("已豁免"), 7),
    Column(say("基线中已有"), 9),
    *(Column(say("金额{status}", status=word.word), 9) for word in STATUS.values()),
    Column(say("安排金额（元）"), 17),
    Column(say("有算式说明的比例"), 10),
    Column(say("没有用上的豁免"), 26),
    Column(say("无法读取或豁免未生效的原因"), 34),
)

# What Excel keeps of a number, in decimal digits.
_FEN_MAX = 10**15


class DocumentsList:
    """Documents as rows."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._table = Table(paper, TITLE, COLUMNS)

    def add(self, document: report.Document) -> None:
        """Write the row of one document."""
        named = Cell(document["source"], "fault" if document["error"] else "text")
        self._table.add(
            (
                named,
                *(Cell(figure, "count") for figure in _figures(document)),
                self._arranged(document["projects"]),
                _explained(document["projects"]),
                Cell("；".join(self._idle(document)) or None),
                self._faults(document),
            )
        )

    def close(self) -> None:
        """End the list."""
        self._table.close()

    def _arranged(self, projects: list[report.Project]) -> Cell:
        """Sum what the projects are given; a sum that Excel would round is written as text."""
        stated = [p["arranged"] for p in projects if p["arranged"] is not None]
        fen = sum(stated)
        if not stated:
            return Cell(None)
        if abs(fen) >= _FEN_MAX:
            return Cell(self._paper.tell(money(fen)))
        return Cell(Decimal(fen) / 100, "money")

    def _idle(self, document: report.Document) -> Iterator[str]:
        """Name the waivers that set nothing aside."""
        for waiver in document.get("waivers", ()):
            if not waiver["used"]:
                yield render(_named(waiver), self._paper.language)

    def _faults(self, document: report.Document) -> Cell:
        """Say why a document, or the waivers beside it, could not be read."""
        errors = (document["error"], document.get("waivers_error"))
        told = " ".join(error["message"] for error in errors if error is not None)
        return Cell(told, "fault") if told else Cell(None)


def _figures(document: report.Document) -> Iterator[int | None]:
    """Count projects, findings and amounts; what was not read has no figures, not even 0."""
    unread = document["error"] is not None
    counts = Counter(map(_kind, document["findings"]))
    statuses = Counter[str](amount["status"] for amount in document["amounts"])
    yield None if unread else len(document["projects"])
    for kind in (*SEVERITY, "waived", "baseline"):
        yield None if unread else counts[kind]
    for status in STATUS:
        yield None if unread else statuses[status]


def _kind(finding: report.Finding) -> str:
    """Give what a finding counts as: what was set aside is no error any more."""
    if finding["waived"] is not None:
        return "waived"
    return "baseline" if finding["baseline"] else finding["severity"]


def _explained(projects: list[report.Project]) -> Cell:
    """Give the part of the money asked for that is explained; only the whole of it is 100%."""
    parts = [p["explained"] for p in projects if p["explained"] is not None]
    asked = sum(part["asked"] for part in parts)
    if asked <= 0:
        return Cell(None)
    thousandths = sum(part["explained"] for part in parts) * 1000 // asked
    return Cell(Decimal(thousandths) / 1000, "percent")


def _named(waiver: report.Waiver) -> Message:
    place = say("（全文）") if waiver["text"] is None else say("“{text}”", text=waiver["text"])
    if waiver["expired"]:
        return say("{rule}{place}已到期", rule=waiver["rule"], place=place)
    return say("{rule}{place}没有对应的问题", rule=waiver["rule"], place=place)
