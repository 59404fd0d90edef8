"""Instalments against the whole: 补助40.32万元按季度分四次兑现，每次10.08万元.

They may be listed as well: 分两次拨付，上半年…，下半年…. Proven when the instalments add up to the
whole at the written precision (half a step for each); refuted when the text gives the number of
instalments and the whole stands right before them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import (
    is_far_off,
    rounding_slack,
    slip_between,
    verdict_of,
)
from mingxi.projects.claims.sentences.proof import Proof, claim_of, figures_of
from mingxi.projects.claims.sentences.terms import Prose, Term, sum_of
from mingxi.projects.claims.wording import added, text_of
from mingxi.projects.project_text import ProjectText
from mingxi.quantities import chinese_to_int, per_year
from mingxi.quantities.money import Money, grouped

_HALF = Decimal("0.5")
_PAID = pattern_of(r"付|拨|发|兑|缴|结|支出|返还|代扣|兑现")
_TIMES = pattern_of(
    r"分\s?([一二两三四五六七八九十]{1,2}|\d{1,2})\s?(?:个?季度|个月|批次?|期|次|年)"
)
# 前三季度每季度7万元，四季度7.9万元: the instalments named first, and the rest.
_FIRST_FEW = pattern_of(r"前([二两三四五六七八九十]{1,2}|\d{1,2})个?(?:季度|月|次|期|批)")
_EACH_HALF = pattern_of(r"各(?:支付|拨付|付|发放|兑现|安排)?(?:一半|50%|百分之五十)")
_STRETCH = pattern_of(r"(\d{1,2})月?\s?[至到—–-]\s?(\d{1,2})月")
_ANOTHER_YEAR = pattern_of(r"上年|去年|往年|\d{4}年(?=[^，。；]{0,6}$)")
_STAGE = pattern_of(r"付|拨|清算|兑现|发放|结算|缴")
_LAST_STAGE = pattern_of(r"余款|尾款|剩余|其余|余下|清算|付清|结清|下半年")
_MONTHS = pattern_of(r"((?:\d{1,2}月?、){1,11}\d{1,2}月)")
_FREQUENCIES = (
    (pattern_of(r"按季|每季|逐季|分季"), Decimal(4)),
    (pattern_of(r"按月|每月|逐月|每个月"), Decimal(12)),
    (pattern_of(r"每半年|按半年|上、下半年|上下半年"), Decimal(2)),
)
_LIST_CUE = pattern_of(
    r"(?:分\s?(?:[一二两三四五六七八九十]{1,2}|\d{1,2})\s?(?:个?季度|批次?|期|次)"
    r"|分季度?|按季度?|按学期|分上、?下半年)"
    r"[^，,。；;：:\n]{0,8}(?:支付|拨付|兑付|发放|下达|付清|结算|清算|拨|付|兑现)[^，,。；;：:\n]{0,6}[：:，,]"
)
_OCCASIONS = frozenset({"次", "期", "批"})
_REPEATED = _OCCASIONS | {"季度", "月", "年", "天", "半年"}
_QUARTERS = Decimal(4)
_LIKE = (Decimal("0.4"), Decimal("2.5"))
_NEARLY = (Decimal("0.9"), Decimal("1.1"))
_WAN = 10_000
_ABOUT = Decimal("0.02")
_TERMS_BACK = 6
_WHOLES_BACK = 12
_MOST_BETWEEN = 90
_MOST_LISTED = 13


def schedule_claims(prose: Prose, projects: Sequence[ProjectText]) -> Iterator[Claim]:
    """Find the instalments of every payment plan and hold them against what they are to pay."""
    for term in prose.terms:
        if term.is_money and term.is_rate and not term.is_end_of_range:
            claim = _repeated(prose, term)
            if claim is not None:
                yield claim
        elif term.is_money and not term.is_end_of_range:
            claim = _in_stages(prose, term)
            if claim is not None:
                yield claim
    yield from _listed(prose, projects)


def _repeated(prose: Prose, instalment: Term) -> Claim | None:
    """Judge 每季度8.51万元 against the 34.05万元 that stand before it."""
    per = instalment.figure.per
    whole = _whole_before(prose, instalment) if len(per) == 1 else None
    if whole is None:
        return None
    between = prose.between(whole, instalment)
    if not _PAID.search(between) or "；" in between:
        return None
    if _ANOTHER_YEAR.search(instalment.gap):
        return None
    first_few = _FIRST_FEW.search(between)
    if first_few is not None:
        paid = instalment.value * _number(first_few[1])
        return _with_rest(prose, whole, instalment, paid, told=True)
    told = _times(between)
    times = told or (None if per[0] in _OCCASIONS else per_year(per[0]))
    if times is None:
        return None
    computed = instalment.value * times
    slack = instalment.figure.step * times * _HALF
    verdict = verdict_of(whole.value, computed, whole.figure.step, slack)
    if verdict is Verdict.FAILS:
        rest = _with_rest(prose, whole, instalment, computed)
        if rest is not None:
            return rest
        paid_whole_each_time = told is not None and whole.value == instalment.value
        if not paid_whole_each_time and _may_be_another_reading(whole, instalment, computed):
            return None
    expression = f"{text_of(instalment.figure)} × {grouped(times)}"
    proof = _proof(whole, [instalment], computed, verdict, expression)
    return claim_of(prose, proof._replace(certain=told is not None))


def _with_rest(
    prose: Prose, whole: Term, instalment: Term, paid: Decimal, *, told: bool = False
) -> Claim | None:
    """Prove instalments with a last one: 1至11月每月预拨400万元，12月清算920万元.

    Where the words tell how many come before the last, a sum of like size is doubted.
    """
    last = [
        term
        for term in prose.after(instalment, 3)
        if term.is_money and not term.is_rate and term.sentence == instalment.sentence
    ][:1]
    computed = paid + last[0].value if last else Decimal(0)
    fails = computed != whole.value
    nearly = _NEARLY[0] * whole.value < computed < _NEARLY[1] * whole.value
    if fails and not (told and nearly):
        return None
    times = paid / instalment.value
    paid_at_last = text_of(last[0].figure)
    expression = f"{text_of(instalment.figure)} × {grouped(times)} + {paid_at_last}"
    parts = [instalment, last[0]]
    verdict = Verdict.FAILS if fails else Verdict.HOLDS
    proof = _proof(whole, parts, computed, verdict, expression)
    return claim_of(prose, proof._replace(certain=not fails))


def _may_be_another_reading(whole: Term, instalment: Term, computed: Decimal) -> bool:
    """Tell whether what is paid may be another whole: 每月10万元 may be one of several payments.

    Only a sum of like size, or one that a lost 万 would make so, speaks of an error.
    """
    if instalment.figure.approximate and not is_far_off(whole.value, computed):
        return True
    if whole.sentence != instalment.sentence:
        return slip_between(whole.value, computed, whole.figure.step) is None
    ratio = computed / whole.value
    return not any(_LIKE[0] < ratio * scale < _LIKE[1] for scale in (1, _WAN))


def _whole_before(prose: Prose, instalment: Term) -> Term | None:
    """Find the amount that the instalments pay: the nearest before, with nothing else between."""
    for term in reversed(prose.before(instalment, _TERMS_BACK)):
        if instalment.sentence - term.sentence > 1 or term.line != instalment.line:
            return None
        if term.is_money:
            far = instalment.start - term.end > _MOST_BETWEEN
            return None if term.is_rate or far or term.value < instalment.value else term
        if term.is_count and term.unit not in _REPEATED and term.value != 1:
            return None
    return None


def _times(between: str) -> Decimal | None:
    """Read how many instalments a text gives: 分四次, 按季度, 于3、6、9、12月, 各支付一半."""
    match = _TIMES.search(between)
    if match is not None:
        return _number(match[1]) or None
    stretch = _STRETCH.search(between)
    if stretch is not None and int(stretch[1]) < int(stretch[2]):
        return Decimal(int(stretch[2]) - int(stretch[1]) + 1)
    for pattern, count in _FREQUENCIES:
        if pattern.search(between):
            return count
    months = _MONTHS.search(between)
    if months is not None:
        return Decimal(months[1].count("、") + 1)
    return Decimal(2) if _EACH_HALF.search(between) else None


def _number(written: str) -> Decimal:
    return Decimal(written) if written.isdigit() else Decimal(chinese_to_int(written) or 0)


def _in_stages(prose: Prose, whole: Term) -> Claim | None:
    """Judge a whole by the stages that pay it: 9.5万元，签约后预付2.8万元，验收后付余款6.7万元."""
    parts: list[Term] = []
    words = ""
    for term in prose.after(whole, _MOST_LISTED):
        if term.sentence != whole.sentence:
            break
        if not term.is_money or term.is_rate:
            continue
        words = prose.between(parts[-1] if parts else whole, term)
        if not _STAGE.search(words) and not (parts and _LAST_STAGE.search(words)):
            break
        parts.append(term)
        if len(parts) > 1 and sum_of(parts) == whole.value:
            proof = _proof(whole, parts, whole.value, Verdict.HOLDS, added(figures_of(parts)))
            return claim_of(prose, proof)
        if _LAST_STAGE.search(words):
            break
    if len(parts) < 2 or not _LAST_STAGE.search(words):
        return None
    computed = sum_of(parts)
    slack = rounding_slack(part.figure.step for part in parts)
    verdict = verdict_of(whole.value, computed, whole.figure.step, slack)
    if verdict is Verdict.FAILS and not _NEARLY[0] < computed / whole.value < _NEARLY[1]:
        return None
    proof = _proof(whole, parts, computed, verdict, added(figures_of(parts)))
    return claim_of(prose, proof._replace(certain=verdict is not Verdict.FAILS))


def _listed(prose: Prose, projects: Sequence[ProjectText]) -> Iterator[Claim]:
    """Judge 分四次拨付：3月底前30万元，…，剩余的13.99万元 against the whole."""
    at = 0
    for match in _LIST_CUE.finditer(prose.text):
        while at < len(prose.terms) and prose.terms[at].start < match.start():
            at += 1
        count = _times(match.group()) or _told_by(match.group())
        parts = _amounts_of_list(prose, at, count)
        whole = _whole_of_list(prose, at, parts) if count == len(parts) else None
        if whole is None:
            continue
        computed = sum_of(parts)
        slack = rounding_slack(part.figure.step for part in parts)
        verdict = verdict_of(whole.value, computed, whole.figure.step, slack)
        sure = whole.sentence == parts[0].sentence
        if verdict is Verdict.FAILS and not sure and not _is_arranged(projects, whole):
            continue
        proof = _proof(whole, parts, computed, verdict, added(figures_of(parts)))
        yield claim_of(prose, proof._replace(certain=sure))


def _told_by(words: str) -> Decimal | None:
    """Four instalments where the words speak of quarters, two where of half years or terms."""
    if "季" in words:
        return _QUARTERS
    return Decimal(2) if "半年" in words or "学期" in words else None


def _amounts_of_list(prose: Prose, at: int, count: Decimal | None) -> list[Term]:
    """Give the amounts of a sentence; fewer where a semicolon ends as many as the words tell."""
    ahead = prose.terms[at : at + _MOST_LISTED * 3]
    amounts = [
        term
        for term in ahead
        if term.sentence == ahead[0].sentence and term.is_money and not term.is_rate
    ]
    told = int(count) if count else 0
    listed = [term for term in amounts if term.part == ahead[0].part]
    return listed if len(listed) == told else amounts


def _whole_of_list(prose: Prose, at: int, parts: Sequence[Term]) -> Term | None:
    """Find the whole before its list: in the sentence, or about as large as the parts together."""
    total = sum_of(parts)
    for term in reversed(prose.terms[max(0, at - _WHOLES_BACK) : at]):
        if term.is_money and not term.is_rate:
            near = abs(term.value - total) <= total * _ABOUT
            if near or term.sentence == parts[0].sentence:
                return term
    return None


def _is_arranged(projects: Sequence[ProjectText], whole: Term) -> bool:
    fen = Money.from_yuan(whole.value).fen
    return any(p.start <= whole.start < p.end and p.arranged == fen for p in projects)


def _proof(
    whole: Term, parts: Sequence[Term], computed: Decimal, verdict: Verdict, expression: str
) -> Proof:
    return Proof(
        kind=ClaimKind.SCHEDULE,
        result=whole,
        operands=figures_of(parts),
        expression=expression,
        stated=whole.value,
        computed=computed,
        verdict=verdict,
        members=tuple(parts),
        detail="instalments",
        place=parts[0],
    )
