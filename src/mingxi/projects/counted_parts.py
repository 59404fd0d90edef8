"""How many parts a text announces (四项共, 以下六项), and how many it lists."""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.reading import Reading
from mingxi.prose.marks import HeadingStyle, OutlineMark
from mingxi.quantities.numerals import chinese_to_int

_NUMBER = r"(?P<count>[一二三四五六七八九十两]{1,3}|\d{1,2})"
_TOTAL = pattern_of(_NUMBER + r"\s*[大个]?[项类][^，。；、\d]{0,10}$")
_LIST = pattern_of(
    r"(?:以下|下列|如下)"
    + _NUMBER
    + r"\s*[大个]?(?:项|类|个?方面|点|条)[^，。；：:\n]{0,12}(?=[。：:\n])"
)
_REACH = 24
_LIST_WITHIN = 400


class CountedParts(NamedTuple):
    """A count as written at ``span``: ``said`` parts are announced, ``listed`` are there."""

    span: Span
    written: str
    said: int
    listed: int


def counted_totals(reading: Reading) -> Iterator[CountedParts]:
    """Give the counts before totals that hold, with the number of amounts they were added from.

    A part may have been added from several amounts, so only fewer amounts than parts are telling.
    """
    for claim in reading.claims:
        if claim.kind is ClaimKind.SUM and not claim.fails and len(claim.operands) > 1:
            counted = _before_total(reading.text, claim)
            if counted is not None and counted.listed <= counted.said:
                yield counted


def counted_lists(reading: Reading) -> Iterator[CountedParts]:
    """Give the counts that announce a list, with the number of its items."""
    for match in _LIST.finditer(reading.text):
        listed = _items_after(reading, match.end())
        said = _number(match["count"])
        if listed and said is not None:
            yield CountedParts(Span(*match.span()), match[0], said, listed)


def _before_total(text: str, claim: Claim) -> CountedParts | None:
    start = max(0, claim.result.start - _REACH)
    match = _TOTAL.search(text[start : claim.result.start])
    said = _number(match["count"]) if match else None
    if match is None or said is None:
        return None
    span = Span(start + match.start(), claim.result.end)
    return CountedParts(span, text[span.start : span.end], said, len(claim.operands))


def _items_after(reading: Reading, place: int) -> int:
    """Count the items of the list that begins behind ``place``; 0 where none begins there."""
    style: HeadingStyle | None = None
    ordinal = 0
    for mark in reading.outline:
        if mark.start < place:
            continue
        if style is None:
            if not _opens_list(mark, place):
                return 0
            style = mark.style
        if mark.style is style:
            if mark.ordinal != ordinal + 1:
                break
            ordinal = mark.ordinal
    return ordinal


def _opens_list(mark: OutlineMark, place: int) -> bool:
    return mark.ordinal == 1 and mark.start - place <= _LIST_WITHIN


def _number(written: str) -> int | None:
    """Read a count in Arabic or Chinese figures."""
    return int(written) if written.isdigit() else chinese_to_int(written)
