"""The rules as reporting descriptors (SARIF 2.1.0, 3.49): their pages, for whoever views a result.

A consumer finds here why a remark matters and what it rests on, without Mingxi at hand.
"""

from collections.abc import Iterator
from typing import Any, Final

from mingxi.languages import Message, render, say
from mingxi.reports.rule_texts import in_language
from mingxi.reports.sarif.messages import message, plain
from mingxi.rules.rule import DocumentRule, Rule

LEVEL: Final = {"error": "error", "warning": "warning", "info": "note"}


def descriptor(rule: Rule, language: str) -> dict[str, Any]:
    """Give a rule's page in ``language``; its examples stay Chinese, as everywhere."""
    parts = [(render(label, language), text) for label, text in _parts(rule, language)]
    (basis, source), *examples = parts
    text = "\n\n".join(f"{label}\n{text}" for label, text in parts)
    fenced = "".join(f"\n\n**{label}**\n\n```text\n{text}\n```" for label, text in examples)
    return {
        "id": rule.code,
        "name": pascal_case(rule.name),
        "shortDescription": message(in_language(rule.title, language)),
        "fullDescription": message(in_language(rule.why, language)),
        "help": {"text": plain(text), "markdown": plain(f"**{basis}** {source}{fenced}")},
        "defaultConfiguration": {"level": LEVEL[rule.severity.value]},
        "properties": {"tags": [rule.family.folder, in_language(rule.family.title, language)]},
    }


def pascal_case(name: str) -> str:
    """Give a rule's name in the one spelling that SARIF asks of names (3.49.7)."""
    return "".join(word.capitalize() for word in name.split("-"))


def _parts(rule: Rule, language: str) -> Iterator[tuple[Message, str]]:
    """Give what a rule rests on, and what it finds and leaves alone."""
    yield say("依据"), in_language(rule.source, language)
    yield say("会被指出的写法"), rule.bad.strip("\n")
    yield say("没有问题的写法"), rule.good.strip("\n")
    if isinstance(rule, DocumentRule) and rule.settings is not None:
        yield say("需要的设置（mingxi.toml）"), rule.settings.strip("\n")
