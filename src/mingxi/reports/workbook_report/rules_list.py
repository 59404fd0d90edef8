"""The list 规则统计: how often each rule found something, the most frequent first."""

from collections import Counter, defaultdict
from typing import Final

from mingxi.languages import say
from mingxi.reports import report
from mingxi.reports.rule_texts import in_language
from mingxi.reports.workbook_report.cells import Cell
from mingxi.reports.workbook_report.table import Column, Paper, Table
from mingxi.rules.registry import rule_of

TITLE: Final = say("规则统计")

COLUMNS: Final = (
    Column(say("规则"), 10),
    Column(say("规则名称"), 60),
    Column(say("类别"), 24),
    Column(say("待处理"), 10),
    Column(say("已豁免"), 10),
    Column(say("基线中已有"), 12),
)


class RulesList:
    """Rules as rows, once all documents were counted."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._table = Table(paper, TITLE, COLUMNS)
        self._counts = defaultdict[str, Counter[str]](Counter)

    def add(self, document: report.Document) -> None:
        """Count the findings of one document."""
        for finding in document["findings"]:
            state = "waived" if finding["waived"] is not None else "open"
            if finding["baseline"]:
                state = "baseline"
            self._counts[finding["rule"]][state] += 1

    def close(self) -> None:
        """Write the rows and end the list."""
        language = self._paper.language
        for code, counts in sorted(self._counts.items(), key=_frequent_first):
            rule = rule_of(code)
            self._table.add(
                (
                    Cell(code),
                    Cell(in_language(rule.title, language).removesuffix("。")),
                    Cell(in_language(rule.family.title, language)),
                    *(Cell(counts[state], "count") for state in ("open", "waived", "baseline")),
                )
            )
        self._table.close()


def _frequent_first(entry: tuple[str, Counter[str]]) -> tuple[int, int, str]:
    code, counts = entry
    return -counts["open"], -counts.total(), code
