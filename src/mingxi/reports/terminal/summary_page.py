"""The last lines: how many documents, amounts, claims and findings."""

from mingxi.languages import say
from mingxi.reports.rule_texts import in_language
from mingxi.reports.summary import Tally
from mingxi.reports.terminal.sheet import Sheet
from mingxi.reports.vocabulary import SEVERITY, VERDICT, Word
from mingxi.rules.registry import rule_of


def print_summary(sheet: Sheet, tally: Tally) -> None:
    """Print the counts over all documents, as far as any could be read."""
    sheet.bar(sheet.tell(say("合计")), "")
    if not 0 < tally.unread == tally.summary["documents"]:
        _set_counts(sheet, tally)
    if tally.unread:
        sheet.line((sheet.tell(say("✗ {count} 份文档无法读取", count=tally.unread)), "bold red"))
    sheet.send()


def print_statistics(sheet: Sheet, tally: Tally) -> None:
    """Print how often each rule found something, the most frequent first."""
    counts = sorted(tally.summary["rules"].items(), key=lambda pair: (-pair[1], pair[0]))
    width = max((len(str(count)) for _, count in counts), default=0)
    for code, count in counts:
        rule = rule_of(code)
        title = in_language(rule.title, sheet.language)
        sheet.labelled(f"{count:>{width}}  {code}", f"{rule.name}  {title}", label_style="bold")
    if counts:
        sheet.blank()
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
    elif tally.unread == 0 and not summary["waived"] and not summary["baseline"]:
        sheet.line((sheet.tell(say("没有发现问题。")), "green"))
    elif tally.unread == 0:
        sheet.line((sheet.tell(say("没有发现其他问题。")), "green"))
    if summary["waived"]:
        sheet.line((sheet.tell(say("另有 {count} 条已豁免。", count=summary["waived"])), "dim"))
    if summary["baseline"]:
        known = say("另有 {count} 条已在基线中。", count=summary["baseline"])
        sheet.line((sheet.tell(known), "dim"))
    if tally.unfollowed:
        broken = say("✗ {count} 份文档的豁免文件有误，未生效", count=tally.unfollowed)
        sheet.line((sheet.tell(broken), "bold red"))


def _counts(sheet: Sheet, counts: dict[str, int], words: dict[str, Word]) -> list[tuple[str, str]]:
    """Give one part to each code: its mark, its word and its count."""
    return [
        (
            f"{word.mark} {sheet.tell(word.word)} {counts[code]}   ",
            word.style if counts[code] else "dim",
        )
        for code, word in words.items()
    ]
