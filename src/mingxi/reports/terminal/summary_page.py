"""The last lines: how many documents, amounts, claims and findings."""

from mingxi.languages import say
from mingxi.reports.summary import Tally
from mingxi.reports.terminal.sheet import Sheet
from mingxi.reports.terminal.vocabulary import SEVERITY, VERDICT, Word


def print_summary(sheet: Sheet, tally: Tally) -> None:
    """Print the counts over all documents, as far as any could be read."""
    sheet.bar(sheet.tell(say("合计")), "")
    if not 0 < tally.unread == tally.summary["documents"]:
        _set_counts(sheet, tally)
    if tally.unread:
        sheet.line((sheet.tell(say("✗ {count} 份文档无法读取", count=tally.unread)), "bold red"))
    sheet.send()


def _set_counts(sheet: Sheet, tally: Tally) -> None:
    """Set what was read, proven and found."""
    summary = tally.summary
    claims, findings = summary["claims"], summary["findings"]
    sheet.line(
        (
            sheet.tell(
                say(
                    "文档 {documents} 份 · 金额 {amounts} 处 · 算式 {claims} 条",
                    documents=summary["documents"],
                    amounts=summary["amounts"],
                    claims=sum(claims.values()),
                )
            ),
            "",
        )
    )
    sheet.line(*_counts(sheet, claims, VERDICT))
    if any(findings.values()):
        sheet.line(*_counts(sheet, findings, SEVERITY))
    elif tally.unread == 0:
        sheet.line((sheet.tell(say("没有发现问题。")), "green"))


def _counts(sheet: Sheet, counts: dict[str, int], words: dict[str, Word]) -> list[tuple[str, str]]:
    """Give one part to each code: its mark, its word and its count."""
    return [
        (
            f"{word.mark} {sheet.tell(word.word)} {counts[code]}   ",
            word.style if counts[code] else "dim",
        )
        for code, word in words.items()
    ]
