"""Spreading an arranged amount over the payment plan, in whole fen that add up exactly."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mingxi.office.budget.reckoning.apportioning import apportioned, scaled
from mingxi.office.declaration.reckoning.cost import occasions, paid_fen
from mingxi.office.declaration.reckoning.project_form import FormInstalment
from mingxi.office.declaration.reckoning.states import Manner

_MONTHS = {Manner.MONTHLY: 1, Manner.QUARTERLY: 3}


def spread_instalments(
    plan: Sequence[FormInstalment],
    shares: Mapping[str | None, tuple[int, int]],
    fiscal_year: int,
) -> tuple[FormInstalment, ...]:
    """Give the plan for what is arranged.

    The lines of a sub-item share what it got; those of no sub-item share what is arranged for the
    whole. Where lines came to the need, they come to what is arranged, to the fen; equal payments
    that cannot be equal any more leave the difference to the last one.

    Args:
        plan: The plan of the need.
        shares: Asked and arranged fen by the key of the sub-item, for the whole under None.
        fiscal_year: The year whose months are meant where a line says none.
    """
    groups = defaultdict(list)
    for at, line in enumerate(plan):
        groups[line.item_key].append(at)
    spread: dict[int, int] = {}
    for key, places in groups.items():
        weights = [_planned(plan[at]) for at in places]
        asked, arranged = shares.get(key, shares[None])
        whole = sum(weights)
        target = arranged if whole == asked else scaled(whole, arranged, asked)
        parts = apportioned(target, weights) if whole else weights
        spread.update(zip(places, parts, strict=True))
    return tuple(
        one for at, line in enumerate(plan) for one in _paying(line, spread[at], fiscal_year)
    )


def is_ceiling(line: FormInstalment) -> bool:
    """Tell whether what a line of the plan pays is said by its ceiling, not by each payment."""
    return line.amount_fen is None or (
        line.manner is Manner.AS_INCURRED and line.ceiling_fen is not None
    )


def _planned(line: FormInstalment) -> int:
    """Give what a line pays in all; what is paid in parts of unknown number counts once."""
    paid = paid_fen(line)
    return paid if paid is not None else line.amount_fen or line.ceiling_fen or 0


def _paying(line: FormInstalment, fen: int, fiscal_year: int) -> Iterator[FormInstalment]:
    """Give the line, or the line and its last payment, that pays so much altogether."""
    planned = _planned(line)
    if not planned or planned == fen:
        yield line
        return
    if line.amount_fen is None or is_ceiling(line):
        yield line.model_copy(update={"ceiling_fen": fen})
        return
    each, rest = divmod(fen, planned // line.amount_fen)
    if not rest:
        yield line.model_copy(update={"amount_fen": each})
        return
    before, last = _without_last(line, fiscal_year)
    yield before.model_copy(update={"amount_fen": each})
    yield last.model_copy(update={"amount_fen": each + rest})


def _without_last(line: FormInstalment, fiscal_year: int) -> tuple[FormInstalment, FormInstalment]:
    """Divide a line of several payments into all but the last, and the last."""
    step = _MONTHS.get(line.manner)
    if step is None:
        *others, last = occasions(line)
        return (
            line.model_copy(update={"occasion": "、".join(others)}),
            line.model_copy(update={"occasion": last}),
        )
    first = _month(line.first or f"{fiscal_year}-01")
    end = _month(line.last or f"{fiscal_year}-12")
    # The last payment falls on a whole step from the first.
    final = first + (end - first) // step * step
    return (
        line.model_copy(update={"first": _written(first), "last": _written(final - 1)}),
        line.model_copy(update={"first": _written(final), "last": _written(end)}),
    )


def _month(text: str) -> int:
    return int(text[:4]) * 12 + int(text[5:]) - 1


def _written(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
