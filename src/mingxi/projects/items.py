"""The sub-items of a project, as its outline lays them out, each with the amount it states."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.projects.marks_between import marks_between
from mingxi.projects.project_text import Item, Section, SectionKey
from mingxi.projects.stated_amounts import Cue, Statement, statements_in, without_shares
from mingxi.prose.marks import Figure, HeadingStyle, OutlineMark
from mingxi.quantities import chinese_to_int

_DEPTH = {
    HeadingStyle.CHAPTER: 0,
    HeadingStyle.HAN: 1,
    HeadingStyle.HAN_BRACKET: 2,
    HeadingStyle.ARABIC: 3,
    HeadingStyle.ARABIC_BRACKET: 4,
    HeadingStyle.CIRCLED: 5,
}
_TITLE = pattern_of(r"[ \t\u00a0\u3000]*([^。：:；;\n]*)")
_TITLE_TAIL = pattern_of(
    r"[\s，,、（(]*(?:共计|合计|共需|需要?|计|共|约|为|安排|预算|投入|支出)?[\s，,、]*$"
)
_TITLE_LENGTH_MAX = 40
_COMMA = pattern_of("[，,]")
_CLOSES_TITLE = pattern_of(r"\s*(?:[。；;：:（(]|\Z|\n)")
_SEGMENT_END = pattern_of("[。；;\n]")
_COUNTED = pattern_of(
    r"(?<![\w%％])(?:以上|上述)|(?P<count>[一二两三四五六七八九十\d]{1,3})\s?大?[项类条款]"
)
_COUNT_REACH = 20


class _Title(NamedTuple):
    """An item's short title; ``end`` is where it was cut off, ``whole`` if no comma parts it."""

    words: str
    end: int
    whole: bool


@dataclass(slots=True)
class _Node:
    """An item while the outline is walked; ``end`` moves as the next mark is met."""

    mark: OutlineMark
    end: int
    children: list["_Node"] = field(default_factory=list)


def items_in(
    text: str,
    figures: Sequence[Figure],
    outline: Sequence[OutlineMark],
    sections: Sequence[Section],
) -> tuple[Item, ...]:
    """Read the items of the content section, or of the funding section if that prices more.

    ``figures`` and ``outline`` are those of the whole text, in order.
    """
    trees = [
        _section_items(text, figures, outline, section)
        for section in sections
        if section.key in (SectionKey.CONTENT, SectionKey.FUNDING)
    ]
    return max(trees, key=_priced, default=())


def _priced(items: Sequence[Item]) -> int:
    return sum((item.amount is not None) + _priced(item.items) for item in items)


def _section_items(
    text: str, figures: Sequence[Figure], outline: Sequence[OutlineMark], section: Section
) -> tuple[Item, ...]:
    nodes = _tree(marks_between(outline, section.body, section.end), section.end)
    if not nodes:
        return ()
    statements = statements_in(text, figures, section.body, section.end)
    _, end = _total_after(text, statements, nodes, section.end)
    return tuple(_items(text, statements, nodes, end))


def _tree(marks: Sequence[OutlineMark], end: int) -> list[_Node]:
    """Nest the marks: a style that is open continues its list, a new one opens a list below."""
    roots: list[_Node] = []
    path: list[_Node] = []
    for mark in marks:
        depth = _place(path, mark.style)
        for closed in path[depth:]:
            closed.end = mark.start
        del path[depth:]
        node = _Node(mark, end)
        (path[-1].children if path else roots).append(node)
        path.append(node)
    return roots


def _place(path: Sequence[_Node], style: HeadingStyle) -> int:
    """Tell how many of the open items a mark of this style stands in."""
    for depth, node in enumerate(path):
        if node.mark.style is style:
            return depth
    depth = len(path)
    while depth and _DEPTH.get(path[depth - 1].mark.style, -1) > _DEPTH.get(style, len(_DEPTH)):
        depth -= 1
    return depth


def _items(
    text: str, statements: Sequence[Statement], nodes: Sequence[_Node], end: int
) -> Iterator[Item]:
    for node in nodes:
        yield _item(text, statements, node, min(node.end, end))


def _item(text: str, statements: Sequence[Statement], node: _Node, end: int) -> Item:
    total, inner_end = _total_after(text, statements, node.children, end)
    own_end = node.children[0].mark.start if node.children else inner_end
    own = _between(statements, node.mark.end, own_end)
    title = _title(text, own, node.mark.end, own_end)
    amount = _amount(text, own, title, own_end) or total
    return Item(
        label=title.words,
        amount=None if amount is None else amount.fen,
        start=node.mark.start,
        end=node.mark.start + len(text[node.mark.start : end].rstrip()),
        items=tuple(_items(text, statements, node.children, inner_end)),
    )


def _between(statements: Sequence[Statement], start: int, end: int) -> Sequence[Statement]:
    # A statement begins with its figure, and that with its start.
    first = bisect_left(statements, ((start,),))
    return statements[first : bisect_left(statements, ((end,),), first)]


def _title(text: str, own: Sequence[Statement], start: int, end: int) -> _Title:
    """Read an item's title: up to a stop or to the first amount."""
    match = _TITLE.match(text, start, end)
    if match is None:
        return _Title("", start, whole=False)
    words, stop = match[1], match.end()
    if own and own[0].figure.start < stop:
        stop = own[0].figure.start
        words = _TITLE_TAIL.sub("", text[match.start(1) : stop])
    parts = _COMMA.split(words, maxsplit=1)
    if stop < match.end() or len(words) > _TITLE_LENGTH_MAX:
        words = parts[0]
    return _Title(words.strip(), stop, whole=len(parts) == 1)


def _amount(text: str, own: Sequence[Statement], title: _Title, end: int) -> Figure | None:
    """Choose the amount an item states: after its title's colon, in its first paragraph, anywhere.

    A title says what the amount is for: 高标准农田：13万元 tells of no standard.
    """
    if own and _stands_behind_colon(text, own[0], title, end):
        return own[0].figure
    own = [statement for statement in own if not statement.part and not statement.aside]
    paragraph = text.find("\n", title.end, end)
    if paragraph >= 0:
        amount = _stated(text, _between(own, 0, paragraph), title, end)
        if amount is not None:
            return amount
    return _stated(text, own, title, end)


def _stands_behind_colon(text: str, stated: Statement, title: _Title, end: int) -> bool:
    between = text[title.end : stated.figure.start].strip()
    return between in ("：", ":") and _CLOSES_TITLE.match(text, stated.figure.end, end) is not None


def _stated(text: str, own: Sequence[Statement], title: _Title, end: int) -> Figure | None:
    """Choose the amount stated with the title, for all parts, as the total, as the only result."""
    if not own:
        return None
    first = own[0].figure
    if title.whole and first.start == title.end and _CLOSES_TITLE.match(text, first.end, end):
        return first
    # The last total sums up those before it.
    statements = without_shares(text, own)[::-1]
    for statement in statements:
        if statement.cue is not Cue.NONE and _counts(text, statement):
            return statement.figure
    totals = [statement for statement in statements if statement.cue is Cue.TOTAL]
    return _conclusion(text, totals) or _conclusion(text, statements)


def _conclusion(text: str, statements: Sequence[Statement]) -> Figure | None:
    """Give the last amount if the others lead to it: alone, their sum, or in its own segment.

    ``statements`` run from last to first. Amounts in other segments stand beside it.
    """
    if not statements:
        return None
    last = statements[0]
    values = {statement.figure.value for statement in statements}
    if len(values) == 1 or last.figure.value * 2 == sum(values, Decimal(0)):
        return last.figure
    parted = _SEGMENT_END.search(text, statements[-1].figure.start, last.figure.start)
    return None if parted or last.cue is Cue.NONE else last.figure


def _total_after(
    text: str, statements: Sequence[Statement], nodes: Sequence[_Node], end: int
) -> tuple[Figure | None, int]:
    """Find the total of a list, told after its last item, and where that item ends before it."""
    if len(nodes) < 2:
        return None, end
    last = nodes[-1].mark.end
    for statement in reversed(_between(statements, last, end)):
        if statement.cue is Cue.NONE or not _counts_all(text, statement, len(nodes)):
            continue
        if not _is_titled(text, statements, nodes[-1], statement):
            return statement.figure, _segment_start(text, last, statement.clause.start)
    return None, end


def _is_titled(
    text: str, statements: Sequence[Statement], node: _Node, statement: Statement
) -> bool:
    """Tell whether an amount is an item's, whose title counts something: （三）两类人员培训5万元.

    ``node`` is the last item of a list; it or one inside it may be the item.
    """
    if None in _counts(text, statement):
        return False
    while inner := [c for c in node.children if c.mark.end <= statement.figure.start]:
        node = inner[-1]
    first = statements[bisect_left(statements, ((node.mark.end,),))]
    stop = _SEGMENT_END.search(text, node.mark.end, statement.figure.start)
    return first is statement and stop is None


def _counts_all(text: str, statement: Statement, count: int) -> bool:
    """Tell whether the words before an amount speak of all items of a list: 以上, 四项."""
    found = _counts(text, statement)
    return count in found or (None in found and all(number is None for number in found))


def _counts(text: str, statement: Statement) -> list[int | None]:
    """Give the counts of parts that the segment up to an amount names; None for 以上 and 上述."""
    start = max(0, statement.clause.start - _COUNT_REACH)
    segment = _SEGMENT_END.split(text[start : statement.figure.start])[-1]
    return [_count(match) for match in _COUNTED.finditer(segment)]


def _count(match: re.Match[str]) -> int | None:
    written = match["count"]
    if written is None:
        return None
    return int(written) if written.isdecimal() else chinese_to_int(written)


def _segment_start(text: str, start: int, end: int) -> int:
    """Give where the segment (to 。 or ；) that reaches to ``end`` begins."""
    return max(start, *(text.rfind(stop, start, end) + 1 for stop in "。；;\n"))
