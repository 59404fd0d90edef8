"""What was read of the projects, compact: their particulars and the rows of their tables."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mingxi.languages import Message, say
from mingxi.reports import report
from mingxi.reports.groups import Group, groups
from mingxi.reports.page.views import Tell
from mingxi.reports.sentences import explained_money, named
from mingxi.reports.vocabulary import HORIZON, INSTALMENT_KIND, LEVEL, SECTION, money

Row = list[str]


class Listing(NamedTuple):
    """A part of what was read: its title and its rows, the last cell of which may be money.

    ``depths`` are the depths of the rows in a tree, from 0.
    """

    title: str
    rows: list[Row]
    depths: list[int]
    numeric: bool


class Particulars(NamedTuple):
    """What was read of one project, or of what stands in none (``name`` is empty)."""

    name: str
    facts: list[tuple[str, str]]
    listings: list[Listing]


def particulars(document: report.Document, tell: Tell) -> list[Particulars]:
    """Give what was read, project by project."""
    return [_of_group(group, tell) for group in groups(document)]


def _of_group(group: Group, tell: Tell) -> Particulars:
    cited = [[named(citation)] for citation in group.citations]
    listings = [_flat(tell(say("引用的文件")), cited, numeric=False)]
    if group.project is None:
        return Particulars("", [], [listing for listing in listings if listing.rows])
    listings = [*_listings(group.project, tell), *listings]
    name = group.project["name"] or tell(say("（未写项目名称）"))
    facts = [(tell(label), fact) for label, fact in _facts(group.project, tell)]
    return Particulars(name, facts, [listing for listing in listings if listing.rows])


def _facts(project: report.Project, tell: Tell) -> Iterator[tuple[Message, str]]:
    yield say("实施单位"), project["unit"] or tell(say("未写实施单位"))
    if project["year"] is not None:
        yield say("预算年度"), tell(say("{year}年", year=project["year"]))
    arranged = project["arranged"]
    yield say("安排金额"), tell(say("未写安排金额") if arranged is None else money(arranged))
    explained = project["explained"]
    if explained is not None and explained["asked"] > 0:
        yield say("算式说明"), tell(explained_money(explained))
    if project["sections"]:
        sections = (tell(SECTION[section["key"]]) for section in project["sections"])
        yield say("章节"), tell(say("、")).join(sections)


def _listings(project: report.Project, tell: Tell) -> Iterator[Listing]:
    funding = [
        [tell(LEVEL[share["level"]]), tell(money(share["amount"]))] for share in project["funding"]
    ]
    yield _flat(tell(say("资金来源")), funding, numeric=True)
    items = list(_items(project["items"], tell, 0))
    rows, depths = [row for row, _ in items], [depth for _, depth in items]
    yield Listing(tell(say("明细项目")), rows, depths, numeric=True)
    instalments = [_instalment(instalment, tell) for instalment in project["instalments"]]
    yield _flat(tell(say("支付计划")), instalments, numeric=True)
    indicators = [_indicator(indicator, tell) for indicator in project["indicators"]]
    yield _flat(tell(say("绩效指标")), indicators, numeric=False)


def _flat(title: str, rows: list[Row], *, numeric: bool) -> Listing:
    return Listing(title, rows, [0] * len(rows), numeric)


def _items(items: Iterable[report.Item], tell: Tell, depth: int) -> Iterator[tuple[Row, int]]:
    for item in items:
        amount = item["amount"]
        yield [item["label"], "" if amount is None else tell(money(amount))], depth
        yield from _items(item["items"], tell, depth + 1)


def _instalment(instalment: report.Instalment, tell: Tell) -> Row:
    amount, first, last = instalment["amount"], instalment["from"] or "?", instalment["to"] or "?"
    return [
        first if first == last else f"{first}—{last}",
        instalment["what"],
        tell(INSTALMENT_KIND[instalment["kind"]]),
        tell(say("未写金额") if amount is None else money(amount)),
    ]


def _indicator(indicator: report.Indicator, tell: Tell) -> Row:
    """Give one row of the target table; the target as written already holds operator and unit."""
    return [
        tell(HORIZON[indicator["horizon"]]),
        indicator["level2"] or indicator["level1"],
        indicator["level3"],
        indicator["target"],
    ]
