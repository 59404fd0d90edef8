"""项目实施计划: what is paid when, how often, and how much at a time."""

from mingxi.projects.drafts.composing.items import ITEMS_MAX, numbered
from mingxi.projects.drafts.draft import Content, Draft, DraftInstalment
from mingxi.projects.instalments import is_plain_subject
from mingxi.projects.project_text import InstalmentKind
from mingxi.quantities import Money

_MANNER = {
    InstalmentKind.ONCE: "一次性支付",
    InstalmentKind.MONTHLY: "按月支付",
    InstalmentKind.QUARTERLY: "按季度支付",
    InstalmentKind.AS_INCURRED: "据实支付",
    InstalmentKind.OTHER: "分批支付",
}
_EACH = {InstalmentKind.MONTHLY: "，每月", InstalmentKind.QUARTERLY: "，每季度"}


def plan_words(draft: Draft) -> Content:
    """Say （一）管护费，2025年3月至10月按月支付，每月1.5万元。 and so on, numbered where several.

    A list of more than 99 goes without numbers, which would not be read as such.
    """
    words = [_words(instalment) for instalment in draft.instalments]
    if not 1 < len(words) <= ITEMS_MAX[0]:
        return tuple(words)
    return tuple(numbered(ordinal, 0) + each for ordinal, each in enumerate(words, start=1))


def _words(paid: DraftInstalment) -> str:
    what = paid.what if is_plain_subject(paid.what) else f"“{paid.what}”"
    amount = "" if paid.amount is None else Money(paid.amount).to_the_fen()
    each = _EACH.get(paid.kind, "") if amount else ""
    return f"{what}，{_when(paid)}{_MANNER[paid.kind]}{each}{amount}。"


def _when(paid: DraftInstalment) -> str:
    """Say 2025年3月, 2025年3月至10月, or 2025年9月至2026年3月."""
    if paid.first is None or paid.last is None:
        return ""
    periodic = paid.kind in _EACH
    if paid.first == paid.last and not periodic:
        return _month(paid.first)
    same_year = paid.first[:4] == paid.last[:4]
    until = f"{int(paid.last[5:])}月" if same_year else _month(paid.last)
    return f"{_month(paid.first)}至{until}"


def _month(month: str) -> str:
    return f"{month[:4]}年{int(month[5:])}月"
