"""The arithmetic of the cost build-up (测算): quantity × standard × periods, and sums of parts.

A line is computed exactly and rounded half up to whole fen once, at its top; what several lines
come to is the sum of their rounded amounts, as a reader adds them. Nothing here knows words of a
text; ``explained`` writes a line as a clerk does.
"""

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, localcontext

from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import Manner
from mingxi.quantities.money import Money, grouped, rounded

# The longest product of the form's numbers, nested as deep as the form allows, stays exact.
_EXACT = Context(prec=400)
_ONE = Decimal(1)
_WHOLE = Decimal(1)
_MONTHS = 12
_MONTHS_OF_QUARTER = 3
# What joins the festivals of one line: 春节、中秋节.
_JOINTS = "、，,和及与"


def line_fen(line: CostLine) -> int:
    """Give what a line comes to, in whole fen."""
    return _whole(exact_fen(line))


def exact_fen(line: CostLine) -> Decimal:
    """Give what a line comes to before rounding, in fen."""
    with localcontext(_EXACT):
        each = sum(map(exact_fen, line.parts), Decimal(0)) if line.parts else line.standard_fen
        return each * line.quantity * line.periods


def cost_fen(lines: Iterable[CostLine]) -> int:
    """Give what lines come to together."""
    return sum(map(line_fen, lines))


def computed_fen(item: FormItem) -> int | None:
    """Give what an item comes to by its cost lines, else by its sub-items.

    None where it has neither, or where a sub-item has no amount.
    """
    if item.cost:
        return cost_fen(item.cost)
    return together_fen(item.items) if item.items else None


def amount_of(item: FormItem) -> int | None:
    """Give the amount of an item: as stated, else as computed."""
    return item.amount_fen if item.amount_fen is not None else computed_fen(item)


def together_fen(items: Sequence[FormItem]) -> int | None:
    """Give what items come to together; None where there are none or one has no amount."""
    amounts = [amount_of(item) for item in items]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def total_of(form: ProjectForm) -> int | None:
    """Give the total that a form asks for: as stated, else its items', else its funding's."""
    if form.total_fen is not None:
        return form.total_fen
    items = together_fen(form.items)
    if items is not None or not form.funding:
        return items
    return funded_fen(form)


def funded_fen(form: ProjectForm) -> int:
    """Give what all levels pay together."""
    return sum(share.amount_fen for share in form.funding)


def paid_fen(instalment: FormInstalment) -> int | None:
    """Give what a line of the payment plan pays in all, or at most.

    None where the form does not tell: no amount, or parts (分批) of unknown number.
    """
    manner = instalment.manner
    if manner is Manner.AS_INCURRED:
        most = instalment.ceiling_fen
        return most if most is not None else instalment.amount_fen
    if instalment.amount_fen is None or manner is Manner.OTHER:
        return None
    return instalment.amount_fen * _payments(instalment)


def occasions(instalment: FormInstalment) -> tuple[str, ...]:
    """Give the festivals of a line one by one."""
    words = instalment.occasion
    for joint in _JOINTS:
        words = words.replace(joint, "、")
    return tuple(filter(None, (word.strip() for word in words.split("、"))))


def explained(line: CostLine) -> str:
    """Write a line as a clerk does: ``6人×2,550元/(人·月)×12个月=183,600元``."""
    formula = formula_of(line)
    result = Money(line_fen(line)).in_yuan()
    return formula if formula == result else f"{formula}={result}"


def formula_of(line: CostLine) -> str:
    """Write the left side of a line; a sum stands in parentheses where it is multiplied."""
    before = _counted(line.quantity, line.quantity_unit)
    behind = _counted(line.periods, line.period_unit)
    if not line.parts:
        each = Money(line.standard_fen).in_yuan() + _per(line)
    else:
        each = "+".join(map(formula_of, line.parts))
        if before or behind:
            each = f"({each})"
    return "×".join(filter(None, (before, each, behind)))


def _payments(instalment: FormInstalment) -> int:
    """Give how many payments a line makes: months, quarters or festivals; else one."""
    if instalment.manner is Manner.FESTIVAL:
        return max(1, len(occasions(instalment)))
    if instalment.manner not in (Manner.MONTHLY, Manner.QUARTERLY):
        return 1
    first, last = _ordinal(instalment.first), _ordinal(instalment.last)
    months = _MONTHS if first is None or last is None else max(0, last - first + 1)
    if instalment.manner is Manner.MONTHLY:
        return months
    return -(-months // _MONTHS_OF_QUARTER)


def _ordinal(month: str | None) -> int | None:
    return None if month is None else int(month[:4]) * _MONTHS + int(month[5:])


def _counted(number: Decimal, unit: str) -> str:
    """Write 6人; one of nothing named is no factor."""
    return "" if number == _ONE and not unit else f"{grouped(number)}{unit}"


def _per(line: CostLine) -> str:
    """Write what a standard is for: /人, or /(人·月)."""
    units = [unit for unit in (line.quantity_unit, line.period_unit.removeprefix("个")) if unit]
    if len(units) > 1:
        return f"/({'·'.join(units)})"
    return f"/{units[0]}" if units else ""


def _whole(fen: Decimal) -> int:
    return int(rounded(fen, _WHOLE))
