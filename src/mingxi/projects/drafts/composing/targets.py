"""项目绩效目标表: the particulars and the indicators, in the columns of the present system.

Layout: 财预〔2015〕88号 (medium term beside the year) and the columns 指标性质, 指标值, 度量单位 of
the budget management system since 2021.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mingxi.documents.composition import Table, TableCell
from mingxi.projects.drafts.composing.funding import PAYERS
from mingxi.projects.drafts.draft import Content, Draft, DraftIndicator
from mingxi.projects.project_text import Horizon
from mingxi.projects.target_values import read_target
from mingxi.quantities import Money

_NAME = "项目支出绩效目标表"
_VALUES = {Horizon.MEDIUM: "中期指标值", Horizon.ANNUAL: "年度指标值"}
_FORM_COLUMNS_MIN = 4


def target_words(draft: Draft) -> Content:
    """Give the caption, the table of particulars and the table of indicators."""
    if not draft.indicators:
        return ()
    caption = _NAME if draft.year is None else f"{_NAME}（{draft.year}年度）"
    return (caption, _form(draft), _targets(draft.indicators))


def _form(draft: Draft) -> Table:
    """Lay out name, unit and the money of each level in 元."""
    money = _money(draft)
    width = max(_FORM_COLUMNS_MIN, len(money) + 1)
    rows = [_labelled("项目名称", draft.name or "", width)]
    if draft.unit is not None:
        rows.append(_labelled("项目实施单位", draft.unit, width))
    if money:
        # The last column takes the places that are left.
        wide = width - len(money)
        heads = [*(TableCell(head) for head, _ in money[:-1]), TableCell(money[-1][0], 1, wide)]
        sums = [*(TableCell(held) for _, held in money[:-1]), TableCell(money[-1][1], 1, wide)]
        rows += [(TableCell("年度资金来源（元）", 2), *heads), tuple(sums)]
    return Table(tuple(rows))


def _labelled(label: str, words: str, width: int) -> tuple[TableCell, ...]:
    return (TableCell(label), TableCell(words, 1, width - 1))


def _money(draft: Draft) -> list[tuple[str, str]]:
    """Give what stands over each amount, and the amount."""
    held = [] if draft.arranged is None else [("总投入", draft.arranged)]
    held += [(PAYERS[share.level], share.amount) for share in draft.funding]
    return [(head, Money(fen).in_yuan().removesuffix("元")) for head, fen in held]


class IndicatorPlace(NamedTuple):
    """Where an indicator stands in the table of targets: its row, and what its cells hold.

    ``members`` names the member of the indicator by the column; the columns of the first level and
    of the other horizon are not among them.
    """

    row: int
    members: dict[int, str]


def indicator_places(draft: Draft) -> tuple[IndicatorPlace, ...]:
    """Give the places of a draft's indicators in the last table of ``target_words``, in order."""
    sides = tuple(_sides(draft.indicators))
    places = []
    for number, row in enumerate(_rows(draft.indicators, [side.horizon for side in sides]), 1):
        column = 1
        for side, indicator in zip(sides, row.indicators, strict=True):
            members = side.members()
            if indicator is not None:
                places.append(IndicatorPlace(number, dict(enumerate(members, column))))
            column += len(members)
    return tuple(places)


class _Side(NamedTuple):
    """The columns of one horizon: whether nature and unit stand apart, and whether weights do."""

    horizon: Horizon
    parted: bool
    weighted: bool

    def heading(self) -> Iterator[str]:
        yield from ("二级指标", "三级指标")
        if self.parted:
            yield "指标性质"
        yield _VALUES[self.horizon]
        if self.parted:
            yield "度量单位"
        if self.weighted:
            yield "权重"

    def members(self) -> tuple[str, ...]:
        """Name what each column holds of an indicator, beginning with the second level."""
        parted = ("operator", "target", "unit") if self.parted else ("target",)
        return ("level2", "level3", *parted, *(("weight",) if self.weighted else ()))

    def cells(self, indicator: DraftIndicator | None) -> Iterator[str]:
        """Give the cells beside the second level."""
        if indicator is None:
            yield from [""] * (len(list(self.heading())) - 1)
            return
        yield indicator.level3
        if self.parted:
            yield indicator.operator
        yield indicator.target
        if self.parted:
            yield indicator.unit
        if self.weighted:
            yield indicator.weight or ""


class _Row(NamedTuple):
    """What stands side by side: the indicator of each horizon, if any, under one first level."""

    level1: str
    indicators: tuple[DraftIndicator | None, ...]


def _targets(indicators: Sequence[DraftIndicator]) -> Table:
    sides = tuple(_sides(indicators))
    rows = list(_rows(indicators, [side.horizon for side in sides]))
    heading = ("一级指标", *(label for side in sides for label in side.heading()))
    level1 = [row.level1 for row in rows]
    columns = [_merged(level1, level1)]
    for number, side in enumerate(sides):
        beside = [row.indicators[number] for row in rows]
        level2 = [each.level2 if each else "" for each in beside]
        columns.append(_merged(level2, level1))
        held = zip(*(side.cells(each) for each in beside), strict=True)
        columns += [[TableCell(text) for text in column] for column in held]
    body = (tuple(cell for cell in row if cell is not None) for row in zip(*columns, strict=True))
    return Table((tuple(map(TableCell, heading)), *body))


def _sides(indicators: Sequence[DraftIndicator]) -> Iterator[_Side]:
    """Give the horizons there are, the medium term first."""
    for horizon in (Horizon.MEDIUM, Horizon.ANNUAL):
        own = [each for each in indicators if each.horizon is horizon]
        if own:
            parted = not all(_is_told_by_target(each) for each in own)
            yield _Side(horizon, parted, any(each.weight is not None for each in own))


def _is_told_by_target(indicator: DraftIndicator) -> bool:
    """Tell whether the cell of the target tells operator, value and unit by itself: ≥95%."""
    told = (indicator.operator, indicator.value, indicator.unit)
    return tuple(read_target(indicator.target)) == told


def _rows(indicators: Sequence[DraftIndicator], horizons: Sequence[Horizon]) -> Iterator[_Row]:
    """Lay the indicators out in their order, a medium-term one beside the annual one after it."""
    waiting = list(indicators)[::-1]
    while waiting:
        first = waiting.pop()
        row: list[DraftIndicator | None] = [None] * len(horizons)
        row[horizons.index(first.horizon)] = first
        following = waiting[-1] if waiting else None
        if (
            following is not None
            and (first.horizon, following.horizon) == (Horizon.MEDIUM, Horizon.ANNUAL)
            and first.level1 == following.level1
        ):
            row[horizons.index(following.horizon)] = waiting.pop()
        yield _Row(first.level1, tuple(row))


def _merged(labels: Sequence[str], above: Sequence[str]) -> list[TableCell | None]:
    """Merge equal neighbours of a column that stand under the same first level.

    None stands where a cell above covers the place; empty cells are left apart.
    """
    starts = [0]
    for number, (before, label) in enumerate(pairwise(labels), start=1):
        if label != before or not label or above[number] != above[number - 1]:
            starts.append(number)
    cells: list[TableCell | None] = [None] * len(labels)
    for start, end in pairwise((*starts, len(labels))):
        cells[start] = TableCell(labels[start], end - start)
    return cells
