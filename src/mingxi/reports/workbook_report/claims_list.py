"""The list 算式: every calculation of the documents, with its proof or refutation."""

from typing import Final

from mingxi.languages import say
from mingxi.reports import report
from mingxi.reports.groups import groups
from mingxi.reports.vocabulary import VERDICT
from mingxi.reports.workbook_report.cells import Cell
from mingxi.reports.workbook_report.table import Column, Paper, Table
from mingxi.reports.workbook_report.whereabouts import Whereabouts

TITLE: Final = say("算式")

COLUMNS: Final = (
    Column(say("文件"), 20),
    Column(say("项目"), 20),
    Column(say("位置"), 10),
    Column(say("原文"), 50),
    Column(say("核算"), 50),
    Column(say("结论"), 12),
    Column(say("建议"), 24),
)

_STYLE = {"holds": "text", "rounded": "text", "fails": "error", "undecided": "warning"}


class ClaimsList:
    """Claims as rows."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._table = Table(paper, TITLE, COLUMNS)

    def add(self, document: report.Document, places: Whereabouts) -> None:
        """Write the claims of one document, project by project."""
        for group in groups(document):
            project = None if group.project is None else group.project["name"]
            for claim in group.claims:
                verdict = self._paper.tell(VERDICT[claim["verdict"]].word)
                self._table.add(
                    (
                        Cell(document["source"]),
                        Cell(project),
                        Cell(places.of(claim["start"])),
                        Cell(claim["text"]),
                        Cell(claim["because"]),
                        Cell(verdict, _STYLE[claim["verdict"]]),
                        Cell(claim["proposal"]),
                    )
                )

    def close(self) -> None:
        """End the list."""
        self._table.close()
