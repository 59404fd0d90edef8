"""What a form's values are in words, section by section, each word with the field it came from.

The words are those that the core's readers understand; what the core composes is said as there
(``mingxi.projects.drafts.composing``). To them come what a form knows beyond a draft: who is in
charge of an item, what it rests on, how its amount is reckoned; kinds of funds; festivals,
acceptance, and payment as incurred under a ceiling.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from mingxi.documents.composition import Table, is_writable
from mingxi.office.declaration.reckoning.cost import (
    amount_of,
    cost_fen,
    explained,
    line_fen,
    occasions,
    total_of,
)
from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import FundKind, Manner
from mingxi.projects.drafts.composing import indicator_places, plan_words, target_words
from mingxi.projects.drafts.composing.funding import PAYERS
from mingxi.projects.drafts.composing.items import ITEMS_MAX, LEVELS_MAX, numbered
from mingxi.projects.drafts.draft import Draft, DraftFunding, DraftIndicator, DraftInstalment
from mingxi.projects.drafts.drafting import one_line
from mingxi.projects.instalments import is_plain_subject
from mingxi.projects.project_text import InstalmentKind, Level
from mingxi.projects.target_values import QUALITATIVE
from mingxi.quantities.money import Money, plain_number

_STOPS = "。；！？"


class Fragment(NamedTuple):
    """Some words and their field; ``at`` is their place in it, None for words composed of it."""

    text: str
    field: str
    at: int | None = None


class SourcedTable(NamedTuple):
    """A table and, cell by cell in the order of its rows, the fragment each cell holds."""

    table: Table
    cells: tuple[Fragment, ...]


Line: TypeAlias = tuple[Fragment, ...]
Sourced: TypeAlias = Line | SourcedTable


def lines_of(words: str, field: str) -> Iterator[Line]:
    """Give the lines of a field's own words that hold anything, without the blanks around them."""
    start = 0
    for written in words.split("\n"):
        line = one_line(written)
        if line:
            yield (Fragment(line, field, start + _blanks_before(written)),)
        start += len(written) + 1


def _blanks_before(written: str) -> int:
    """Count the signs that ``one_line`` takes off the beginning; it changes no length but those."""
    shown = written
    if not written.isprintable():
        shown = "".join(sign if is_writable(sign) else "\u3000" for sign in written)
    return len(shown) - len(shown.lstrip())


def basis_lines(form: ProjectForm) -> Iterator[Line]:
    """Give what the items rest on, for a form whose basis has no words of its own."""
    for item in form.every_item():
        yield from lines_of(item.basis, f"items[{item.key}].basis")


def item_lines(form: ProjectForm, *, with_basis: bool) -> Iterator[Line]:
    """Say （一）清漂服务费：18.36万元。由水政科承办。 and how it is reckoned, item by item."""
    yield from _items(form.items, 0, with_basis)


def _items(items: Sequence[FormItem], level: int, with_basis: bool) -> Iterator[Line]:
    for ordinal, item in enumerate(items, start=1):
        field = f"items[{item.key}]"
        yield _item(item, field, numbered(ordinal, min(level, LEVELS_MAX - 1)))
        if with_basis:
            yield from _item_basis(item, f"{field}.basis")
        if item.cost:
            yield tuple(_reckoned(item.cost, f"{field}.cost"))
        yield from _items(item.items, level + 1, with_basis)


def _item(item: FormItem, field: str, number: str) -> Line:
    label = one_line(item.label)
    amount = amount_of(item)
    fragments = [Fragment(number, field), Fragment(label, f"{field}.label", 0)]
    if amount is not None:
        # Behind 每日助餐 an amount would be the price of a day.
        before = "。安排" if "每" in label else "："
        fragments.append(Fragment(before + Money(amount).to_the_fen(), f"{field}.amount_fen"))
    fragments.append(Fragment("。", field))
    owner = one_line(item.owner)
    if owner:
        own = f"{field}.owner"
        fragments += [Fragment("由", own), Fragment(owner, own, 0), Fragment("承办。", own)]
    return tuple(fragments)


def _item_basis(item: FormItem, field: str) -> Iterator[Line]:
    for number, line in enumerate(lines_of(item.basis, field)):
        opening = Fragment("" if number else "依据：", field)
        closing = Fragment("" if line[-1].text.endswith(tuple(_STOPS)) else "。", field)
        yield (opening, *line, closing)


def _reckoned(lines: Sequence[CostLine], field: str) -> Iterator[Fragment]:
    """Say 测算：讲课费3人×1,000元/人=3,000元；合计3,000元+500元=3,500元, as one paragraph."""
    yield Fragment("测算：", field)
    for number, line in enumerate(lines):
        label = one_line(line.label)
        # A digit at the end of a name would be read into the quantity behind it.
        joint = "：" if label and not label[-1].isalpha() else ""
        words = f"{'；' if number else ''}{label}{joint}{one_line(explained(line))}"
        yield Fragment(words, f"{field}[{number}]")
    if len(lines) > 1:
        parts = "+".join(Money(line_fen(line)).in_yuan() for line in lines)
        yield Fragment(f"；合计{parts}={Money(cost_fen(lines)).in_yuan()}", field)
    yield Fragment("。", field)


def funding_lines(form: ProjectForm) -> Iterator[Line]:
    """Say 2026年安排资金30万元，其中：中央财政资金10万元、县级财政资金20万元, as one sentence."""
    total = total_of(form)
    if total is None and not form.funding:
        return
    whole = (
        "资金总额另行核定"
        if total is None
        else f"{form.fiscal_year}年安排资金{Money(total).to_the_fen()}"
    )
    fragments = [Fragment(whole, "total_fen")]
    kinds = {share.fund_kind for share in form.funding} != {FundKind.GENERAL}
    for number, share in enumerate(form.funding):
        words = ("、" if number else "，其中：") + _payer(share, kinds=kinds)
        fragments.append(
            Fragment(words + Money(share.amount_fen).to_the_fen(), f"funding[{number}]")
        )
    yield (*fragments, Fragment("。", "funding"))


def _payer(share: FormFunding, *, kinds: bool) -> str:
    if share.fund_kind is FundKind.UNIT_FUNDS:
        return FundKind.UNIT_FUNDS.label
    return PAYERS[share.level] + (share.fund_kind.label if kinds else "资金")


_KINDS = {
    Manner.ONCE: InstalmentKind.ONCE,
    Manner.MONTHLY: InstalmentKind.MONTHLY,
    Manner.QUARTERLY: InstalmentKind.QUARTERLY,
    Manner.AS_INCURRED: InstalmentKind.AS_INCURRED,
    Manner.OTHER: InstalmentKind.OTHER,
}


def plan_lines(form: ProjectForm) -> Iterator[Line]:
    """Say the term where it is more than the year, and every payment, numbered where several."""
    if form.last_year > form.first_year:
        term = f"项目实施期{form.first_year}年至{form.last_year}年。"
        yield (Fragment(term, "last_year"),)
    several = 1 < len(form.instalments) <= ITEMS_MAX[0]
    for ordinal, paid in enumerate(form.instalments, start=1):
        number = numbered(ordinal, 0) if several else ""
        words = one_line(_payment(paid, form.fiscal_year))
        yield (Fragment(number + words, f"instalments[{ordinal - 1}]"),)


def _payment(paid: FormInstalment, year: int) -> str:
    if paid.manner is Manner.FESTIVAL:
        return f"{_subject(paid.what)}，{_year_of(paid, year)}{_on_festivals(paid)}。"
    if paid.manner is Manner.ON_ACCEPTANCE:
        amount = "" if paid.amount_fen is None else Money(paid.amount_fen).to_the_fen()
        occasion = paid.occasion or "验收合格后"
        return f"{_subject(paid.what)}，{_by(paid)}{occasion}一次性支付{amount}。"
    sentence = plan_words(Draft(name=None, instalments=(_drafted(paid),)))[0]
    assert isinstance(sentence, str)  # a plan is composed of sentences
    if paid.manner is Manner.AS_INCURRED and paid.ceiling_fen is not None:
        return f"{sentence.removesuffix('。')}，最高不超过{Money(paid.ceiling_fen).to_the_fen()}。"
    return sentence


def _drafted(paid: FormInstalment) -> DraftInstalment:
    """Give a payment as the core composes it; a month alone is both the first and the last."""
    first, last = paid.first or paid.last, paid.last or paid.first
    return DraftInstalment(paid.what, first, last, paid.amount_fen, _KINDS[paid.manner])


def _on_festivals(paid: FormInstalment) -> str:
    festivals = "、".join(occasions(paid)) or "节日"
    amount = "" if paid.amount_fen is None else Money(paid.amount_fen).to_the_fen()
    if len(occasions(paid)) > 1:
        return f"{festivals}分次支付" + (f"，每次{amount}" if amount else "")
    return f"{festivals}一次性支付{amount}"


def _year_of(paid: FormInstalment, year: int) -> str:
    return f"{paid.first[:4] if paid.first else year}年"


def _by(paid: FormInstalment) -> str:
    month = paid.last or paid.first
    return f"{month[:4]}年{int(month[5:])}月" if month else ""


def _subject(what: str) -> str:
    return what if is_plain_subject(what) else f"“{what}”"


def target_pieces(form: ProjectForm) -> Iterator[Sourced]:
    """Give the caption, the particulars and the indicators of 项目支出绩效目标表."""
    if not form.indicators:
        return
    levels: dict[Level, int] = {}
    for share in form.funding:
        levels[share.level] = levels.get(share.level, 0) + share.amount_fen
    draft = Draft(
        name=one_line(form.name) or None,
        year=form.fiscal_year,
        unit=one_line(form.unit_name) or None,
        arranged=total_of(form),
        funding=tuple(DraftFunding(level, fen) for level, fen in levels.items()),
        indicators=tuple(map(_indicator, form.indicators)),
    )
    caption, particulars, targets = target_words(draft)
    assert isinstance(caption, str)
    assert isinstance(particulars, Table)
    assert isinstance(targets, Table)
    yield (Fragment(caption, "indicators"),)
    yield _particulars(particulars)
    yield _targets(targets, draft)


def _indicator(told: FormIndicator) -> DraftIndicator:
    words = (one_line(word) for word in (told.level1, told.level2, told.level3))
    value, unit = one_line(told.value), one_line(told.unit)
    weight = None if told.weight is None else plain_number(told.weight)
    if told.operator == QUALITATIVE:
        rest: tuple[str, str, str | None, str] = (QUALITATIVE, value, None, unit)
    else:
        rest = (told.operator, value, value, unit)
    operator, target, number, unit = rest
    level1, level2, level3 = words
    return DraftIndicator(
        level1, level2, level3, told.horizon, operator, target, number, unit, weight
    )


_PARTICULARS = {"项目名称": "name", "项目实施单位": "unit_name"}


def _particulars(table: Table) -> SourcedTable:
    fields = (
        Fragment(cell.text, _PARTICULARS.get(row[0].text, "funding"))
        for row in table.rows
        for cell in row
    )
    return SourcedTable(table, tuple(fields))


_MEMBERS = {"target": "value"}


def _targets(table: Table, draft: Draft) -> SourcedTable:
    """Give each cell its indicator; a merged one belongs to the first of those it covers."""
    fields: dict[tuple[int, int], str] = {}
    for number, (row, members) in enumerate(indicator_places(draft)):
        fields.setdefault((row, 0), f"indicators[{number}].level1")
        for column, member in members.items():
            fields[row, column] = f"indicators[{number}].{_MEMBERS.get(member, member)}"
    cells = (
        Fragment(cell.text, fields.get((number, column), "indicators"))
        for number, row in enumerate(table.placed())
        for column, cell in row
    )
    return SourcedTable(table, tuple(cells))
