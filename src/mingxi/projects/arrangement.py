"""What a project is arranged, against what its items cost and its payers give."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.claims.claim import ClaimKind
from mingxi.projects.project_text import Item, ProjectText, Section, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figure_at, figures_within, paragraph_at, sentence_at
from mingxi.projects.stated_amounts import Cue, statements_in
from mingxi.quantities.money import FEN_PER_YUAN

# Words that tell why the arrangement and the cost of the parts may differ.
_GAP = pattern_of(
    r"缺口|不足|差额|其余|剩余|余款|自筹|自行|另行|分年|追加|收取|收费|冲抵|扣除|扣减|配套"
    r"|结转|结余|统筹解决|总投资|总投入|三年|五年|社会捐"
)
_OTHERS_PAY = pattern_of(r"自筹|社会资本|企业(?:投资|出资|承担)|分年(?:度)?(?:实施|安排)|分期实施")
_SPENT = pattern_of(r"已(?:投入|支付|完成|下达|拨付|建成)|上年|去年|截至|历年|累计")
# Two patterns, for the engine looks for neither the fast way where they are one.
_NO_NAME = pattern_of("项目|经费|资金|费用")
_MARK = pattern_of(r"[\s\d.．、，,：:。（）()①-⑳]")
_ADDED = frozenset({ClaimKind.SUM, ClaimKind.SPLIT})
_PARTS_MIN = 2
_NUMBER_LENGTH_MAX = 6


def tells_of_gap(reading: Reading, project: ProjectText) -> bool:
    """Tell whether the text says who pays what the arrangement does not cover."""
    funding = project.section(SectionKey.FUNDING)
    told = funding is not None and _GAP.search(reading.text, funding.body, funding.end)
    return bool(told or _OTHERS_PAY.search(reading.text, project.start, project.end))


def cost_of(item: Item) -> int | None:
    """Give what an item costs in fen, itself or by its parts; None where no amount is stated."""
    if item.amount is not None:
        return item.amount
    parts = [cost for part in item.items if (cost := cost_of(part)) is not None]
    return sum(parts) if parts else None


def named(label: str) -> str:
    """Give what names an item wherever it stands: 2.清漂服务经费 and 清漂服务 are one."""
    return _MARK.sub("", _NO_NAME.sub("", label))


def all_items(items: Iterable[Item]) -> Iterator[Item]:
    """Give items and their parts, each whole before its parts."""
    for item in items:
        yield item
        yield from all_items(item.items)


def costs_of(reading: Reading, project: ProjectText) -> tuple[int | None, ...]:
    """Give what each item costs in fen, by its own text or else by the line of the plan for it."""
    return reading.derived(_costs)[project.start]


def _costs(reading: Reading) -> dict[int, tuple[int | None, ...]]:
    """Give the costs of the items of every project, by where the project begins."""
    return {
        project.start: tuple(_cost(reading, project, item) for item in project.items)
        for project in reading.projects
    }


def _cost(reading: Reading, project: ProjectText, item: Item) -> int | None:
    cost = cost_of(item)
    if cost is not None and not _is_spent(reading, item):
        return cost
    plan = project.section(SectionKey.PLAN)
    return None if plan is None else _planned(reading, plan, item)


def _is_spent(reading: Reading, item: Item) -> bool:
    """Tell whether the amount of an item is told of the past."""
    figures = figures_within(reading, Span(item.start, item.end))
    own = next((figure for figure in figures if figure.fen == item.amount), None)
    if own is None:
        return False
    return bool(_SPENT.search(reading.text, sentence_at(reading.text, own.start).start, own.start))


def proven(reading: Reading, project: ProjectText) -> bool:
    """Tell whether a sum in the project gives the arrangement, so that its parts agree with it."""
    arranged = project.arranged
    return arranged is not None and any(
        claim.kind in _ADDED
        and len(claim.operands) >= _PARTS_MIN
        and claim.computed is not None
        and abs(int(claim.computed * FEN_PER_YUAN) - arranged) <= rounding(reading, claim.result)
        for claim in reading.results_between(project.start, project.end)
    )


def _planned(reading: Reading, plan: Section, item: Item) -> int | None:
    """Give what the line of a plan that opens with an item's name says it costs, in fen."""
    place = reading.text.find(item.label, plan.body, plan.end)
    if place < 0:
        return None
    line = paragraph_at(reading.text, place)
    if place - line.start > _NUMBER_LENGTH_MAX:
        return None
    amounts = [
        stated.figure.fen
        for stated in statements_in(reading.text, reading.figures, *line)
        if stated.cue is not Cue.NONE and not stated.part and not stated.aside
    ]
    total = sum(amounts)
    return next((amount for amount in amounts if amount * 2 == total), total) if amounts else None


def rounding(reading: Reading, *spans: Span) -> int:
    """Give by how many fen the amounts at ``spans`` may be off because they were rounded.

    An amount is off by half a unit of its last written digit at most.
    """
    figures = (figure_at(reading, span) for span in spans)
    steps = (figure.step for figure in figures if figure is not None)
    return int(sum(steps, Decimal(0)) * FEN_PER_YUAN / 2)


def contradicted(reading: Reading, span: Span) -> bool:
    """Tell whether a failing claim already speaks of the amount at ``span``."""
    return span in reading.contradicted
