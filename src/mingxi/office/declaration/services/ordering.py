"""What a unit does with the order of its declarations."""

from collections.abc import Sequence

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.selectors.ordering import (
    is_movable,
    order_of,
    places_of,
    seal_of,
    units_ordered_by,
)
from mingxi.office.events.services import record
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit


def order_declarations(
    *, unit: Unit, year: int, keys: Sequence[int], seen: str, by: Person
) -> list[Declaration]:
    """Put what a unit declares for a year into its order; reviewers and the library show it.

    Args:
        unit: Whose declarations.
        year: The fiscal year.
        keys: Every declaration that still moves, in the order that is wished. What was admitted
            keeps its place; the others take the places between.
        seen: What the order was known by when it was shown (``seal_of``).
        by: A clerk, the finance officer or the head of the unit.

    Raises:
        RefusedError: the person does not order for the unit, somebody changed the order meanwhile,
            or ``keys`` are not the declarations that move.
    """
    if not units_ordered_by(by).filter(pk=unit.pk).exists():
        raise RefusedError(
            "not-of-unit",
            f"只有{unit.name}的经办人、财务和负责人可以排列它的申报。",
            where="unit",
            mend="请由该单位办理。",
        )
    with writing():
        # The row of the unit keeps others waiting who order the same.
        type(unit).objects.select_for_update().get(pk=unit.pk)
        order = order_of(unit, year)
        if seen != seal_of(order):
            raise RefusedError(
                "order-stale",
                "排序或者申报在您打开本页以后有了变动，没有保存。",
                where="seen",
                mend="请对照现在的次序，重新排列后再保存。",
            )
        moving = {one.pk: one for one in order if is_movable(one)}
        if sorted(keys) != sorted(moving):
            raise RefusedError(
                "order-incomplete",
                "排列的申报与本单位当年还没有审定的申报不一致，没有保存。",
                where="declaration_ids",
                mend="请列出全部还没有审定的申报，每份一次。",
            )
        changed = []
        for key, place in zip(keys, places_of(order).values(), strict=True):
            if moving[key].unit_rank != place:
                moving[key].unit_rank = place
                changed.append(moving[key])
        Declaration.objects.bulk_update(changed, ["unit_rank"])
        if changed:
            record(
                "declarations.ordered",
                by=by,
                on=unit,
                changed=["unit_rank"],
                facts={"fiscal_year": year, "declarations": len(keys), "moved": len(changed)},
                lines=(f"{key} {moving[key].unit_rank}".encode() for key in keys),
            )
    return order_of(unit, year)
