"""The unit spreads its control figure, and hands the detail in (二上)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mingxi.office.budget.models import Arrangement, ControlFigure, DetailLine, ExpenseCap
from mingxi.office.budget.reckoning.balance import differences
from mingxi.office.budget.reckoning.caps import CapKind, CodedAmount, exceeded
from mingxi.office.budget.reckoning.detail import Detail, objections
from mingxi.office.budget.reckoning.rounds import ArrangementState, Doing
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.reckoning.spreading import leaves_of
from mingxi.office.budget.selectors.arrangements import (
    admitted_of,
    control_of,
    details_of,
    draft_form,
    item_names,
)
from mingxi.office.budget.selectors.caps import used_by_code
from mingxi.office.budget.services.gates import require_round
from mingxi.office.budget.services.issuing import held
from mingxi.office.declaration.models import WorkingDraft
from mingxi.office.declaration.reckoning.form_checking import CheckedForm, checked_form
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import Stage
from mingxi.office.declaration.selectors.drafts import writes_for
from mingxi.office.declaration.services import rounds
from mingxi.office.declaration.services.drafting import save_draft
from mingxi.office.declaration.services.versions import make_version
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import store
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.quantities.money import Money
from mingxi.rules.finding import Severity

_TOLD_MAX = 5


class CheckedSpread(NamedTuple):
    """A spread form as it was checked, before the transaction that hands it in."""

    form: ProjectForm
    revision: int
    checked: CheckedForm
    report: StoredFile


def checked_spread(arrangement: Arrangement, person: Person) -> CheckedSpread:
    """Check the draft and store the report; slow, so it is done outside of any transaction."""
    form, revision = draft_form(arrangement)
    checked = checked_form(form)
    report = store(
        checked.report,
        name=f"{form.fiscal_year}-{arrangement.pk}.json",
        media_type="application/json",
        by_number=person.number,
    )
    return CheckedSpread(form, revision, checked, report)


def save_spread(
    *, arrangement: Arrangement, form: ProjectForm, revision: int, by: Person
) -> WorkingDraft:
    """Save how a control figure is spread; sums may still be open while it is worked on.

    Raises:
        RefusedError: It is not the unit's turn.
        StaleRevisionError: Somebody else has saved meanwhile.
    """
    with writing():
        present = _own(arrangement, by)
        draft = save_draft(declaration=present.declaration, form=form, revision=revision, by=by)
        record("arrangement.spread_saved", by=by, on=present, facts={"revision": draft.revision})
    return draft


def save_details(
    *,
    arrangement: Arrangement,
    details: Sequence[Detail],
    by: Person,
    revision: int | None = None,
) -> list[DetailLine]:
    """Save the detail lines, all anew; codes may stay empty until they are handed in.

    Args:
        arrangement: Whose lines.
        details: All of them.
        by: Who saves.
        revision: On which revision of the arrangement they rest; None asks nothing.

    Raises:
        RefusedError: A line is of a source that gives nothing to the project, or not above zero,
            or somebody else has changed the lines meanwhile.
    """
    with writing():
        present = _own(arrangement, by)
        if revision is not None and revision != present.revision:
            raise RefusedError(
                "lines-changed",
                "明细行刚被别人改过，您的改动没有保存。",
                where="revision",
                mend="请另开本页，看过新的明细行再改。",
            )
        present.revision += 1
        present.save(update_fields=["revision"])
        controls = {one.ceiling.source: one for one in present.controls.select_related("ceiling")}
        for at, line in enumerate(details, 1):
            _refuse_unfit_line(at, line, controls)
        present.lines.all().delete()
        lines = DetailLine.objects.bulk_create(
            DetailLine(
                arrangement=present,
                place=at,
                item_key=line.item_key,
                function_code=line.function_code,
                dept_econ_code=line.dept_econ_code,
                gov_econ_code=line.gov_econ_code,
                control=controls[line.source],
                amount_fen=line.fen,
            )
            for at, line in enumerate(details, 1)
        )
        record(
            "arrangement.details_saved",
            by=by,
            on=present,
            facts={"count": len(lines), "amount_fen": sum(line.amount_fen for line in lines)},
        )
    return lines


def hand_in_spread(*, arrangement: Arrangement, prepared: CheckedSpread, by: Person) -> Arrangement:
    """Hand the spread control figure in (二上); its text is the one that will be published.

    Raises:
        RefusedError: Parts do not come to what is arranged, a code is wrong, a cap would be
            exceeded, the text contradicts itself, or the draft was changed meanwhile.
    """
    with writing():
        present = _own(arrangement, by)
        if draft_form(present)[1] != prepared.revision:
            raise RefusedError(
                "draft-changed",
                "核对期间又有人改了内容，没有上报。",
                where="revision",
                mend="请看过新的内容再上报。",
            )
        form, control = prepared.form, control_of(present)
        _refuse_open_sums(form, control)
        details = details_of(present)
        _refuse_wrong_details(form, details, control)
        _refuse_above_caps(present, details, item_names(form))
        _refuse_contradictions(prepared.checked)
        make_version(
            declaration=present.declaration,
            form=form,
            checked=prepared.checked,
            report=prepared.report,
            stage=Stage.SECOND_UP,
            by=by,
        )
        present.declaration = rounds.finish_spreading(
            declaration=present.declaration, lacks=_lacks(present, form), by=by
        )
        present.state, present.handed_in_at = ArrangementState.HANDED_IN.value, now()
        present.save(update_fields=["state", "handed_in_at"])
        record(
            "arrangement.handed_in", by=by, on=present, facts={"control_fen": present.control_fen}
        )
    return present


def return_spread(*, arrangement: Arrangement, by: Person) -> Arrangement:
    """Give a handed-in spread back to its unit, to be mended."""
    with writing():
        require_round(arrangement.fiscal_year, Doing.SPREAD)
        present = held(arrangement, ArrangementState.HANDED_IN)
        present.declaration = rounds.reopen_spreading(declaration=present.declaration, by=by)
        present.state, present.handed_in_at = ArrangementState.ISSUED.value, None
        present.save(update_fields=["state", "handed_in_at"])
        record("arrangement.returned", by=by, on=present)
    return present


def _own(arrangement: Arrangement, by: Person) -> Arrangement:
    """Lock an arrangement while it is the unit's turn; who sees a unit need not write for it."""
    require_round(arrangement.fiscal_year, Doing.SPREAD)
    present = held(arrangement, ArrangementState.ISSUED)
    if not writes_for(by, present.unit):
        raise RefusedError(
            "not-clerk-of-unit",
            f"只有“{present.unit}”的经办人可以分解、上报它的控制数。",
            where="arrangement_id",
            mend="请由该单位经办人办理。",
        )
    return present


def _refuse_unfit_line(at: int, line: Detail, controls: Mapping[Source, ControlFigure]) -> None:
    if line.source not in controls:
        raise RefusedError(
            "line-of-other-source",
            f"第{at}行：这个项目没有“{line.source.label}”的控制数。",
            where=f"lines[{at}].source",
            mend="请从所列来源中选择。",
        )
    if line.fen <= 0:
        raise RefusedError(
            "line-not-above-nothing",
            f"第{at}行：金额应大于零，现为{Money(line.fen).in_wan()}。",
            where=f"lines[{at}].amount_fen",
            mend="不用的行请删去。",
        )


def _refuse_open_sums(form: ProjectForm, control: Mapping[Source, int]) -> None:
    found = differences(form, control)
    if found:
        raise RefusedError(
            "spread-does-not-add-up",
            "分解数与控制数不符：" + "".join(one.told() for one in found[:_TOLD_MAX]),
            where="items",
            mend="请改到完全相等再上报。",
        )


def _refuse_wrong_details(
    form: ProjectForm, details: Sequence[Detail], control: Mapping[Source, int]
) -> None:
    amounts = {item.key: item.amount_fen or 0 for item in leaves_of(form)} or {
        "": sum(control.values())
    }
    found = objections(details, amounts, control, item_names(form))
    if found:
        more = f"等{len(found)}处。" if len(found) > _TOLD_MAX else ""
        raise RefusedError(
            "details-wrong",
            "明细行有误：" + "".join(found[:_TOLD_MAX]) + more,
            where="lines",
            mend="请在明细行中改正。",
        )


def _refuse_above_caps(
    arrangement: Arrangement, details: Sequence[Detail], names: Mapping[str, str]
) -> None:
    # Two projects of one unit that are handed in at the same moment wait for each other here.
    rows = ExpenseCap.objects.select_for_update().filter(
        fiscal_year=arrangement.fiscal_year, unit=arrangement.unit
    )
    caps = {CapKind(one.kind): one.cap_fen for one in rows.order_by("pk")}
    used = used_by_code(arrangement.unit, arrangement.fiscal_year, without=arrangement.pk)
    asked = [
        CodedAmount(line.dept_econ_code, line.fen, f"第{at}行“{names[line.item_key]}”")
        for at, line in enumerate(details, 1)
    ]
    over = exceeded(caps, used, asked)
    if over is not None:
        raise RefusedError(
            "cap-exceeded",
            f"{over.line.label}（{over.line.code}，{Money(over.line.fen).in_wan()}）"
            f"使{arrangement.unit}的{over.kind.label}超过总控："
            f"总控{Money(over.cap_fen).in_wan()}，其他项目已列{Money(over.used_fen).in_wan()}，"
            f"本项目{Money(over.asked_fen).in_wan()}，超出{Money(over.over_fen).in_wan()}。",
            where="lines",
            mend="请压减这一行，或由预算股调整总控。",
        )


def _refuse_contradictions(checked: CheckedForm) -> None:
    """Refuse what contradicts itself in arithmetic; other findings are for review to weigh."""
    found = [
        one for one in checked.findings if one.is_arithmetic and one.severity is Severity.ERROR
    ]
    if found:
        raise RefusedError(
            "text-contradicts-itself",
            f"文本中还有{len(found)}处算术错误：{found[0].message}",
            where=found[0].anchor.field,
            mend="请在项目文本中改正后再上报。",
        )


def _lacks(arrangement: Arrangement, form: ProjectForm) -> list[rounds.Lack]:
    """Give what sub-items needed and did not get; without any, what the whole lacks."""
    needs = {
        figure.key: figure.asked_fen if figure.admitted_fen is None else figure.admitted_fen
        for figure in arrangement.declaration.item_figures.all()
    }
    lacks = [
        rounds.Lack(item.key, item.label, needs[item.key], item.amount_fen or 0)
        for item in leaves_of(form)
        if needs.get(item.key, 0) > (item.amount_fen or 0)
    ]
    whole = admitted_of(arrangement.declaration)
    if not lacks and whole > arrangement.control_fen:
        return [rounds.Lack("", form.name, whole, arrangement.control_fen)]
    return lacks
