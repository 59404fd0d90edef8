"""Spreading an arranged amount over the payment plan, in whole fen that add up exactly."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mingxi.office.budget.reckoning.apportioning import apportioned, scaled
from mingxi.office.declaration.reckoning.project_form import FormInstalment
from mingxi.office.declaration.reckoning.states import Manner

_MONTHS = {Manner.MONTHLY: 1, Manner.QUARTERLY: 3}


def payments_of(instalment: FormInstalment) -> int:
    """Give how many payments a line of the plan stands for."""
    step = _MONTHS.get(instalment.manner)
    if step is None or instalment.first is None or instalment.last is None:
        return 1
    return max((_month(instalment.last) - _month(instalment.first)) // step + 1, 1)


def planned_fen(instalment: FormInstalment) -> int:
    """Give what a line of the plan comes to; what is paid as incurred counts with its ceiling."""
    if instalment.amount_fen is not None:
        return instalment.amount_fen * payments_of(instalment)
    return instalment.ceiling_fen or 0


def spread_instalments(
    plan: Sequence[FormInstalment], shares: Mapping[str | None, tuple[int, int]]
) -> tuple[FormInstalment, ...]:
    """Give the plan for what is arranged.

    The lines of a sub-item share what it got; those of no sub-item share what is arranged for the
    whole. Where lines came to the need, they come to what is arranged, to the fen; equal payments
    that cannot be equal any more leave the difference to the last one.

    Args:
        plan: The plan of the need.
        shares: Asked and arranged fen by the key of the sub-item, for the whole under None.
    """
    groups = defaultdict(list)
    for at, line in enumerate(plan):
        groups[line.item_key].append(at)
    spread: dict[int, int] = {}
    for key, places in groups.items():
        weights = [planned_fen(plan[at]) for at in places]
        asked, arranged = shares.get(key, shares[None])
        whole = sum(weights)
        target = arranged if whole == asked else scaled(whole, arranged, asked)
        parts = apportioned(target, weights) if whole else weights
        spread.update(zip(places, parts, strict=True))
    return tuple(one for at, line in enumerate(plan) for one in _paying(line, spread[at]))


def _paying(line: FormInstalment, fen: int) -> Iterator[FormInstalment]:
    """Give the line, or the line and its last payment, that pays so much altogether."""
    if line.amount_fen is None:
        yield line if line.ceiling_fen is None else line.model_copy(update={"ceiling_fen": fen})
        return
    count = payments_of(line)
    each, rest = divmod(fen, count)
    if not rest:
        yield line.model_copy(update={"amount_fen": each})
        return
    assert line.last is not None  # of what is paid several times
    step = _MONTHS[line.manner]
    before = _written(_month(line.last) - step)
    yield line.model_copy(update={"amount_fen": each, "last": before})
    yield line.model_copy(update={"amount_fen": each + rest, "first": line.last})


def _month(text: str) -> int:
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1


def _written(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
