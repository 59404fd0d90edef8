"""What each level of government pays for a project."""

import re
from collections.abc import Iterator, Sequence

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.payers import Payer, payers_in
from mingxi.projects.project_text import Funding, Level, Section, SectionKey
from mingxi.projects.stated_amounts import money_between
from mingxi.prose.marks import Figure

_PLACES = (SectionKey.FUNDING, SectionKey.PLAN, SectionKey.OVERVIEW, SectionKey.CONTENT)

_SENTENCE = pattern_of(r"[^。\n]+")
_SEGMENT = pattern_of(r"[^；;]+")
_CLAUSE = pattern_of(r"(?:[^，；;、（）()\t,]+|,(?=\d))+")
_TOGETHER = frozenset({"、", "级、", "财政、"})
_JOINED = pattern_of(r"级?(?:财政)?(?:资金)?[和与及、]")
# 保洁费3万元由县、镇分担: who pays is told after the amount, so the words before it name a cost.
_PAID_BY = pattern_of(r"[，,]?由")
_RESULT_SIGN = pattern_of(r"[=＝]\s*$")
_BREAKS_DOWN = pattern_of(r"^[^，,]{0,20}中[，,]|^其中")
_BEFORE_SOLE_PAYER = pattern_of(
    r"(?:由[^，。；、和与及]{0,12}|(?:全部|均)[为是])$|(?:资金|经费)来源[：:为是]*\s*$"
)
_PAYS = pattern_of(
    r"[^，。；、和与及\n]*"
    r"(?:安排|承担|核拨|拨付|拨款|保障|解决|负担|列支|支付|支出|出资|予以|\s*(?:[。\n]|\Z))"
)


def funding_in(
    text: str,
    figures: Sequence[Figure],
    sections: Sequence[Section],
    arranged: Figure | None,
    own: Level | None,
) -> tuple[Funding, ...]:
    """Find what each level pays; where the text names one payer for all, the whole of ``arranged``.

    The funding section is asked first. Shares in other sections count only where they make up
    ``arranged``, for the shares of a single item stand there too.
    """
    by_key = {section.key: section for section in sections}
    for key in _PLACES:
        if key in by_key and (key is SectionKey.FUNDING or arranged is not None):
            shares = tuple(_shares(text, figures, by_key[key], own))
            if shares and (key is SectionKey.FUNDING or _make_up(shares, arranged)):
                return shares
    if arranged is None:
        return ()
    for key in (SectionKey.FUNDING, SectionKey.PLAN, SectionKey.UNIT):
        if key in by_key:
            payer = _sole_payer(text, by_key[key], own)
            if payer is not None:
                span = Span(payer.start, payer.end)
                return (Funding(payer.level, arranged.fen, span),)
    return ()


def _shares(
    text: str, figures: Sequence[Figure], section: Section, own: Level | None
) -> Iterator[Funding]:
    """Give the shares of one section; a sentence that breaks a share down adds none."""
    seen: set[Level] = set()
    for sentence in _sentences_with_payers(text, section, own):
        if seen and _BREAKS_DOWN.search(sentence.group().lstrip()):
            continue
        found: set[Level] = set()
        for segment in _SEGMENT.finditer(text, sentence.start(), sentence.end()):
            for share in _segment_shares(text, figures, segment.start(), segment.end(), own):
                if share.level not in seen:
                    found.add(share.level)
                    yield share
        seen |= found


def _sentences_with_payers(
    text: str, section: Section, own: Level | None
) -> Iterator[re.Match[str]]:
    """Give the sentences of a section that name a payer, each once."""
    end = section.body
    for payer in payers_in(text, section.body, section.end, own):
        if payer.start >= end:
            begin = max(text.rfind("。", end, payer.start), text.rfind("\n", end, payer.start)) + 1
            sentence = _SENTENCE.match(text, begin or end, section.end)
            assert sentence is not None
            end = sentence.end()
            yield sentence


def _segment_shares(
    text: str, figures: Sequence[Figure], start: int, end: int, own: Level | None
) -> Iterator[Funding]:
    """Pair payers and amounts between two semicolons, clause by clause.

    A payer whose clause states no amount takes the last one before the next payer: what a levy
    yields is told after how it is reckoned.
    """
    waiting: Payer | None = None
    last: Figure | None = None
    for clause in _CLAUSE.finditer(text, start, end):
        amount = _amount(text, figures, clause.start(), clause.end())
        payer = _payer(text, clause.start(), clause.end(), own, amount)
        if payer is None:
            last = amount or last
            continue
        if _names_only(text, waiting, clause.start()):
            waiting, last = None, None
            continue
        if waiting is not None and last is not None:
            yield _funding(waiting, last)
        waiting, last = None, None
        if amount is not None:
            yield _funding(payer, amount)
        else:
            waiting = payer
    if waiting is not None and last is not None:
        yield _funding(waiting, last)


def _payer(
    text: str, start: int, end: int, own: Level | None, amount: Figure | None
) -> Payer | None:
    """Give the payer of a clause; two who pay one amount together (中央和省级) are none."""
    if amount is not None and _PAID_BY.match(text, amount.end):
        start = amount.end
    payers = list(payers_in(text, start, end, own))
    if len(payers) > 1 and _JOINED.fullmatch(text, payers[0].end, payers[1].start):
        return None
    return payers[0] if payers else None


def _names_only(text: str, payer: Payer | None, following: int) -> bool:
    """Tell whether a payer is but the first of several who pay together: 中央、省级财政."""
    return payer is not None and text[payer.end : following] in _TOGETHER


def _funding(payer: Payer, amount: Figure) -> Funding:
    return Funding(payer.level, amount.fen, Span(payer.start, payer.end).cover(amount.span))


def _amount(text: str, figures: Sequence[Figure], start: int, end: int) -> Figure | None:
    """Choose the amount of a clause: the result of a formula, or the first."""
    amounts = list(money_between(figures, start, end))
    for amount in amounts:
        if _RESULT_SIGN.search(text, start, amount.start):
            return amount
    return amounts[0] if amounts else None


def _make_up(shares: Sequence[Funding], arranged: Figure | None) -> bool:
    """Tell whether shares add up to an amount at the precision all of them were written to."""
    if arranged is None:
        return False
    slack = int(arranged.step * 100) * (len(shares) + 1) // 2
    return abs(sum(share.amount for share in shares) - arranged.fen) <= slack


def _sole_payer(text: str, section: Section, own: Level | None) -> Payer | None:
    """Find the payer of the whole, as in 由县级财政承担 or 经费来源：县财政."""
    for payer in payers_in(text, section.body, section.end, own):
        before = text[max(section.body, payer.start - 20) : payer.start]
        if _BEFORE_SOLE_PAYER.search(before) and _PAYS.match(text, payer.end, section.end):
            return payer
    return None
