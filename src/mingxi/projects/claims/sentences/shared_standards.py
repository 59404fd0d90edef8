"""A standard and those who bear it: 每人每月40元，市级每人每月10元、县级每人每月30元.

The parts are standards for one of the same things, or amounts listed behind 分别; they must add up
to the whole standard. A standard may also be told item by item, in the bracket behind it or on the
lines below it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, slip_between, verdict_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of, figures_of
from mingxi.projects.claims.sentences.terms import Prose, Term, sum_of
from mingxi.projects.claims.wording import added

_BORNE = pattern_of(
    r"分[二两三四五]次|承担|分担|负担|由[^，。]{0,12}(?:财政|中央|省|市|县|区|乡|镇)|其中"
)
_RESPECTIVELY = pattern_of(r"分别[^，,。；;\d]{0,6}$")
_PAYER = pattern_of(r"中央|省|市|州|县|区|乡|镇|财政|自筹|个人|第[一二三四五]年")
_ENDS_ITS_LINE = pattern_of(r"[/／·•生人年月户）)]{0,10}[ \u3000]*(?:\n|$)")
_AHEAD = 7
_MOST_LINES = 6
_BESIDE = 2


def shared_standard_claims(prose: Prose) -> Iterator[Claim]:
    """Find standards that are split among payers or items, in text order."""
    for whole in prose.terms:
        if whole.is_money and whole.is_rate and not whole.is_end_of_range:
            claim = (
                _borne_by_several(prose, whole)
                or _in_its_bracket(prose, whole)
                or _listed_below(prose, whole)
            )
            if claim is not None:
                yield claim


def _borne_by_several(prose: Prose, whole: Term) -> Claim | None:
    ahead = [
        term
        for term in prose.after(whole, _AHEAD)
        if term.is_money and term.line == whole.line and term.sentence - whole.sentence <= 1
    ]
    if len(ahead) < 2 or not _BORNE.search(prose.text, whole.end, ahead[-1].start):
        return None
    parts: list[Term] = []
    for term in ahead:
        if not _is_borne_part(term, whole, listed=bool(parts)):
            break
        parts.append(term)
    if len(parts) < 2:
        return None
    computed = sum_of(parts)
    verdict = verdict_of(whole.value, computed, Decimal(0))
    if verdict is Verdict.FAILS and slip_between(whole.value, computed, whole.figure.step) is None:
        return None
    return _claim(prose, whole, parts, verdict)


def _is_borne_part(term: Term, whole: Term, listed: bool) -> bool:
    payer = _PAYER.search(term.gap) is not None
    if term.is_rate:
        return payer and set(term.figure.per) == set(whole.figure.per)
    beside = listed and len(term.gap) <= _BESIDE
    return payer or beside or _RESPECTIVELY.search(term.gap) is not None


def _in_its_bracket(prose: Prose, whole: Term) -> Claim | None:
    """Prove a standard by the amounts in the bracket behind it: 每人6,200元（培训费4,800元、…）."""
    parts: list[Term] = []
    for term in prose.after(whole, _AHEAD):
        if term.sentence != whole.sentence or term.depth <= whole.depth or not term.is_money:
            break
        if not parts and prose.between(whole, term)[:1] not in {"（", "("}:
            break
        parts.append(term)
        if len(parts) > 1 and sum_of(parts) == whole.value:
            return _claim(prose, whole, parts, Verdict.HOLDS)
    return None


def _listed_below(prose: Prose, whole: Term) -> Claim | None:
    """Hold a standard in a heading against the standards on the lines below it."""
    if not _ENDS_ITS_LINE.match(prose.text, whole.end):
        return None
    parts: list[Term] = []
    for term in prose.after(whole, _AHEAD):
        below = 0 < term.line - whole.line <= _MOST_LINES
        if not below or not term.is_money or set(term.figure.per) != set(whole.figure.per):
            break
        parts.append(term)
        if len(parts) > 1 and sum_of(parts) == whole.value:
            return _claim(prose, whole, parts, Verdict.HOLDS)
    for size in range(2, len(parts) + 1):
        some = parts[:size]
        if slip_between(whole.value, sum_of(some), whole.figure.step) is Slip.DIGIT:
            return _claim(prose, whole, some, Verdict.FAILS)._replace(certain=False)
    return None


def _claim(prose: Prose, whole: Term, parts: Sequence[Term], verdict: Verdict) -> Claim:
    figures = figures_of(parts)
    proof = Proof(
        kind=ClaimKind.SPLIT,
        result=whole,
        operands=figures,
        expression=added(figures),
        stated=whole.value,
        computed=sum_of(parts),
        verdict=verdict,
        members=tuple(parts),
        parts=figures,
        detail="standard",
    )
    return claim_of(prose, proof)
