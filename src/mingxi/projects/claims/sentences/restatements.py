"""The same amount written twice: in capitals beside figures, or elsewhere in the project again.

Capitals and figures that differ are a contradiction (支付结算办法: 大写与小写必须一致). An amount
that stands again elsewhere under a like name agrees with the first; one that differs may be another
amount, so nothing is refuted there.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import verdict_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.projects.claims.wording import text_of
from mingxi.projects.project_text import ProjectText

_DIGITS = "壹贰叁肆伍陆柒捌玖"
_CAPITAL = pattern_of(f"[{_DIGITS}]")
_BESIDE = pattern_of(r"整?\s*[（(，,、]?\s*(?:[大小]写)?(?:金额)?[:：]?\s*(?:人民币)?\s*[¥￥]?\s*")
_NAME = 10
# Small amounts are equal by chance.
_FEWEST_YUAN = Decimal(1000)
_MOST_TOLD = 6


def capital_claims(prose: Prose) -> Iterator[Claim]:
    """Hold amounts in capitals against the figures beside them; the second of a pair is spent."""
    if not any(digit in prose.text for digit in _DIGITS):
        return
    for one, other in pairwise(prose.terms):
        if not (one.is_money and other.is_money) or _is_capital(one) == _is_capital(other):
            continue
        if _BESIDE.fullmatch(prose.text, one.end, other.start):
            other.spent = True
            yield claim_of(prose, _proof(one, other, "capitals"))


def restated_claims(prose: Prose, projects: Sequence[ProjectText]) -> Iterator[Claim]:
    """Find amounts that stand again in another paragraph of the same project under a like name."""
    told: defaultdict[tuple[int, Decimal], list[Term]] = defaultdict(list)
    at = 0
    for term in prose.terms:
        if not term.is_money or term.is_rate or term.value < _FEWEST_YUAN:
            continue
        while at < len(projects) and projects[at].end <= term.start:
            at += 1
        before = told[at, term.value]
        first = next((t for t in before if t.line != term.line and _alike(t, term)), None)
        if first is not None:
            yield claim_of(prose, _proof(term, first, "restated"))
        if len(before) < _MOST_TOLD:
            before.append(term)


def _is_capital(term: Term) -> bool:
    return _CAPITAL.match(term.figure.text) is not None


def _alike(one: Term, other: Term) -> bool:
    """Tell whether two amounts bear a like name: two characters side by side in both."""
    name, words = one.gap[-_NAME:], other.gap[-_NAME:]
    return any(name[i : i + 2] in words for i in range(len(name) - 1))


def _proof(stated: Term, other: Term, detail: str) -> Proof:
    step = max(stated.figure.step, other.figure.step)
    verdict = verdict_of(stated.value, other.value, Decimal(0) if detail == "capitals" else step)
    return Proof(
        kind=ClaimKind.EQUALITY,
        result=stated,
        operands=(other.figure,),
        expression=text_of(other.figure),
        stated=stated.value,
        computed=other.value,
        verdict=verdict,
        members=(other,),
        certain=verdict is not Verdict.FAILS or detail == "capitals",
        detail=detail,
    )
