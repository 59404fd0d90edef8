"""Control figures and how they are spread, as they are told to programs."""

from mingxi.office.budget.api.spreading_values import (
    ArrangementOut,
    ControlLine,
    DetailLineOut,
    LackOut,
    PaymentOut,
    SpreadItemOut,
    TargetOut,
    WholeArrangementOut,
    WholeSpreadOut,
)
from mingxi.office.budget.models import Arrangement
from mingxi.office.budget.reckoning.balance import differences
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.budget.reckoning.sources import LedgerLevel
from mingxi.office.budget.reckoning.spreading import leaves_of
from mingxi.office.budget.selectors.arrangements import (
    admitted_items_of,
    control_of,
    details_of,
    draft_form,
    need_form,
    spread_form_of,
)
from mingxi.office.declaration.reckoning.form_choices import target_of


def told_summary(arrangement: Arrangement) -> ArrangementOut:
    """Tell of a control figure in a list."""
    declaration = arrangement.declaration
    return ArrangementOut(
        id=arrangement.pk,
        declaration_id=declaration.pk,
        unit_code=arrangement.unit.code,
        project_code=declaration.project.code,
        project_name=declaration.project.name,
        state=ArrangementState(arrangement.state),
        asked_fen=declaration.asked_fen,
        admitted_fen=declaration.admitted_fen,
        control_fen=arrangement.control_fen,
    )


def told(arrangement: Arrangement) -> WholeArrangementOut:
    """Tell of a control figure with its lines and gaps."""
    return WholeArrangementOut(
        **told_summary(arrangement).model_dump(),
        controls=[
            ControlLine(fund_kind=source.fund_kind, level=LedgerLevel(source.level), amount_fen=fen)
            for source, fen in control_of(arrangement).items()
        ],
        lines=[
            DetailLineOut(
                item_key=line.item_key,
                function_code=line.function_code,
                dept_econ_code=line.dept_econ_code,
                gov_econ_code=line.gov_econ_code,
                fund_kind=line.source.fund_kind,
                level=LedgerLevel(line.source.level),
                amount_fen=line.fen,
            )
            for line in details_of(arrangement)
        ],
        unfunded=[
            LackOut(
                item_key=one.item_key,
                label=one.label,
                need_fen=one.need_fen,
                arranged_fen=one.arranged_fen,
            )
            for one in arrangement.declaration.unfunded_parts.all()
        ],
    )


def told_spread(arrangement: Arrangement) -> WholeSpreadOut:
    """Tell how a control figure is spread: as handed in, else as the unit writes it."""
    draft, revision = draft_form(arrangement)
    form = spread_form_of(arrangement) or draft
    need = need_form(arrangement) or form
    needed = {item.key: item.amount_fen for item in need.every_item()}
    admitted = admitted_items_of(arrangement.declaration)
    before = dict(enumerate(need.indicators))
    return WholeSpreadOut(
        revision=revision,
        items=[
            SpreadItemOut(
                key=item.key,
                label=item.label,
                need_fen=needed.get(item.key),
                admitted_fen=admitted.get(item.key),
                amount_fen=item.amount_fen or 0,
            )
            for item in leaves_of(form)
        ],
        instalments=[
            PaymentOut(
                place=place,
                what=one.what,
                item_key=one.item_key or "",
                amount_fen=(one.ceiling_fen if one.amount_fen is None else one.amount_fen) or 0,
            )
            for place, one in enumerate(form.instalments)
        ],
        indicators=[
            TargetOut(
                place=place,
                name=f"{one.level2} {one.level3}",
                value=one.value,
                need=target_of(before[place]) if place in before else "",
            )
            for place, one in enumerate(form.indicators)
        ],
        differences=[one.told() for one in differences(form, control_of(arrangement))],
    )
