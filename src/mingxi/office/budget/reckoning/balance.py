"""Whether a spread form holds together: parts against what was arranged, not against the need."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from mingxi.office.budget.reckoning.sources import LEDGER_LEVELS, Source
from mingxi.office.declaration.reckoning.cost import paid_fen
from mingxi.office.declaration.reckoning.project_form import FormItem, ProjectForm
from mingxi.quantities.money import Money


class Difference(NamedTuple):
    """A sum that does not come to what it has to."""

    where: str
    stated_fen: int
    wanted_fen: int

    def told(self) -> str:
        """Say it: what it is, what it should be, and by how much it differs."""
        by = self.stated_fen - self.wanted_fen
        more = "多" if by > 0 else "少"
        return (
            f"{self.where}为{Money(self.stated_fen).in_wan()}，应为"
            f"{Money(self.wanted_fen).in_wan()}，{more}{Money(abs(by)).in_wan()}。"
        )


def differences(form: ProjectForm, control: Mapping[Source, int]) -> list[Difference]:
    """Give every sum of a spread form that does not come to what was arranged.

    A plan may leave open when a part is paid, but it pays no more than there is.
    """
    arranged = sum(control.values())
    found = [Difference("总额", form.total_fen or 0, arranged)]
    if form.items:
        found.append(Difference("各子项合计", _sum(form.items), arranged))
    found += [
        Difference(f"“{item.label}”下各项合计", _sum(item.items), item.amount_fen or 0)
        for item in form.every_item()
        if item.items
    ]
    stated: dict[Source, int] = {}
    for line in form.funding:
        source = Source(line.fund_kind, LEDGER_LEVELS[line.level])
        stated[source] = stated.get(source, 0) + line.amount_fen
    found += [
        Difference(f"资金来源“{source.label}”", stated.get(source, 0), control.get(source, 0))
        for source in dict.fromkeys([*control, *stated])
    ]
    return [one for one in found if one.stated_fen != one.wanted_fen] + _overpaid(form)


def _overpaid(form: ProjectForm) -> list[Difference]:
    """Give the sub-items whose payments are planned to come to more than they got."""
    planned: Counter[str] = Counter()
    for line in form.instalments:
        if line.item_key is not None:
            planned[line.item_key] += paid_fen(line) or 0
    return [
        Difference(f"“{item.label}”的支付计划合计", planned[item.key], item.amount_fen or 0)
        for item in form.every_item()
        if planned[item.key] > (item.amount_fen or 0)
    ]


def _sum(items: tuple[FormItem, ...]) -> int:
    return sum(item.amount_fen or 0 for item in items)
