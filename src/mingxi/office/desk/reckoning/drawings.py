"""The charts of the overview: what is drawn, and the sentence that a reader takes home."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from mingxi.office.frame.charts import Chart, Kind, Series, in_wan


class Asked(Protocol):
    """Sums of projects: how many, and what was asked and admitted, in fen."""

    @property
    def projects(self) -> int:
        """How many."""

    @property
    def asked_fen(self) -> int:
        """What was asked."""

    @property
    def admitted_fen(self) -> int:
        """What was admitted."""


class Paying(Asked, Protocol):
    """The same of a unit, and what it has paid, in fen."""

    @property
    def spent_fen(self) -> int:
        """What is paid."""


class Resting(Protocol):
    """A ceiling and what rests on it, in fen."""

    @property
    def ceiling_fen(self) -> int:
        """The ceiling."""

    @property
    def used_fen(self) -> int:
        """What is arranged."""


class Drawing(NamedTuple):
    """A chart and its id on the page."""

    name: str
    chart: Chart


def by_unit(year: int, found: Mapping[str, Paying], *, spent: bool) -> Drawing:
    """Draw what units ask and get, the largest first, and what they have paid where it is known."""
    first = next(iter(found))
    total = sum(one.asked_fen for one in found.values())
    series = list(_amounts(found))
    if spent:
        series.append(Series("执行数", [in_wan(one.spent_fen) for one in found.values()]))
    chart = Chart(
        title=f"{year}年各单位申报、审定与执行" if spent else f"{year}年各单位申报与审定",
        says=f"申报最多的是{first}，占{_share(found[first].asked_fen, total)}。",
        kind=Kind.LYING,
        over="单位",
        categories=list(found),
        series=series,
        unit="万元",
    )
    return Drawing("by-unit", chart)


def by_category(year: int, found: Mapping[str, Asked]) -> Drawing:
    """Draw the categories."""
    told = "、".join(f"{name} {one.projects} 个" for name, one in found.items())
    chart = Chart(
        title=f"{year}年各类项目",
        says=f"{told}。",
        kind=Kind.BARS,
        over="项目类别",
        categories=list(found),
        series=_amounts(found),
        unit="万元",
    )
    return Drawing("by-category", chart)


def by_state(year: int, found: Mapping[str, Asked]) -> Drawing:
    """Draw how many projects stand where."""
    largest = max(found, key=lambda name: found[name].projects)
    count = sum(one.projects for one in found.values())
    chart = Chart(
        title=f"{year}年申报进展",
        says=f"共 {count} 个项目，“{largest}”的最多，{found[largest].projects} 个。",
        kind=Kind.LYING,
        over="申报状态",
        categories=list(found),
        series=(Series("项目数", [Decimal(one.projects) for one in found.values()]),),
        unit="个",
        decimals=0,
    )
    return Drawing("by-state", chart)


def by_source(year: int, found: Mapping[str, Resting]) -> Drawing:
    """Draw ceilings by source, and what is arranged of them."""
    ceiling = sum(one.ceiling_fen for one in found.values())
    used = sum(one.used_fen for one in found.values())
    chart = Chart(
        title=f"{year}年各来源限额与安排",
        says=f"限额 {_wan(ceiling)} 万元，已安排 {_wan(used)} 万元，占{_share(used, ceiling)}。",
        kind=Kind.LYING,
        over="资金来源",
        categories=list(found),
        series=(
            Series("限额", [in_wan(one.ceiling_fen) for one in found.values()]),
            Series("已安排", [in_wan(one.used_fen) for one in found.values()]),
        ),
        unit="万元",
    )
    return Drawing("by-source", chart)


def by_year(
    found: Mapping[int, Asked],
    arranged: Mapping[int, Resting],
    spent: Mapping[int, int] | None = None,
) -> Drawing:
    """Draw the years beside each other."""
    years = list(found)
    series = list(_amounts(found))
    if arranged:
        fen = [arranged[year].used_fen if year in arranged else None for year in years]
        series.append(Series("安排数", [None if one is None else in_wan(one) for one in fen]))
    if spent is not None:
        series.append(Series("执行数", [in_wan(spent.get(year, 0)) for year in years]))
    chart = Chart(
        title="各年比较",
        says=_grown(years, found),
        kind=Kind.BARS,
        over="预算年度",
        categories=[f"{year}年" for year in years],
        series=series,
        unit="万元",
    )
    return Drawing("by-year", chart)


def _amounts(found: Mapping[str, Asked] | Mapping[int, Asked]) -> Sequence[Series]:
    return (
        Series("申报数", [in_wan(one.asked_fen) for one in found.values()]),
        Series("审定数", [in_wan(one.admitted_fen) for one in found.values()]),
    )


def _grown(years: Sequence[int], found: Mapping[int, Asked]) -> str:
    last = found[years[-1]].asked_fen
    if len(years) == 1:
        return f"{years[-1]}年申报 {_wan(last)} 万元，没有上年可比。"
    before = found[years[-2]].asked_fen
    word, by = ("增加" if last >= before else "减少"), _wan(abs(last - before))
    return f"{years[-1]}年申报 {_wan(last)} 万元，比{years[-2]}年{word} {by} 万元。"


def _share(part: int, whole: int) -> str:
    return f"{Decimal(part * 100) / whole:.1f}%" if whole else "0%"


def _wan(fen: int) -> str:
    return f"{in_wan(fen):,.2f}"
