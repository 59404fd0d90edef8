"""Issued control figures for programs: spreading them, and handing them in."""

from django.urls import resolve
from ninja import Query, Router

from mingxi.office.budget.api.rows import arrangement_of, year_of
from mingxi.office.budget.api.spreading_values import (
    ArrangementOut,
    LinesIn,
    ProposalIn,
    SpreadIn,
    SpreadOut,
    WholeArrangementOut,
    WholeSpreadOut,
)
from mingxi.office.budget.api.told_spreads import told, told_spread, told_summary
from mingxi.office.budget.api.values import Year
from mingxi.office.budget.models import Arrangement
from mingxi.office.budget.ports import MANAGE_ROUNDS, READ_BUDGET, SPREAD_CONTROLS
from mingxi.office.budget.reckoning.detail import Detail, proposed_details
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.reckoning.spreading import with_amounts, with_plan
from mingxi.office.budget.selectors.arrangements import (
    control_of,
    draft_form,
    issued_for,
    nature_of,
    proposed_form,
)
from mingxi.office.budget.services.issuing import take_back_control
from mingxi.office.budget.services.spreading import (
    CheckedSpread,
    checked_spread,
    hand_in_spread,
    return_spread,
    save_details,
    save_spread,
)
from mingxi.office.frame.api import Id, PageOf, Paging, needs, page_of, writes
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest

router = Router()

# Of the number of a row, below what 64 bits hold.
DIGITS_MAX = 18
ONE = "/budget/arrangements/{arrangement_id}"


class CheckedRequest(PersonRequest):
    """A request whose draft was checked before the transaction."""

    prepared: CheckedSpread | None


def _checked(request: PersonRequest) -> CheckedSpread | None:
    """Check the draft before the transaction; None where there is nothing to hand in.

    What was sent is not examined yet: what is no number is refused by the operation.
    """
    number = resolve(request.path_info).kwargs["arrangement_id"]
    if not number.isascii() or not number.isdecimal() or len(number) > DIGITS_MAX:
        return None
    arrangement = arrangement_of(request.user, int(number))
    if arrangement.state != ArrangementState.ISSUED:
        return None
    return checked_spread(arrangement, request.user)


@router.get(
    "/budget/years/{fiscal_year}/arrangements",
    response=PageOf[ArrangementOut],
    summary="已下达的控制数",
)
@needs(READ_BUDGET)
def get_arrangements(
    request: PersonRequest, fiscal_year: Year, paging: Query[Paging]
) -> PageOf[ArrangementOut]:
    """Give the control figures that were issued."""
    rows = issued_for(request.user, year_of(request.user, fiscal_year))
    return page_of(rows, paging, by="pk", told=told_summary)


@router.get(ONE, response=WholeArrangementOut, summary="一项控制数")
@needs(READ_BUDGET)
def get_arrangement(request: PersonRequest, arrangement_id: Id) -> WholeArrangementOut:
    """Give one with its lines and gaps."""
    return told(arrangement_of(request.user, arrangement_id))


@router.get(
    f"{ONE}/spread",
    response=WholeSpreadOut,
    summary="控制数的分解",
    description="各子项、支付计划和指标的现状；`differences` 为空，才能二上上报。",
)
@needs(READ_BUDGET)
def get_spread(request: PersonRequest, arrangement_id: Id) -> WholeSpreadOut:
    """Give how it is spread."""
    return told_spread(arrangement_of(request.user, arrangement_id))


@router.put(
    f"{ONE}/spread",
    response=SpreadOut,
    summary="分解控制数",
    description="改子项、支付计划的金额和指标的目标值；其余内容在项目表单中改。",
)
@writes(SPREAD_CONTROLS)
def put_spread(request: PersonRequest, arrangement_id: Id, spread: SpreadIn) -> SpreadOut:
    """Save how it is spread."""
    arrangement = _of_unit(request, arrangement_id)
    form, _ = draft_form(arrangement)
    form = with_plan(
        with_amounts(form, {one.key: one.amount_fen for one in spread.items}),
        {one.place: one.amount_fen for one in spread.instalments},
        {one.place: one.value for one in spread.indicators},
    )
    draft = save_spread(
        arrangement=arrangement, form=form, revision=spread.revision, by=request.user
    )
    return SpreadOut(revision=draft.revision)


@router.put(f"{ONE}/lines", response=WholeArrangementOut, summary="保存明细行")
@writes(SPREAD_CONTROLS)
def put_lines(request: PersonRequest, arrangement_id: Id, wished: LinesIn) -> WholeArrangementOut:
    """Save the detail lines, all anew."""
    arrangement = arrangement_of(request.user, arrangement_id)
    details = [
        Detail(
            line.item_key,
            line.function_code,
            line.dept_econ_code,
            line.gov_econ_code,
            Source(line.fund_kind, line.level.value),
            line.amount_fen,
        )
        for line in wished.lines
    ]
    save_details(arrangement=arrangement, details=details, by=request.user)
    return told(arrangement)


@router.post(
    f"{ONE}/spread/proposal",
    response=WholeSpreadOut,
    summary="按比例重新分解",
    description="从一上的需求重新按比例分解并保存，替换已写的金额；文字不变。",
)
@writes(SPREAD_CONTROLS)
def post_spread(request: PersonRequest, arrangement_id: Id, sent: ProposalIn) -> WholeSpreadOut:
    """Spread it anew in proportion."""
    arrangement = _of_unit(request, arrangement_id)
    save_spread(
        arrangement=arrangement,
        form=proposed_form(arrangement),
        revision=sent.revision,
        by=request.user,
    )
    return told_spread(arrangement)


@router.post(
    f"{ONE}/lines/proposal",
    response=WholeArrangementOut,
    summary="按分解结果拟定明细行",
    description="按各子项分到的金额和资金来源拟定明细行并保存，替换已写的各行。",
)
@writes(SPREAD_CONTROLS)
def post_lines(request: PersonRequest, arrangement_id: Id) -> WholeArrangementOut:
    """Propose the detail lines from what sub-items got."""
    arrangement = _of_unit(request, arrangement_id)
    form, _ = draft_form(arrangement)
    details = proposed_details(form, control_of(arrangement), nature_of(arrangement.unit))
    save_details(arrangement=arrangement, details=details, by=request.user)
    return told(arrangement)


@router.post(
    f"{ONE}/hand-in",
    response=WholeArrangementOut,
    summary="二上上报",
    description="先核对文本；各部分不等于控制数、超过总控或文本有算术矛盾的，回答409。",
)
@writes(SPREAD_CONTROLS, first=_checked)
def post_hand_in(request: CheckedRequest, arrangement_id: Id) -> WholeArrangementOut:
    """Hand it in."""
    arrangement = arrangement_of(request.user, arrangement_id)
    if request.prepared is None:
        raise _not_your_turn(arrangement)
    handed_in = hand_in_spread(arrangement=arrangement, prepared=request.prepared, by=request.user)
    return told(handed_in)


@router.post(f"{ONE}/return", response=WholeArrangementOut, summary="退回二上")
@writes(MANAGE_ROUNDS)
def post_return(request: PersonRequest, arrangement_id: Id) -> WholeArrangementOut:
    """Give it back to the unit."""
    arrangement = arrangement_of(request.user, arrangement_id)
    return told(return_spread(arrangement=arrangement, by=request.user))


@router.post(f"{ONE}/take-back", response=WholeArrangementOut, summary="收回控制数")
@writes(MANAGE_ROUNDS)
def post_take_back(request: PersonRequest, arrangement_id: Id) -> WholeArrangementOut:
    """Take it back."""
    arrangement = arrangement_of(request.user, arrangement_id)
    return told(take_back_control(arrangement=arrangement, by=request.user))


def _of_unit(request: PersonRequest, arrangement_id: int) -> Arrangement:
    """Give an arrangement that its unit spreads; raises RefusedError in other states."""
    arrangement = arrangement_of(request.user, arrangement_id)
    if arrangement.state != ArrangementState.ISSUED:
        raise _not_your_turn(arrangement)
    return arrangement


def _not_your_turn(arrangement: Arrangement) -> RefusedError:
    return RefusedError(
        "arrangement-in-other-state",
        f"这项控制数现为“{arrangement.get_state_display()}”，单位现在不能分解。",
        where="arrangement_id",
        mend="请按现在的状态办理。",
    )
