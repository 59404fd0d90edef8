"""Sums whose parts are named, not listed: 驾驶员、照管员共36人; 质量检验费和保险费共4.30万元.

Each name is looked up among the figures before that carry it. Also a stock after what came and what
went: 上年末2,331人，本年新增48人、核减63人，实有2,316人.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, rounding_slack, slip_between, verdict_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of, figures_of
from mingxi.projects.claims.sentences.terms import Prose, Term, last_clause, sum_of
from mingxi.projects.claims.wording import added, text_of

_NAMES = pattern_of(
    r"((?:[\u4e00-\u9fa5（）()]{1,14}[、和及与])+[\u4e00-\u9fa5（）()]{1,14}?)(?:共计|合计|共需|共|总计)$"
)
_LAST_OF_CUE = frozenset("共计需")
_JOIN = pattern_of(r"[、和及与]")
_LEAD = pattern_of(r"^(?:为|对|给|由|按|将)?(?:上述|以上|全县|全市|全镇|全区)?")
_KIND_OF_MONEY = pattern_of(r"(?:经费|费用|费|款|资金|金|补助|补贴)$")
_GAIN = pattern_of(
    r"(?:新增|增加|增|新入|补充|吸收|新建|新开|新设|新开发[^，。]{0,6}|安置)[^，,。；;\d]{0,8}$"
)
_LOSS = pattern_of(
    r"(?:核减|减少|退出|退库|注销|死亡|自然减员|核销|减|撤并|关停)[^，,。；;\d]{0,4}$"
)
_STOCK = pattern_of(r"(?:实际|实有|现有|年末|期末|年底|现|达到|增至|减至)[^，,。；;\d]{0,10}$")
_TERMS_BACK = 80
_LABEL = 18
_WORDS = 60
_LONG_NAME = 3
_STOCK_BACK = 6


def named_sum_claims(prose: Prose, proven: set[Span]) -> Iterator[Claim]:
    """Find the sums of named parts that no other reading has proven."""
    for term in prose.terms:
        if term.is_rate or term.is_percent or not term.unit:
            continue
        if _STOCK.search(term.gap):
            claim = _stock(prose, term)
        else:
            names = _names(term.gap[-_WORDS:])
            claim = _named(prose, term, names) if len(names) > 1 else None
        if claim is not None and term.figure.span not in proven:
            yield claim


def _names(gap: str) -> list[str]:
    if gap[-1:] not in _LAST_OF_CUE:
        return []
    match = _NAMES.search(last_clause(gap))
    if match is None:
        return []
    names = [_LEAD.sub("", name).strip("（）()") for name in _JOIN.split(match[1])]
    return [_KIND_OF_MONEY.sub("", name) or name for name in names if name]


def _named(prose: Prose, total: Term, names: Sequence[str]) -> Claim | None:
    """Look each name up among earlier figures of the unit; every name must be found once."""
    parts: list[Term] = []
    for name in names:
        part = _latest_named(prose, total, name, parts)
        if part is None:
            return None
        parts.append(part)
    computed = sum_of(parts)
    step = total.figure.step
    slack = rounding_slack(p.figure.step for p in parts) if total.is_money else Decimal(0)
    verdict = verdict_of(total.value, computed, step, slack)
    if verdict is Verdict.FAILS:
        slip = slip_between(total.value, computed, step)
        if not total.is_money or slip not in {Slip.SCALE, Slip.DIGIT, Slip.SWAP}:
            return None
    return _claim(prose, total, parts, computed, verdict, added(figures_of(parts)))


def _latest_named(prose: Prose, total: Term, name: str, taken: Sequence[Term]) -> Term | None:
    for term in reversed(prose.before(total, _TERMS_BACK)):
        if term.is_rate or term in taken or term.figure.low_end or not _adds_to(prose, term, total):
            continue
        if _is_name_of(name, last_clause(term.gap[-_LABEL:])):
            return term
        # Money is named at the head of its item: （5）质量检验：……全年1.56万元.
        head = prose.text[term.sentence_start : min(term.sentence_start + _LABEL, term.start)]
        if term.is_money and _is_name_of(name, head):
            return term
    return None


def _adds_to(prose: Prose, term: Term, total: Term) -> bool:
    """Tell whether a figure may be a part: of the unit, or any count of two units: 万头（只）."""
    if term.unit == total.unit:
        return True
    both = prose.text[total.end : total.end + 1] in {"（", "("}
    return both and total.is_count and term.is_count


def _is_name_of(name: str, label: str) -> bool:
    """Tell whether a label carries a name: whole, or the first or last three of its characters."""
    if len(name) == 1:
        return label.endswith(name)
    if name in label:
        return True
    long = len(name) > _LONG_NAME
    return long and (name[:_LONG_NAME] in label or name[-_LONG_NAME:] in label)


def _stock(prose: Prose, now: Term) -> Claim | None:
    """Recompute a stock from the one before, what came and what went, in the same sentence."""
    near = [
        term
        for term in prose.before(now, _STOCK_BACK)
        if term.unit == now.unit
        and not term.is_rate
        and term.line == now.line
        and now.sentence - term.sentence <= 1
    ]
    changes = [(t, _GAIN.search(t.gap) is not None) for t in near if _is_change(t)]
    stocks = [term for term in near if not _is_change(term)]
    if not changes or not stocks or now.is_money:
        return None
    start = max(stocks, key=lambda term: term.value)
    before = [start, *(term for term, _ in changes)]
    if changes[0][0].start < start.start:
        return None
    computed = start.value
    expression = text_of(start.figure)
    for change, gain in changes:
        computed += change.value if gain else -change.value
        expression += f" {'+' if gain else '-'} {text_of(change.figure)}"
    verdict = verdict_of(now.value, computed, Decimal(0))
    if verdict is Verdict.FAILS and slip_between(now.value, computed, now.figure.step) is None:
        return None
    return _claim(prose, now, before, computed, verdict, expression)


def _is_change(term: Term) -> bool:
    return _GAIN.search(term.gap) is not None or _LOSS.search(term.gap) is not None


def _claim(
    prose: Prose,
    total: Term,
    parts: Sequence[Term],
    computed: Decimal,
    verdict: Verdict,
    expression: str,
) -> Claim:
    figures = figures_of(parts)
    proof = Proof(
        kind=ClaimKind.SUM,
        result=total,
        operands=figures,
        expression=expression,
        stated=total.value,
        computed=computed,
        verdict=verdict,
        members=tuple(part for part in parts if part.sentence == total.sentence),
        parts=(total.figure, *figures) if total.figure.scale > 1 else figures,
        certain=total.is_money or verdict is not Verdict.FAILS,
        detail="named",
    )
    claim = claim_of(prose, proof)
    # The names belong to the statement even where their figures stand elsewhere.
    start = max(min(claim.span.start, total.start - len(total.gap)), total.sentence_start)
    span = Span(start, claim.span.end)
    return claim._replace(span=span, text=prose.text[span.start : span.end])
