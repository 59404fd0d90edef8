"""Opening a year's budget, and leading it through its rounds."""

from datetime import date

from mingxi.office.budget.models import Arrangement, FiscalYear, RoundBeginning
from mingxi.office.budget.reckoning.rounds import ArrangementState, BudgetRound, GrowthRule
from mingxi.office.budget.services.gates import require_past
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person

YEAR_MIN, YEAR_MAX = 2000, 2099


def open_fiscal_year(
    *,
    year: int,
    began_on: date,
    by: Person,
    growth_rule: GrowthRule = GrowthRule.REFUSE,
) -> FiscalYear:
    """Open the making of a year's budget; it begins with 一上.

    Raises:
        RefusedError: It is open already, or the day is to come.
    """
    if not YEAR_MIN <= year <= YEAR_MAX:
        raise RefusedError(
            "year-out-of-range",
            f"预算年度应在{YEAR_MIN}—{YEAR_MAX}之间，现为{year}。",
            where="year",
        )
    require_past(began_on, where="began_on")
    with writing():
        opened, is_new = FiscalYear.objects.get_or_create(
            year=year,
            defaults={"growth_rule": growth_rule.value, "opened_by": by, "opened_at": now()},
        )
        if not is_new:
            raise RefusedError(
                "year-open-already",
                f"{opened}已经开启，现处“{opened.round.label}”阶段。",
                where="year",
                mend="请直接进入该年度办理。",
            )
        _begin(opened, BudgetRound.FIRST_UP, began_on, by)
        record("fiscal_year.opened", by=by, on=opened, facts={"year": year})
    return opened


def move_to_round(*, year: FiscalYear, to: BudgetRound, began_on: date, by: Person) -> FiscalYear:
    """Lead a year into its next round, or back into the one before.

    Going back is open until the budget was decided on; nothing that was recorded is lost by it.

    Raises:
        RefusedError: The round is no neighbour, units have not handed in, or decisions stand.
    """
    with writing():
        present = FiscalYear.objects.select_for_update(no_key=True).get(pk=year.pk)
        steps = to.step - present.round.step
        if steps not in {1, -1}:
            raise RefusedError(
                "round-no-neighbour",
                f"{present}现处“{present.round.label}”阶段，不能直接转入“{to.label}”。",
                where="to",
                mend="请按一上、一下、二上、二下的次序逐步办理。",
            )
        if steps == 1:
            last = present.beginnings.order_by("pk").last()
            require_past(
                began_on,
                where="began_on",
                not_before=last.began_on if last else None,
                after=f"“{present.round.label}”开始的日期",
            )
            _refuse_unready(present, to)
        else:
            require_past(began_on, where="began_on")
            _refuse_decided(present)
        present.stage = to.value
        present.save(update_fields=["stage"])
        _begin(present, to, began_on, by)
        record(
            "fiscal_year.moved",
            by=by,
            on=present,
            facts={"round": to.value, "began_on": began_on.isoformat()},
        )
    return present


def set_growth_rule(*, year: FiscalYear, rule: GrowthRule, by: Person) -> FiscalYear:
    """Say what happens to caps above last year's in this year."""
    with writing():
        present = FiscalYear.objects.select_for_update(no_key=True).get(pk=year.pk)
        present.growth_rule = rule.value
        present.save(update_fields=["growth_rule"])
        record("fiscal_year.growth_rule_set", by=by, on=present, facts={"rule": rule.value})
    return present


def _begin(year: FiscalYear, stage: BudgetRound, began_on: date, by: Person) -> None:
    RoundBeginning.objects.create(
        fiscal_year=year, stage=stage.value, began_on=began_on, recorded_by=by, recorded_at=now()
    )


def _refuse_unready(year: FiscalYear, to: BudgetRound) -> None:
    """Refuse to go on over what is not finished."""
    rows = Arrangement.objects.filter(fiscal_year=year)
    if to is BudgetRound.SECOND_UP:
        count = rows.filter(state=ArrangementState.PROPOSED.value, control_fen__gt=0).count()
        told, mend = "个项目的控制数已拟定、尚未下达", "请先下达控制数，或把不安排的改为零。"
    elif to is BudgetRound.SECOND_DOWN:
        count = rows.filter(state=ArrangementState.ISSUED.value).count()
        told, mend = "个项目的单位还没有上报二上", "请催报；要收回控制数的，先退回“一下”阶段。"
    else:
        return
    if count:
        raise RefusedError("round-unfinished", f"还有{count}{told}。", where="to", mend=mend)


def _refuse_decided(year: FiscalYear) -> None:
    decision = year.decisions.first()
    if decision is not None:
        raise RefusedError(
            "round-decided",
            f"已登记“{decision.get_kind_display()}”（{decision.decided_on.isoformat()}），"
            "不能退回上一阶段。",
            where="to",
            mend="批准以后的变动请通过预算调整、调剂办理。",
        )
