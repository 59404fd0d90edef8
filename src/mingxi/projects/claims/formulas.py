"""Calculations that the text writes out: ``339人×10元/月×12个月=40,680元``, ``1.2万元（60人×100元×2天）``."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import is_far_off, verdict_of
from mingxi.projects.claims.proposing import proposal_for
from mingxi.projects.claims.terms import Term
from mingxi.projects.claims.wording import calculation, factor, operand_of

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
# Between two factors: what the first is for one of, at most one short noun, the sign, a bracket.
_SIGN = re.compile(
    r"[^\d，,。；;：:\n=＝×xX*＊✕╳+＋÷]{0,12}?\s?([×xX*＊✕╳+＋÷]|(?<=[元人个])[-－])\s?[（(]?\s?(?:¥|￥)?"
)
_EQUALS = re.compile(
    r"[^\d，,。；;\n=＝×+＋]{0,12}?\s?(?:[=＝]|[）)]?[，,]?(?:合计|共计|共需|总计|小计|计|共|需))[^\d，。；\n=＝]{0,6}"
)
_BEFORE = re.compile(r"[^\d，,。；;\n]{0,4}[（(][^\d，,。；;：\n（）()]{0,6}[：:]?\s?(?:¥|￥)?")
_TIMES = frozenset("×xX*＊✕╳")
_PLUS = frozenset("+＋")


def formula_claims(text: str, terms: Sequence[Term]) -> Iterator[tuple[Claim, Term]]:
    """Find every written calculation with its result; factors and parts are marked as spent."""
    index = 0
    while index < len(terms) - 1:
        signs = _chain(text, terms, index)
        if not signs:
            index += 1
            continue
        chain = terms[index : index + len(signs) + 1]
        for term in chain:
            term.spent = True
        after = index + len(chain)
        for result in _results(text, terms, index, after):
            yield _claim(text, chain, signs, result), result
        index = after


def _chain(text: str, terms: Sequence[Term], first: int) -> list[str]:
    signs: list[str] = []
    for left, right in zip(terms[first:], terms[first + 1 :], strict=False):
        if right.start - left.end > 20:
            break
        sign = _SIGN.fullmatch(text, left.end, right.start)
        if sign is None:
            break
        signs.append(sign[1])
    return signs


def _results(text: str, terms: Sequence[Term], first: int, after: int) -> Iterator[Term]:
    """The stated result stands behind the formula, or right before its bracket, or in both places."""
    last = terms[after - 1]
    if after < len(terms):
        candidate = terms[after]
        if candidate.start - last.end <= 24 and _EQUALS.fullmatch(text, last.end, candidate.start):
            yield candidate
            return
    if first > 0:
        candidate = terms[first - 1]
        if not candidate.spent and _BEFORE.fullmatch(text, candidate.end, terms[first].start):
            yield candidate


def _claim(text: str, chain: Sequence[Term], signs: Sequence[str], result: Term) -> Claim:
    computed = _evaluate(chain, signs)
    figure = result.figure
    if result.is_money and not any(term.is_money for term in chain):
        # 191.45万元（154.11＋18.15＋19.19）: the parts are in the unit of the result.
        computed *= figure.scale
    added = all(sign in _PLUS for sign in signs)
    slack = sum((t.figure.step for t in chain), Decimal(0)) * _HALF if added else Decimal(0)
    verdict = verdict_of(figure.value, computed, figure.step, slack if added else Decimal(0))
    if verdict is Verdict.FAILS and any(term.figure.approximate for term in chain):
        verdict = verdict if is_far_off(figure.value, computed) else Verdict.UNDECIDED
    members = [*chain, result]
    span = Span(min(t.start for t in members), max(t.end for t in members))
    expression = _expression(chain, signs)
    return Claim(
        kind=ClaimKind.SUM if added else ClaimKind.PRODUCT,
        span=span,
        text=text[span.start : span.end],
        result=figure.span,
        unit=figure.unit or figure.name,
        stated=figure.value,
        computed=computed,
        verdict=verdict,
        because=calculation(expression, computed, figure.unit, figure.text, verdict),
        operands=tuple(operand_of(term.figure) for term in chain),
        proposal=proposal_for(figure, computed) if verdict is Verdict.FAILS else None,
        detail="formula",
    )


def _evaluate(chain: Sequence[Term], signs: Sequence[str]) -> Decimal:
    """Multiply and divide first, then add and subtract, from left to right."""
    total, product, adding = Decimal(0), _worth(chain[0]), True
    for sign, term in zip(signs, chain[1:], strict=True):
        if sign in _TIMES:
            product *= _worth(term)
        elif sign == "÷":
            product = product / _worth(term) if term.value else product
        else:
            total += product if adding else -product
            product, adding = _worth(term), sign in _PLUS
    return total + (product if adding else -product)


def _worth(term: Term) -> Decimal:
    return term.value / _HUNDRED if term.is_percent else term.value


def _expression(chain: Sequence[Term], signs: Sequence[str]) -> str:
    written = factor(chain[0].figure)
    for sign, term in zip(signs, chain[1:], strict=True):
        shown = "×" if sign in _TIMES else "+" if sign in _PLUS else sign
        written += f" {shown} {factor(term.figure)}"
    return written
