"""Calculations that are written out: ``339人×10元/月×12个月=40,680元``, ``6元（3×2元）``."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import is_far_off, rounding_slack, verdict_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of, figures_of
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.projects.claims.wording import factor

_HUNDRED = Decimal(100)
# Between two factors: what the first is for one of, at most one short noun, the sign, a bracket.
_SIGN = pattern_of(
    r"[^\d，,。；;：:\n=＝×xX*＊✕╳+＋÷]{0,12}?\s?"
    r"([×xX*＊✕╳+＋÷]|(?<=[元人个])[-－])\s?[（(]?\s?(?:¥|￥)?"
)
_EQUALS = pattern_of(
    r"[^\d，,。；;\n=＝×+＋]{0,12}?\s?"
    r"(?:[=＝]|[）)]?[，,]?(?:合计|共计|共需|总计|小计|计|共|需))[^\d，。；\n=＝]{0,6}"
)
_BEFORE = pattern_of(r"[^\d，,。；;\n]{0,4}[（(][^\d，,。；;：\n（）()]{0,6}[：:]?\s?(?:¥|￥)?")
# 共 behind a list of formulas adds them all up; an equals sign speaks of the last alone.
_TOGETHER = pattern_of(r"合计|共计|共需|总计|小计|计|共|需")
_LISTED = pattern_of(r"[\u4e00-\u9fa5]{0,4}[、，；,;][^\d，,。；;×=＝]{0,14}")
_Formula = tuple[Sequence[Term], list[str]]
"""The terms of a written calculation and the signs between them."""

_TIMES = frozenset("×xX*＊✕╳")
_SIGNS_OF_EQUALITY = frozenset("=＝")
_PLUS = frozenset("+＋")
_LONGEST_SIGN = 20
_LONGEST_EQUALS = 24


def formula_claims(prose: Prose) -> Iterator[tuple[Claim, Term]]:
    """Find every written calculation with its result; factors and parts are marked as spent."""
    terms = prose.terms
    index = 0
    open_formulas: dict[int, _Formula] = {}
    while index < len(terms) - 1:
        signs = _signs(prose, index)
        if not signs:
            index += 1
            continue
        chain = terms[index : index + len(signs) + 1]
        for term in chain:
            term.spent = True
        index += len(chain)
        result = _result(prose, chain)
        if _begins_amid_a_bracket(prose, chain):
            continue
        if result is None:
            open_formulas[chain[-1].index] = chain, signs
            continue
        if _adds_up(prose, chain, result):
            before = _listed_before(prose, chain[0], open_formulas)
            yield claim_of(prose, _proof_of_last(before, (chain, signs), result)), result
            continue
        more = list(_more_in_bracket(prose, chain)) if result.start < chain[0].start else []
        if more:
            index = more[-1][0][-1].index + 1
            yield claim_of(prose, _proof_of_list(((chain, signs), *more), result)), result
        else:
            yield claim_of(prose, _proof(chain, signs, result)), result


def _listed_before(
    prose: Prose, first: Term, open_formulas: Mapping[int, _Formula]
) -> list[_Formula]:
    """Walk back over the formulas and plain amounts that a formula is the last of."""
    found: list[_Formula] = []
    while first.index:
        last = prose.terms[first.index - 1]
        is_amount = last.is_money and not last.is_rate
        formula = open_formulas.get(last.index, ((last,), []) if is_amount else None)
        if formula is None or not _goes_on(prose, last, first):
            break
        found.insert(0, formula)
        first = formula[0][0]
    return found


def _proof_of_last(before: Sequence[_Formula], last: _Formula, result: Term) -> Proof:
    """Judge what 共 gives behind the last of a list: that formula alone, or all of them.

    Where amounts without a calculation stand in the list, neither need be meant: it is doubted.
    """
    alone = _proof(*last, result)
    if not before or alone.verdict is not Verdict.FAILS:
        return alone
    together = _proof_of_list((*before, last), result)
    certain = all(signs for _, signs in before)
    if certain or together.verdict is not Verdict.FAILS:
        return together
    return alone._replace(certain=False)


def _goes_on(prose: Prose, last: Term, first: Term) -> bool:
    """Tell whether a formula stands beside the one before it in a list."""
    return _LISTED.fullmatch(prose.text, last.end, first.start) is not None


def _adds_up(prose: Prose, chain: Sequence[Term], result: Term) -> bool:
    """Tell whether the result stands behind 共 or the like, and not behind an equals sign."""
    if result.start < chain[-1].end:
        return False
    between = prose.between(chain[-1], result)
    return not _SIGNS_OF_EQUALITY & set(between) and _TOGETHER.search(between) is not None


def _more_in_bracket(prose: Prose, chain: Sequence[Term]) -> Iterator[_Formula]:
    """Read formulas listed behind the first in a bracket: （轮椅65辆×580元、拐杖18副×50元）."""
    last = chain[-1]
    while last.index + 2 < len(prose.terms):
        first = prose.terms[last.index + 1]
        if first.bracket != last.bracket or not _goes_on(prose, last, first):
            return
        signs = _signs(prose, first.index)
        if not signs:
            return
        formula = prose.terms[first.index : first.index + len(signs) + 1]
        for term in formula:
            term.spent = True
        yield formula, signs
        last = formula[-1]


def _proof_of_list(formulas: Sequence[_Formula], result: Term) -> Proof:
    """Add up formulas listed side by side."""
    terms = [term for chain, _ in formulas for term in chain]
    figure = result.figure
    computed = sum((_evaluated(chain, signs) for chain, signs in formulas), Decimal(0))
    return Proof(
        kind=ClaimKind.SUM,
        result=result,
        operands=figures_of(terms),
        expression=" + ".join(_expression(chain, signs) for chain, signs in formulas),
        stated=figure.value,
        computed=computed,
        verdict=verdict_of(figure.value, computed, figure.step),
        members=tuple(terms),
        detail="formula",
    )


def _signs(prose: Prose, first: int) -> list[str]:
    """Read the signs of the formula that begins with a term; none where it begins no formula."""
    signs: list[str] = []
    terms = prose.terms
    for at in range(first, len(terms) - 1):
        left, right = terms[at], terms[at + 1]
        if right.start - left.end > _LONGEST_SIGN:
            break
        sign = _SIGN.fullmatch(prose.text, left.end, right.start)
        if sign is None:
            break
        signs.append(sign[1])
    return signs


def _result(prose: Prose, chain: Sequence[Term]) -> Term | None:
    """Find the stated result: behind an equals sign or its word, or right before the bracket."""
    first, last = chain[0], chain[-1]
    for behind in prose.after(last, 1):
        if behind.start - last.end <= _LONGEST_EQUALS and _EQUALS.fullmatch(
            prose.text, last.end, behind.start
        ):
            return behind if _may_result(prose, chain, behind) else None
    for before in prose.before(first, 1):
        if not before.spent and _BEFORE.fullmatch(prose.text, before.end, first.start):
            return before
    return None


def _may_result(prose: Prose, chain: Sequence[Term], result: Term) -> bool:
    """Tell whether the figure behind a formula can be what it gives.

    Behind a word like 共 it must be of the unit of a factor: 60×100厘米，共300件 is a size.
    """
    if _SIGNS_OF_EQUALITY & set(prose.between(chain[-1], result)):
        return True
    return any(term.unit == result.unit for term in chain) or not result.unit


def _proof(chain: Sequence[Term], signs: Sequence[str], result: Term) -> Proof:
    figure = result.figure
    # 82.8+11.55=94.35万元: bare numbers are in the unit of their result.
    scale = 1 if any(term.unit and not term.is_percent for term in chain) else figure.scale
    computed = _evaluated(chain, signs) * scale
    added = all(sign in _PLUS for sign in signs)
    slack = rounding_slack(term.figure.step * scale for term in chain) if added else Decimal(0)
    verdict = verdict_of(figure.value, computed, figure.step, slack)
    rough = any(term.figure.approximate for term in chain)
    if verdict is Verdict.FAILS and rough and not is_far_off(figure.value, computed):
        verdict = Verdict.UNDECIDED
    return Proof(
        kind=ClaimKind.SUM if added else ClaimKind.PRODUCT,
        result=result,
        operands=figures_of(chain),
        expression=_expression(chain, signs),
        stated=figure.value,
        computed=computed,
        verdict=verdict,
        members=tuple(chain),
        parts=figures_of(chain) if added else None,
        detail="formula",
    )


def _evaluated(chain: Sequence[Term], signs: Sequence[str]) -> Decimal:
    """Take the bracket that opens the formula first: （300元-120元）×12个月, then × ÷, then + -."""
    inner = _opening_bracket(chain)
    if inner < 2:
        return _in_order([_worth(term) for term in chain], signs)
    bracket = _in_order([_worth(term) for term in chain[:inner]], signs[: inner - 1])
    outer = [bracket, *(_worth(term) for term in chain[inner:])]
    return _in_order(outer, signs[inner - 1 :])


def _opening_bracket(chain: Sequence[Term]) -> int:
    """Count the terms in a bracket that opens the formula and ends before the formula does."""
    depth = min(term.depth for term in chain)
    return next((at for at, term in enumerate(chain) if term.depth == depth), 0)


def _begins_amid_a_bracket(prose: Prose, chain: Sequence[Term]) -> bool:
    """Tell whether the bracket that opens a formula holds more than was read: （300-120）元×12."""
    if not _opening_bracket(chain):
        return False
    before = prose.text[max(0, chain[0].start - 2) : chain[0].start].rstrip(" ")
    return before[-1:] not in {"（", "("}


def _in_order(values: Sequence[Decimal], signs: Sequence[str]) -> Decimal:
    """Multiply and divide first, then add and subtract, from left to right."""
    total, product, adding = Decimal(0), values[0], True
    for sign, value in zip(signs, values[1:], strict=True):
        if sign in _TIMES:
            product *= value
        elif sign == "÷":
            product = product / value if value else product
        else:
            total += product if adding else -product
            product, adding = value, sign in _PLUS
    return total + (product if adding else -product)


def _worth(term: Term) -> Decimal:
    return term.value / _HUNDRED if term.is_percent else term.value


def _expression(chain: Sequence[Term], signs: Sequence[str]) -> str:
    inner = _opening_bracket(chain)
    written = factor(chain[0].figure)
    for at, (sign, term) in enumerate(zip(signs, chain[1:], strict=True), start=1):
        if at == inner > 1:
            written = f"({written})"
        shown = "×" if sign in _TIMES else "+" if sign in _PLUS else sign
        written += f" {shown} {factor(term.figure)}"
    return written
