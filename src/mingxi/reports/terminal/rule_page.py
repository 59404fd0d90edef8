"""The pages of the rules: one rule explained, and the list of all."""

from collections.abc import Iterable
from itertools import groupby

from mingxi.languages import Message, say
from mingxi.reports.rule_texts import in_language
from mingxi.reports.terminal.sheet import DETAIL, Sheet
from mingxi.reports.vocabulary import SEVERITY
from mingxi.rules.rule import AcrossRule, DocumentRule, Rule


def print_rule(sheet: Sheet, rule: Rule) -> None:
    """Print one rule's page: what it finds, why it matters, its source, and two examples.

    Its texts stand in the rule's docstring, its examples in ``BAD`` and ``GOOD``; a rule that reads
    a figure of the place shows the settings it needs.
    """
    word = SEVERITY[rule.severity.value]
    sheet.bar(f"{rule.code} {rule.name}", in_language(rule.family.title, sheet.language))
    sheet.blank()
    sheet.line((in_language(rule.title, sheet.language), "bold"))
    sheet.line((f"{word.mark} {sheet.tell(word.word)}", word.style))
    for label, text in ((say("为什么"), rule.why), (say("依据"), rule.source)):
        _set_part(sheet, label, in_language(text, sheet.language))
    for label, text in ((say("会被指出的写法"), rule.bad), (say("没有问题的写法"), rule.good)):
        _set_part(sheet, label, text)
    if isinstance(rule, AcrossRule):
        sheet.blank()
        sheet.line((sheet.tell(say("“=====”分开先后两份文件；问题在后一份中指出。")), "dim"))
    if isinstance(rule, DocumentRule) and rule.settings is not None:
        _set_part(sheet, say("需要的设置（mingxi.toml）"), rule.settings)
    sheet.blank()
    sheet.send()


def print_rules(sheet: Sheet, rules: Iterable[Rule]) -> None:
    """Print one line to a rule, family by family; the rules come by code."""
    for family, members in groupby(rules, key=lambda rule: rule.family):
        sheet.line((f"{family.letters} {in_language(family.title, sheet.language)}", "bold"))
        for rule in members:
            word = SEVERITY[rule.severity.value]
            label = f"{word.mark} {rule.code}"
            sheet.labelled(label, in_language(rule.title, sheet.language), label_style=word.style)
        sheet.blank()
    legend = "   ".join(f"{word.mark} {sheet.tell(word.word)}" for word in SEVERITY.values())
    sheet.line((legend, "dim"))
    sheet.send()


def _set_part(sheet: Sheet, label: Message, text: str) -> None:
    """Set a part of the page under its own heading, line by line as written."""
    sheet.blank()
    sheet.line((sheet.tell(label), "bold"))
    for line in text.strip("\n").split("\n"):
        sheet.line((line, ""), indent=DETAIL)
