"""Caps of units on meetings, training, reception and the three public expenses."""

from mingxi.office.budget.models import ExpenseCap, FiscalYear
from mingxi.office.budget.reckoning.caps import CapKind, used_of
from mingxi.office.budget.reckoning.rounds import Doing, GrowthRule
from mingxi.office.budget.selectors.caps import cap_of_last_year, used_by_code
from mingxi.office.budget.services.gates import require_round
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit
from mingxi.quantities.money import Money


def set_cap(
    *,
    year: FiscalYear,
    unit: Unit,
    kind: CapKind,
    cap_fen: int,
    by: Person,
    last_year_fen: int | None = None,
) -> ExpenseCap:
    """Set what a unit may arrange for one kind of expense (总控).

    Args:
        year: Of which year.
        unit: Whose cap.
        kind: Of what.
        cap_fen: The cap, in fen.
        by: Who sets it.
        last_year_fen: Last year's, where the system does not know it; what it knows goes first.

    Raises:
        RefusedError: It is above last year's and the year's rule refuses that (只减不增), units
            have handed in more, or the round does not allow it.
    """
    if cap_fen < 0 or (last_year_fen or 0) < 0:
        raise RefusedError("cap-below-nothing", "总控不能小于零。", where="cap_fen")
    with writing():
        present = require_round(year, Doing.SET_CAPS)
        known = cap_of_last_year(unit, kind, present)
        last = last_year_fen if known is None else known
        refuses = GrowthRule(present.growth_rule) is GrowthRule.REFUSE
        if refuses and last is not None and cap_fen > last:
            raise RefusedError(
                "cap-above-last-year",
                f"“{unit}”的{kind.label}本年{Money(cap_fen).in_wan()}超过上年"
                f"{Money(last).in_wan()}，多{Money(cap_fen - last).in_wan()}：只减不增。",
                where="cap_fen",
                mend="请压减到不超过上年。",
            )
        cap = ExpenseCap.objects.select_for_update().filter(
            fiscal_year=present, unit=unit, kind=kind.value
        ).first() or ExpenseCap(fiscal_year=present, unit=unit, kind=kind.value)
        used = used_of(kind, used_by_code(unit, present, without=0))
        if used > cap_fen:
            raise RefusedError(
                "cap-below-used",
                f"“{unit}”的{kind.label}已列{Money(used).in_wan()}，总控不能低于它。",
                where="cap_fen",
                mend="请先退回有关项目压减。",
            )
        cap.cap_fen, cap.last_year_fen = cap_fen, last
        cap.set_by, cap.set_at = by, now()
        cap.save()
        record(
            "expense_cap.set",
            by=by,
            on=cap,
            facts={"unit_code": unit.code, "kind": kind.value, "cap_fen": cap_fen},
        )
    return cap
