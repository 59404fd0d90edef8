"""Findings that a person sets aside, with the reason, in a file beside the document.

A waiver names a rule and, unless it holds for the whole document, a passage. It is a TOML file of
``[[waiver]]`` entries: ``rule``, ``reason``, and optionally ``text``, ``by``, ``until``.
"""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from mingxi.languages import Message, say
from mingxi.places import Span
from mingxi.rules.registry import rule_of
from mingxi.rules.selection import unknown_rule

_ENTRY = "waiver"


class WaiversError(Exception):
    """A file of waivers that cannot be followed; ``message`` says where and how to mend it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class Waiver(NamedTuple):
    """One entry: ``rule`` is a code, ``text`` None holds anywhere in the document.

    ``until`` is the last day on which it holds.
    """

    rule: str
    reason: str
    text: str | None = None
    by: str | None = None
    until: date | None = None

    def has_expired(self, today: date) -> bool:
        """Tell whether its last day has passed."""
        return self.until is not None and self.until < today

    def covers(self, code: str, span: Span, text: str) -> bool:
        """Tell whether it speaks of what ``code`` found at ``span`` of a document's ``text``.

        The passage must share a character with the finding, so that both a part of what is marked
        and the sentence around it may be quoted.
        """
        if self.rule != code:
            return False
        if self.text is None:
            return True
        reach = len(self.text) - 1
        return self.text in text[max(0, span.start - reach) : span.end + reach]


def waivers_from(content: bytes) -> tuple[Waiver, ...]:
    """Read a file of waivers (UTF-8); raises WaiversError where it cannot be followed."""
    try:
        tables = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise WaiversError(say("豁免文件不是UTF-8编码。请用UTF-8编码重新保存。")) from None
    except tomllib.TOMLDecodeError as error:
        said = say("豁免文件不是正确的TOML：{reason}。请改正后重试。", reason=str(error))
        raise WaiversError(said) from error
    entries = tables.pop(_ENTRY, [])
    if tables or not isinstance(entries, list):
        name = next(iter(tables), _ENTRY)
        raise WaiversError(
            say("豁免文件中只能有 [[waiver]] 条目，不能有“{name}”。请改正后重试。", name=name)
        )
    return tuple(_waiver(entry, place) for place, entry in enumerate(entries, start=1))


def _waiver(entry: object, place: int) -> Waiver:
    """Read one entry; ``place`` counts them from 1."""
    if not isinstance(entry, dict):
        raise _refused(place, say("应当写成 [[waiver]] 表。"))
    unknown = sorted(entry.keys() - set(Waiver._fields))
    if unknown:
        known = "、".join(Waiver._fields)
        raise _refused(
            place, say("没有“{name}”这一项，可以写的有：{known}。", name=unknown[0], known=known)
        )
    rule = _words(entry, "rule", place)
    reason = _words(entry, "reason", place)
    if rule is None or reason is None:
        raise _refused(place, say("必须写明规则（rule）和理由（reason）。"))
    try:
        code = rule_of(rule).code
    except KeyError:
        raise _refused(place, unknown_rule(rule)) from None
    until = entry.get("until")
    if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
        raise _refused(place, say("until 应当是日期，例如 until = 2026-12-31。"))
    return Waiver(code, reason, _words(entry, "text", place), _words(entry, "by", place), until)


def _words(entry: Mapping[str, Any], name: str, place: int) -> str | None:
    """Give a member that must be words where it is written at all."""
    value = entry.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise _refused(place, say("{name} 应当是不为空的文字，用引号括起。", name=name))
    return value.strip()


def _refused(place: int, what: Message) -> WaiversError:
    return WaiversError(say("豁免文件第{place}条有误：{what}", place=place, what=what))
