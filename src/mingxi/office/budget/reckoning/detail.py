"""Detail lines of a control figure: sub-item × function × both economic codes × source."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from mingxi.office.budget.reckoning.apportioning import crossed
from mingxi.office.budget.reckoning.economic import (
    Nature,
    dept_objection,
    function_objection,
    gov_objection,
    proposed_gov_code,
)
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.reckoning.spreading import leaves_of
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.quantities.money import Money

Key = TypeVar("Key")


class Detail(NamedTuple):
    """One line; ``item_key`` is empty where the project has no sub-items."""

    item_key: str
    function_code: str
    dept_econ_code: str
    gov_econ_code: str
    source: Source
    fen: int

    @property
    def place(self) -> tuple[str, str, str, str, Source]:
        """What tells it apart."""
        return self[:5]


def proposed_details(
    form: ProjectForm, control: Mapping[Source, int], nature: Nature
) -> list[Detail]:
    """Propose the lines of a spread form: its items over the sources, in proportion.

    Codes that the form does not say are left empty for a hand to fill.
    """
    sources = [source for source, fen in control.items() if fen]
    leaves = leaves_of(form)
    coded = [
        (item.key, item.dept_econ_code, item.gov_econ_code, item.amount_fen or 0) for item in leaves
    ] or [("", "", "", sum(control.values()))]
    if sum(row[3] for row in coded) != sum(control.values()):
        return []
    table = crossed([row[3] for row in coded], [control[source] for source in sources])
    return [
        Detail(key, form.function_code, dept, gov or proposed_gov_code(dept, nature), source, fen)
        for (key, dept, gov, _), row in zip(coded, table, strict=True)
        for source, fen in zip(sources, row, strict=True)
        if fen
    ]


def objections(
    details: Sequence[Detail],
    amounts: Mapping[str, int],
    control: Mapping[Source, int],
    item_names: Mapping[str, str],
) -> list[str]:
    """Name everything that keeps detail lines from being handed in; empty if nothing does.

    Args:
        details: The lines.
        amounts: What each sub-item got, by key; one of the empty key where there are none.
        control: The control figure of each source.
        item_names: What the sub-items are called.
    """
    found = [
        f"第{at}行：{objection}"
        for at, line in enumerate(details, 1)
        for objection in _of_line(line)
    ]
    places = Counter(line.place for line in details)
    found += [
        f"第{at}行：与另一行的子项、科目和来源完全相同，请合并。"
        for at, line in enumerate(details, 1)
        if places[line.place] > 1
    ]
    by_item: Counter[str] = Counter()
    by_source: Counter[Source] = Counter()
    for line in details:
        by_item[line.item_key] += line.fen
        by_source[line.source] += line.fen
    found += _differing("子项", by_item, amounts, item_names)
    sources = {source: source.label for source in {*control, *by_source}}
    return found + _differing("来源", by_source, control, sources)


def _of_line(line: Detail) -> Iterable[str]:
    for objection in (
        function_objection(line.function_code),
        dept_objection(line.dept_econ_code),
        gov_objection(line.dept_econ_code, line.gov_econ_code),
    ):
        if objection:
            yield objection


def _differing(
    what: str, sums: Mapping[Key, int], wanted: Mapping[Key, int], names: Mapping[Key, str]
) -> list[str]:
    """Tell where lines do not come to what is wanted of them."""
    return [
        f"{what}“{names.get(key, key)}”的明细合计{Money(sums.get(key, 0)).in_wan()}，"
        f"应为{Money(wanted.get(key, 0)).in_wan()}。"
        for key in dict.fromkeys([*wanted, *sums])
        if sums.get(key, 0) != wanted.get(key, 0)
    ]
