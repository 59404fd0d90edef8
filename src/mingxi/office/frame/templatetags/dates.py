"""Dates and times on pages, in the time of Asia/Shanghai, for people and (``<time>``) machines.

In sentences ``2026年3月5日 14:20``; in tables, with the argument ``short``, ``2026-03-05 14:20``
(GB/T 7408.1), so that columns may be read downwards.
"""

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mingxi.office.frame.configuration import TIME_ZONE

register = template.Library()

NOTHING = "—"


@register.filter
def day(value: date | datetime | None, form: str = "") -> SafeString | str:
    """Write a date: ``2026年3月5日``, short ``2026-03-05``."""
    if value is None:
        return NOTHING
    if isinstance(value, datetime):
        value = value.astimezone(TIME_ZONE).date()
    return format_html("<time datetime='{}'>{}</time>", value.isoformat(), _day(value, form))


@register.filter
def moment(value: datetime | None, form: str = "") -> SafeString | str:
    """Write a time to the minute: ``2026年3月5日 14:20``, short ``2026-03-05 14:20``."""
    if value is None:
        return NOTHING
    there = value.astimezone(TIME_ZONE)
    return format_html(
        "<time datetime='{}'>{} {}</time>",
        there.isoformat(timespec="seconds"),
        _day(there.date(), form),
        f"{there:%H:%M}",
    )


def _day(value: date, form: str) -> str:
    if form == "short":
        return value.isoformat()
    return f"{value.year}年{value.month}月{value.day}日"
