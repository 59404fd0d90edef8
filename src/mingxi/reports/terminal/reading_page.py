"""What was read of one document: its projects, their parts, and every amount where it stands."""

from collections.abc import Iterable
from itertools import groupby

from mingxi.languages import Message, say
from mingxi.reports import report
from mingxi.reports.groups import Group, Lines, groups
from mingxi.reports.sentences import named
from mingxi.reports.terminal.document_page import place_of, set_heading, set_title
from mingxi.reports.terminal.sheet import DETAIL, Sheet
from mingxi.reports.vocabulary import (
    HORIZON,
    INSTALMENT_KIND,
    LEVEL,
    SECTION,
    STATUS,
    money,
)


def print_reading(sheet: Sheet, document: report.Document) -> None:
    """Print what was read of one document, whose report must hold its text."""
    set_title(sheet, document)
    if document["error"] is None:
        _set_groups(sheet, document)
    sheet.send()


def _set_groups(sheet: Sheet, document: report.Document) -> None:
    """Set what was read of each project."""
    text = document["text"]
    lines = Lines(text)
    for group in groups(document):
        set_heading(sheet, group.project, alone=not document["projects"])
        if group.project is not None:
            _set_project(sheet, group.project, lines)
        _set_citations(sheet, group, lines)
        _set_amounts(sheet, group, text, lines)
        sheet.blank()


def _set_project(sheet: Sheet, project: report.Project, lines: Lines) -> None:
    """Set the parts of a project text that were recognised."""
    if _opened(sheet, say("章节"), project["sections"]):
        for section in project["sections"]:
            place = place_of(sheet, lines, section["start"])
            sheet.labelled(place, sheet.tell(SECTION[section["key"]]), indent=DETAIL)
    if _opened(sheet, say("资金来源"), project["funding"]):
        for share in project["funding"]:
            level = sheet.tell(LEVEL[share["level"]])
            sheet.labelled(level, sheet.tell(money(share["amount"])), indent=DETAIL)
    if _opened(sheet, say("明细项目"), project["items"]):
        _set_items(sheet, project["items"], DETAIL)
    if _opened(sheet, say("支付计划"), project["instalments"]):
        for instalment in project["instalments"]:
            sheet.line((_instalment(sheet, instalment), ""), indent=DETAIL)
    if _opened(sheet, say("绩效指标"), project["indicators"]):
        for indicator in project["indicators"]:
            sheet.line((_indicator(sheet, indicator), ""), indent=DETAIL)


def _opened(sheet: Sheet, title: Message, entries: Iterable[object]) -> bool:
    """Set the title of a part and tell whether there is anything to put under it."""
    if not entries:
        return False
    sheet.blank()
    sheet.line((sheet.tell(title), "bold"))
    return True


def _set_items(sheet: Sheet, items: Iterable[report.Item], indent: int) -> None:
    for item in items:
        amount = item["amount"]
        stated = "" if amount is None else f"  {sheet.tell(money(amount))}"
        sheet.line((item["label"], ""), (stated, "bold"), indent=indent)
        _set_items(sheet, item["items"], indent + 2)


def _instalment(sheet: Sheet, instalment: report.Instalment) -> str:
    """Write one line of the payment plan."""
    amount = instalment["amount"]
    months = (instalment["from"] or "?", instalment["to"] or "?")
    parts = (
        months[0] if months[0] == months[1] else "—".join(months),
        sheet.tell(INSTALMENT_KIND[instalment["kind"]]),
        sheet.tell(say("未写金额") if amount is None else money(amount)),
        instalment["what"],
    )
    return " · ".join(part for part in parts if part)


def _indicator(sheet: Sheet, indicator: report.Indicator) -> str:
    """Write one row of the target table; the target as written already holds operator and unit."""
    parts = (
        sheet.tell(HORIZON[indicator["horizon"]]),
        indicator["level1"],
        indicator["level2"],
        indicator["level3"],
        indicator["target"],
    )
    return " · ".join(part for part in parts if part)


def _set_citations(sheet: Sheet, group: Group, lines: Lines) -> None:
    if _opened(sheet, say("引用的文件"), group.citations):
        for citation in group.citations:
            place = place_of(sheet, lines, citation["start"])
            sheet.labelled(place, named(citation), indent=DETAIL)


def _set_amounts(sheet: Sheet, group: Group, text: str, lines: Lines) -> None:
    """Set every line that holds amounts, each followed by the mark of what became of it."""
    if not _opened(sheet, say("文中的金额"), group.amounts):
        return
    legend = "   ".join(f"{word.mark} {sheet.tell(word.word)}" for word in STATUS.values())
    sheet.line((legend, "dim"), indent=DETAIL)
    for line, amounts in groupby(group.amounts, key=lambda amount: lines.of(amount["start"])):
        sheet.line((sheet.tell(say("第 {line} 行", line=line)), "dim"), indent=DETAIL)
        sheet.line(*_marked(text, *lines.range(line, text), amounts), indent=DETAIL + 2)


def _marked(
    text: str, start: int, end: int, amounts: Iterable[report.Amount]
) -> list[tuple[str, str]]:
    """Give the line as parts of (text, style), with a mark behind every amount."""
    parts = []
    for amount in amounts:
        word = STATUS[amount["status"]]
        parts.append((text[start : amount["start"]], ""))
        parts.append((text[amount["start"] : amount["end"]] + word.mark, word.style))
        start = amount["end"]
    parts.append((text[start:end], ""))
    return parts
