"""What a step leaves of the amounts asked for: total and sub-items, in fen."""

from collections.abc import Mapping
from typing import NamedTuple

from mingxi.office.declaration.reckoning.cost import amount_of, total_of
from mingxi.office.declaration.reckoning.project_form import FormItem, ProjectForm
from mingxi.quantities.money import Money


class Amounts(NamedTuple):
    """A total and the amounts of sub-items by their keys, in fen."""

    total_fen: int
    items_fen: Mapping[str, int]


def asked_amounts(form: ProjectForm) -> Amounts:
    """Give what the form asks for; what states no amount is reckoned from its parts."""
    items = {item.key: amount_of(item) or 0 for item in form.every_item()}
    return Amounts(total_of(form) or 0, items)


def entered_items(form: ProjectForm) -> list[FormItem]:
    """Give the sub-items whose amounts are entered; those above them are sums."""
    return [item for item in form.every_item() if not item.items]


def with_sums(form: ProjectForm, entered: Mapping[str, int]) -> dict[str, int]:
    """Add to the entered amounts those of the items above them; unknown keys stay, to be told."""
    known = {item.key for item in form.every_item()}
    summed = {key: fen for key, fen in entered.items() if key not in known}
    for item in form.items:
        _sum_up(item, entered, summed)
    return summed


def cut_objection(form: ProjectForm, standing: Amounts, wished: Amounts) -> str:
    """Tell what speaks against a cut; empty if nothing does.

    Args:
        form: The form of the version.
        standing: What the steps before left.
        wished: What this step would leave.
    """
    labels = {item.key: item.label for item in form.every_item()}
    unknown = set(wished.items_fen) - set(labels)
    if unknown:
        return f"没有标识为“{min(unknown)}”的子项。"
    missing = [label for key, label in labels.items() if key not in wished.items_fen]
    if missing:
        return f"子项“{missing[0]}”没有填写审定数。"
    if wished.total_fen < 0 or any(fen < 0 for fen in wished.items_fen.values()):
        return "审定数不能小于0。"
    for key, fen in wished.items_fen.items():
        if fen > standing.items_fen[key]:
            return (
                f"子项“{labels[key]}”审定{Money(fen).in_yuan()}，"
                f"超过送审的{Money(standing.items_fen[key]).in_yuan()}；核减只能减少。"
            )
    if wished.total_fen > standing.total_fen:
        return f"审定总额不能超过送审的{Money(standing.total_fen).in_yuan()}。"
    if wished.total_fen == standing.total_fen:
        return "没有核减任何金额；请改选“同意”，或者减少金额。"
    return _sums_objection(form, standing, wished)


def _sums_objection(form: ProjectForm, standing: Amounts, wished: Amounts) -> str:
    """Ask that the parts still add up to the total, where they did before."""
    if not form.items:
        return ""
    parts = sum(wished.items_fen[item.key] for item in form.items)
    before = sum(standing.items_fen[item.key] for item in form.items)
    adds_up = before == standing.total_fen
    if (adds_up and parts != wished.total_fen) or parts > wished.total_fen:
        return (
            f"子项审定数合计{Money(parts).in_yuan()}，与审定总额"
            f"{Money(wished.total_fen).in_yuan()}不符；请使两者相等。"
        )
    return ""


def _sum_up(item: FormItem, entered: Mapping[str, int], summed: dict[str, int]) -> None:
    for one in item.items:
        _sum_up(one, entered, summed)
    if item.items:
        summed[item.key] = sum(summed.get(one.key, 0) for one in item.items)
    elif item.key in entered:
        summed[item.key] = entered[item.key]
