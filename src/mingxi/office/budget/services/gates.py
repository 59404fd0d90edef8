"""What every service of the rounds asks before it acts."""

from datetime import date

from mingxi.office.budget.models import FiscalYear
from mingxi.office.budget.reckoning.rounds import Doing, rounds_of
from mingxi.office.declaration.reckoning.plain_words import no_personal_data
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError


def require_round(year: FiscalYear, doing: Doing) -> FiscalYear:
    """Lock the year, and refuse what its round does not allow.

    Who moves the year on waits until what its round allows is written, and two who act in it come
    one after the other: what the second finds is what the first has left.
    """
    # Not the key: rows that only point at the year keep nobody waiting.
    present = FiscalYear.objects.select_for_update(no_key=True).get(pk=year.pk)
    allowed = rounds_of(doing)
    if present.round not in allowed:
        told = "、".join(f"“{one.label}”" for one in allowed)
        raise RefusedError(
            "round-does-not-allow",
            f"{present}现处“{present.round.label}”阶段（{present.round.says}），"
            f"{doing.label}只在{told}阶段办理。",
            where="fiscal_year",
            mend="请由预算股先转入相应阶段。",
        )
    return present


def require_past(day: date, *, where: str, not_before: date | None = None, after: str = "") -> None:
    """Refuse a day that is still to come, or lies before what it follows."""
    if day > today():
        raise RefusedError(
            "day-to-come",
            f"{day.isoformat()}还没有到，只能登记已经发生的日期。",
            where=where,
            mend="请核对日期。",
        )
    if not_before is not None and day < not_before:
        raise RefusedError(
            "day-too-early",
            f"{day.isoformat()}早于{after}（{not_before.isoformat()}）。",
            where=where,
            mend="请核对日期。",
        )


def plain(words: str, *, where: str, length_max: int = 128) -> str:
    """Give short words that are kept in plain; refuse none, too many, and personal numbers."""
    words = words.strip()
    if not words or len(words) > length_max:
        raise RefusedError("words-missing", f"请写明，不超过{length_max}个字。", where=where)
    try:
        return no_personal_data(words)
    except ValueError as error:
        raise RefusedError("words-personal", str(error), where=where) from error
