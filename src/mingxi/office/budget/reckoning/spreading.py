"""Spreading a control figure over a project form (分解控制数): a proportional proposal.

What the unit asked for is the measure: sub-items, instalments and the lines of the cost build-up
get the same share as the whole, in whole fen that add up exactly. A line of the build-up keeps its
name and its share; quantity and standard are those of the need and no longer hold, so it becomes
one amount. Indicators of quantity and cost shrink with the money, those of quality and time do not.
Words that the unit wrote stay as they are; what contradicts them now is for the checker to find.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal, InvalidOperation

from mingxi.office.budget.reckoning.apportioning import apportioned
from mingxi.office.budget.reckoning.instalments import is_ceiling, spread_instalments
from mingxi.office.budget.reckoning.sources import FORM_LEVELS, Source
from mingxi.office.declaration.reckoning.cost import amount_of, line_fen, total_of
from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)

# Words in the names of indicators whose targets go with the money.
_WITH_MONEY = ("数量", "成本")


def spread_form(
    form: ProjectForm, control: Mapping[Source, int], admitted: Mapping[str, int] | None = None
) -> ProjectForm:
    """Propose the form that the control figures pay for.

    Args:
        form: The need, as it was asked.
        control: What each source gives, in fen.
        admitted: What review left of sub-items, in fen by their keys: a sub-item that was cut
            gets its part of what was left of it, not of what was asked.
    """
    arranged, asked = sum(control.values()), total_of(form) or 0
    items = _spread_items(form.items, arranged, admitted or {})
    amounts = {item.key: item.amount_fen or 0 for top in items for item in _every(top)}
    needs = {item.key: _need_of(item) for item in form.every_item()}
    return form.model_copy(
        update={
            "total_fen": arranged,
            "items": items,
            "funding": funding_of(control),
            "instalments": spread_instalments(
                form.instalments,
                shares={None: (asked, arranged)}
                | {key: (needs[key], amounts[key]) for key in amounts},
                fiscal_year=form.fiscal_year,
            ),
            "indicators": tuple(_lowered(one, arranged, asked) for one in form.indicators),
        }
    )


def funding_of(control: Mapping[Source, int]) -> tuple[FormFunding, ...]:
    """Give the funding lines of control figures."""
    return tuple(
        FormFunding(level=FORM_LEVELS[source.level], fund_kind=source.fund_kind, amount_fen=fen)
        for source, fen in control.items()
        if fen
    )


def with_amounts(form: ProjectForm, amounts: Mapping[str, int]) -> ProjectForm:
    """Give the form with other amounts of its lowest sub-items; what stands above adds up anew.

    The build-up of an item whose amount changes is divided in proportion.
    """
    return form.model_copy(update={"items": tuple(_amended(item, amounts) for item in form.items)})


def with_plan(
    form: ProjectForm, amounts: Mapping[int, int], targets: Mapping[int, str]
) -> ProjectForm:
    """Give the form with other amounts of instalments and other target values, by their places."""
    return form.model_copy(
        update={
            "instalments": tuple(
                _paying(one, amounts.get(at)) for at, one in enumerate(form.instalments)
            ),
            "indicators": tuple(
                one.model_copy(update={"value": targets.get(at, one.value)})
                for at, one in enumerate(form.indicators)
            ),
        }
    )


def _paying(line: FormInstalment, fen: int | None) -> FormInstalment:
    """Give a line of the plan with another amount; one without any gets none of nothing."""
    if fen is None:
        return line
    if not is_ceiling(line):
        return line.model_copy(update={"amount_fen": fen})
    if line.ceiling_fen is None and not fen:
        return line
    return line.model_copy(update={"ceiling_fen": fen})


def with_plan_of(form: ProjectForm, need: ProjectForm, keys: Collection[str]) -> ProjectForm:
    """Give the form with the plan of some sub-items proposed anew, for what they got."""
    amounts = {item.key: item.amount_fen or 0 for item in form.every_item()}
    needs = {item.key: _need_of(item) for item in need.every_item()}
    anew: defaultdict[str | None, list[FormInstalment]] = defaultdict(list)
    for line in spread_instalments(
        [line for line in need.instalments if line.item_key in keys],
        shares={None: (0, 0)} | {key: (needs[key], amounts[key]) for key in keys},
        fiscal_year=form.fiscal_year,
    ):
        anew[line.item_key].append(line)
    plan: list[FormInstalment] = []
    for line in form.instalments:
        # All the lines of a sub-item stand where its first one stood.
        plan += anew.pop(line.item_key, ()) if line.item_key in keys else [line]
    return form.model_copy(update={"instalments": tuple(plan)})


def leaves_of(form: ProjectForm) -> list[FormItem]:
    """Give the lowest sub-items: those that money is arranged for."""
    return [item for item in form.every_item() if not item.items]


def _spread_items(
    items: Sequence[FormItem], fen: int, admitted: Mapping[str, int]
) -> tuple[FormItem, ...]:
    if not items:
        return ()
    shares = apportioned(fen, [_admitted_of(item, admitted) for item in items])
    return tuple(
        _spread_item(item, share, admitted) for item, share in zip(items, shares, strict=True)
    )


def _admitted_of(item: FormItem, admitted: Mapping[str, int]) -> int:
    if item.items:
        return sum(_admitted_of(one, admitted) for one in item.items)
    return admitted.get(item.key, _need_of(item))


def _spread_item(item: FormItem, fen: int, admitted: Mapping[str, int]) -> FormItem:
    return item.model_copy(
        update={
            "amount_fen": fen,
            "items": _spread_items(item.items, fen, admitted),
            "cost": item.cost if fen == _need_of(item) else _spread_cost(item.cost, fen),
        }
    )


def _amended(item: FormItem, amounts: Mapping[str, int]) -> FormItem:
    if item.items:
        below = tuple(_amended(one, amounts) for one in item.items)
        fen = sum(one.amount_fen or 0 for one in below)
        item = item.model_copy(update={"items": below})
    else:
        fen = amounts.get(item.key, _need_of(item))
    cost = item.cost if fen == _need_of(item) else _spread_cost(item.cost, fen)
    return item.model_copy(update={"amount_fen": fen, "cost": cost})


def _spread_cost(lines: Sequence[CostLine], fen: int) -> tuple[CostLine, ...]:
    if not lines:
        return ()
    shares = apportioned(fen, [line_fen(line) for line in lines])
    return tuple(
        CostLine(
            label=line.label,
            standard_fen=0 if line.parts else share,
            parts=_spread_cost(line.parts, share),
        )
        for line, share in zip(lines, shares, strict=True)
    )


def _need_of(item: FormItem) -> int:
    return amount_of(item) or 0


def _every(item: FormItem) -> list[FormItem]:
    return [item, *(one for below in item.items for one in _every(below))]


def _lowered(indicator: FormIndicator, arranged: int, asked: int) -> FormIndicator:
    """Lower a target that goes with the money, with as many decimals as it was written with."""
    goes = any(word in indicator.level1 + indicator.level2 for word in _WITH_MONEY)
    value = _number(indicator.value)
    if not goes or value is None or not asked or arranged >= asked or "%" in indicator.unit:
        return indicator
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    # Up, so that a target of some is never lowered to none.
    lowered = (value * arranged / asked).quantize(step, ROUND_CEILING)
    return indicator.model_copy(update={"value": f"{lowered:f}"})


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and value > 0 else None
