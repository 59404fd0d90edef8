"""What the values of a form contradict among themselves, whatever its words say.

The codes are a family of their own, FM. Where the core finds the same contradiction in the words
that were composed of the values, it is said once, by the core: ``is_said_by_core``.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, Protocol

from mingxi.office.declaration.reckoning.cost import (
    amount_of,
    cost_fen,
    funded_fen,
    paid_fen,
    together_fen,
    total_of,
)
from mingxi.office.declaration.reckoning.form_rulebook import (
    COST_DIFFERS,
    FUNDING_DIFFERS,
    ITEM_UNKNOWN,
    ITEMS_DIFFER,
    MONTHS_REVERSED,
    PAID_OUTSIDE_TERM,
    PLAN_DIFFERS,
    PLAN_OF_ITEM_DIFFERS,
    SUB_ITEMS_DIFFER,
    TARGETS_MISSING,
    TOTAL_MISSING,
    WORDS_DIFFER,
    YEARS_REVERSED,
    FormRule,
)
from mingxi.office.declaration.reckoning.form_words import Anchor
from mingxi.office.declaration.reckoning.project_form import FormItem, ProjectForm
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.quantities.money import Money


class FormFault(NamedTuple):
    """What a rule finds: the field, and as ``excerpt`` the figures or names that disagree."""

    rule: FormRule
    field: str
    excerpt: str
    message: str


class Said(Protocol):
    """A finding that was made already."""

    @property
    def code(self) -> str:
        """The code of its rule."""

    @property
    def anchor(self) -> Anchor:
        """Where it is."""


def faults_in(form: ProjectForm, reading: Reading) -> Iterator[FormFault]:
    """Ask all rules of a form; ``reading`` is that of its words."""
    for rule in (_sums, _items, _plan, _years, _targets):
        yield from rule(form)
    yield from _words(form, reading)


def is_said_by_core(fault: FormFault, found: Iterable[Said]) -> bool:
    """Tell whether the core has found the same in the words of the same part of the form."""
    part = _part_of(fault.field)
    return any(
        one.code in fault.rule.by_core and _is_near(_part_of(one.anchor.field), part)
        for one in found
    )


# Where the whole is told, and what its payers give of it.
_OF_THE_WHOLE = frozenset({"total_fen", "funding", "sections.funding"})


def _part_of(field: str) -> str:
    """Give the part that a field is of; ``instalments[2]`` is one by itself, ``funding[0]`` not."""
    return "funding" if field.startswith("funding") else field


def _is_near(one: str, other: str) -> bool:
    return one == other or {one, other} <= _OF_THE_WHOLE


def _sums(form: ProjectForm) -> Iterator[FormFault]:
    total, items = total_of(form), together_fen(form.items)
    if total is None:
        yield FormFault(
            TOTAL_MISSING, "total_fen", "", "项目没有总额，各子项也没有填齐金额，无法核对资金。"
        )
        return
    if items is not None and items != total:
        yield _differ(ITEMS_DIFFER, "total_fen", ("各子项合计", items), ("项目总额", total))
    if form.funding and funded_fen(form) != total:
        funded = funded_fen(form)
        yield _differ(FUNDING_DIFFERS, "funding", ("各级资金合计", funded), ("项目总额", total))


def _items(form: ProjectForm) -> Iterator[FormFault]:
    for item in form.every_item():
        if item.amount_fen is None:
            continue
        field, stated = f"items[{item.key}].amount_fen", ("写明的金额", item.amount_fen)
        below = together_fen(item.items)
        if below is not None and below != item.amount_fen:
            name = f"“{item.label}”的下级子项合计"
            yield _differ(SUB_ITEMS_DIFFER, field, (name, below), stated)
        reckoned = cost_fen(item.cost)
        if item.cost and reckoned != item.amount_fen:
            yield _differ(COST_DIFFERS, field, (f"“{item.label}”测算得", reckoned), stated)


def _plan(form: ProjectForm) -> Iterator[FormFault]:
    known = {item.key: item for item in form.every_item()}
    yield from _unknown(form, known)
    total, paid = total_of(form), [paid_fen(one) for one in form.instalments]
    known_paid = [fen for fen in paid if fen is not None]
    if total is not None and known_paid and len(known_paid) == len(paid):
        together = sum(known_paid)
        if together != total:
            yield _differ(
                PLAN_DIFFERS, "instalments", ("支付计划合计", together), ("项目总额", total)
            )
            yield from _plans_of_items(form, known)


def _plans_of_items(form: ProjectForm, known: dict[str, FormItem]) -> Iterator[FormFault]:
    """Tell which items the plan pays otherwise than they cost, to find the mistake by."""
    ordered = sorted(
        (one.item_key, place)
        for place, one in enumerate(form.instalments)
        if one.item_key is not None and one.item_key in known
    )
    for key, group in groupby(ordered, key=lambda entry: entry[0]):
        places = [place for _, place in group]
        paid = sum(paid_fen(form.instalments[place]) or 0 for place in places)
        cost = amount_of(known[key])
        if cost is not None and paid != cost:
            planned = (f"“{known[key].label}”的支付计划合计", paid)
            yield _differ(
                PLAN_OF_ITEM_DIFFERS, f"instalments[{places[0]}]", planned, ("子项金额", cost)
            )


def _unknown(form: ProjectForm, known: dict[str, FormItem]) -> Iterator[FormFault]:
    named = [
        (f"instalments[{n}]", one.what, one.item_key) for n, one in enumerate(form.instalments)
    ]
    named += [
        (f"indicators[{n}]", one.level3, one.item_key) for n, one in enumerate(form.indicators)
    ]
    for field, name, key in named:
        if key is not None and key not in known:
            message = f"“{name}”所属的子项已经删除或者改了标识。"
            yield FormFault(ITEM_UNKNOWN, field, name, message)


def _years(form: ProjectForm) -> Iterator[FormFault]:
    if not form.first_year <= form.fiscal_year <= form.last_year:
        term = f"{form.first_year}年至{form.last_year}年"
        message = f"预算年度是{form.fiscal_year}年，项目起止是{term}。"
        yield FormFault(YEARS_REVERSED, "fiscal_year", term, message)
    for place, one in enumerate(form.instalments):
        field, months = f"instalments[{place}]", [m for m in (one.first, one.last) if m]
        if one.first and one.last and one.first > one.last:
            message = f"“{one.what}”从{one.first}到{one.last}，起止颠倒。"
            yield FormFault(MONTHS_REVERSED, field, f"{one.first} {one.last}", message)
        elif any(int(month[:4]) != form.fiscal_year for month in months):
            message = f"“{one.what}”在{'至'.join(months)}支付，预算年度是{form.fiscal_year}年。"
            yield FormFault(PAID_OUTSIDE_TERM, field, " ".join(months), message)


def _targets(form: ProjectForm) -> Iterator[FormFault]:
    if not form.indicators and not form.sections.get(SectionKey.TARGETS, "").strip():
        message = "表单没有一个绩效指标，也没有绩效目标表。"
        yield FormFault(TARGETS_MISSING, "indicators", "", message)


def _words(form: ProjectForm, reading: Reading) -> Iterator[FormFault]:
    """Hold the total that the own words of 资金安排情况 state against that of the form."""
    total = total_of(form)
    own = form.sections.get(SectionKey.FUNDING, "").strip()
    written = reading.projects[0].arranged if own and len(reading.projects) == 1 else None
    if total is not None and written is not None and not _agree(written, total, reading):
        yield _differ(
            WORDS_DIFFER, "sections.funding", ("资金安排的文字写的是", written), ("表单总额", total)
        )


def _agree(written: int, total: int, reading: Reading) -> bool:
    """Tell whether an amount agrees at the precision it was written to (18.4万元)."""
    span = reading.projects[0].arranged_span
    figure = next((one for one in reading.figures if span and one.span == span), None)
    step = int(figure.step * 100) if figure is not None else 0
    return 2 * abs(written - total) <= step


def _differ(rule: FormRule, field: str, one: tuple[str, int], other: tuple[str, int]) -> FormFault:
    shown = [Money(fen).in_yuan() for _, fen in (one, other)]
    more = "多" if one[1] > other[1] else "少"
    difference = Money(abs(one[1] - other[1])).in_yuan()
    message = f"{one[0]}{shown[0]}，{other[0]}{shown[1]}，{more}{difference}。"
    return FormFault(rule, field, "≠".join(shown), message)
