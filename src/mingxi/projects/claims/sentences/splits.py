"""A whole and the parts that follow it: 16.27万元，其中市级4.07万元、县级12.20万元."""

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, rounding_slack, slip_between, verdict_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of, figures_of
from mingxi.projects.claims.sentences.terms import Prose, Term, sum_of
from mingxi.projects.claims.wording import added

_CUE = pattern_of(
    r"其中|资金来源|来源为|按来源|资金构成|构成为|包括|分别是|分担|分摊|分别为|分年度|^[，,]?即|^中[，,]"
    r"|按[^，,。；;]{1,10}分(?:为|成)?[，,：:\u4e00-\u9fa5]|^[，,]?由[^，。；]{0,12}组成"
)
# The whole is told at once where it goes: the parts may stand far behind.
_ANNOUNCES = pattern_of(r"[（(，,。；;]?\s?其中|.{0,60}(?:如下|其中)[：:]?|.{0,90}用于", re.DOTALL)
_OF_WHICH = pattern_of(
    r"[，,；;。]\s*([\u4e00-\u9fa5]{2,14})中(?:[，,]|(?!心|央|小|学|国|共|型|期|级))"
)
_LISTS = pattern_of(r"(?:其中|分别为|如下|分年度|[：:])[：:]?\s*\n")
_USED_FOR = pattern_of("用于")
_BY = pattern_of(r"按[^，,。；;]{1,10}分[，,：:]")
_OPENS = pattern_of(r"^\s?[（(]")
_COLON = pattern_of(r"[：:][^：:，,。；;]{0,14}$")
_CHANGE = pattern_of(
    r"(?:减少|增加(?!值)|增长|下降|降低|提高|提升|上升|执行数为?|比(?![例重率])[^，。；]{0,10}|较[^，。；]{0,10})"
    r"[^，,。；;\d]{0,2}$"
)
_AVERAGE = pattern_of(r"平均|均")
_CUMULATED = pattern_of(r"(?:合计|共计|总计|小计|共需)[^，,。；;\d]{0,8}$")
_OF_A_FORMULA = pattern_of(r"[=＝共计需年][^\d]{0,4}$")
# 3万元（6个×5000元＝3万元）: the result of a formula repeats the part before it.
_REPEATS = pattern_of(r"[=＝][^\d]{0,3}$")
_NESTED = "其中"
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_WAN = 10_000
# 全年16.2万元，因其中200万元…: the reason for what follows, no part.
_BECAUSE = "因其中"
_SOURCES = pattern_of(r"中央|省级|省|市级|市|州|县|区级|区|乡级|乡镇|镇级|财政|自筹|配套|上级")
# 总需93.34万元，中央资金30万元，省级补助20万元，县级43.34万元: the payers follow without a word.
_PAYER_FIRST = pattern_of(
    r"^[，,。：:（(]\s?(?:由|申请|争取|拟)?(?:中央|省级?|市级?|县级?|区级?|乡镇|镇级?|上级)[\u4e00-\u9fa5]{0,16}$"
)
_PAYER = pattern_of(r"中央|省|市|县|区|乡|镇|自筹")
_BEYOND = Decimal("1.1")
_LOW, _HIGH = Decimal("0.8"), Decimal("1.25")
_HALF_WHOLE, _THRICE, _TENTH = Decimal("0.45"), Decimal(3), Decimal("0.1")
_FEWEST_DIGITS = 100
_CHARACTERS_AHEAD = 60
_TERMS_AHEAD = 9
_COUNTS_AHEAD = 4
_TERMS_OF_PARTS = 56
_MOST_PARTS = 24
_MOST_LINES = 12
_SHORT_COLON = 4
_LONG_COLON = 24
_SHORT_GAP = 10
_NAME_END = 4


class Split(NamedTuple):
    """A split that was found, and the indices of its parts."""

    claim: Claim
    parts: frozenset[int]


def splits_at(prose: Prose, whole: Term, taken: set[int]) -> Iterator[Split]:
    """Hold a whole against the parts announced right behind it; a second cue may split it again.

    ``taken`` are the indices of figures that are parts of another whole already.
    """
    first = _first_part(prose, whole)
    if (
        first is None
        or _BECAUSE in prose.between(whole, first)
        or _CHANGE.search(whole.gap)
        or _AVERAGE.search(whole.gap)
    ):
        return
    between = prose.between(whole, first)
    cued = _cue(between, whole, first)
    if cued is None and whole.is_money and _PAYER_FIRST.match(between.replace("\n", "")):
        split = _paid_by(prose, whole, first, taken)
        if split is not None:
            yield split
        return
    if cued is None:
        split = _unannounced(prose, whole, first, taken)
        if split is not None:
            yield split
        return
    used_for = _USED_FOR.search(between) is not None
    split = _judged(prose, whole, _parts(prose, whole, first, taken, used_for), cued, used_for)
    if split is None and cued and not used_for:
        below = list(_down_the_lines(prose, whole, first))
        yield from below
        split = _of_mixed_units(prose, whole) if not below else None
    if split is None:
        return
    yield split
    again = _first_behind(prose, whole, split)
    if again is not None and _BY.search(prose.text, split.claim.span.end, again.start):
        parts = _parts(prose, whole, again, taken | split.parts, used_for=False)
        second = _judged(prose, whole, parts, sure=True, used_for=False)
        if second is not None:
            yield second


def _first_part(prose: Prose, whole: Term) -> Term | None:
    """Find the figure that may be the first part: near, or far where 其中 announces it at once."""
    for term in prose.after(whole, _TERMS_AHEAD if whole.is_money else _COUNTS_AHEAD):
        if term.line > whole.line + 1 or term.sentence > whole.sentence + 3:
            return None
        if _may_be_part(prose, term, whole) and not _CHANGE.search(term.gap):
            near = term.start - whole.end <= _CHARACTERS_AHEAD
            return term if near or _ANNOUNCES.match(prose.text, whole.end, term.start) else None
    return None


def _named_before(prose: Prose, whole: Term) -> Term | None:
    """Give the amount before a whole in its sentence, which the same list may split too."""
    for term in reversed(prose.before(whole, 2)):
        if term.sentence == whole.sentence and _may_be_part(prose, term, whole):
            return term
    return None


def _first_behind(prose: Prose, whole: Term, split: Split) -> Term | None:
    last = prose.terms[max(split.parts)]
    for term in prose.after(last, 3):
        if _same_unit(term, whole) and not term.is_rate:
            return term if term.sentence == last.sentence else None
    return None


def _may_be_part(prose: Prose, term: Term, whole: Term) -> bool:
    if term.is_money and prose.is_threshold(term):
        return False
    return _same_unit(term, whole) and not term.is_rate and not term.is_end_of_range


def _same_unit(one: Term, other: Term) -> bool:
    """Tell whether two figures count the same: 件 and 件次, 人 and 人次 do."""
    if one.unit == other.unit:
        return True
    if not (one.is_count and other.is_count):
        return False
    return one.unit == other.unit + "次" or other.unit == one.unit + "次"


def _cue(between: str, whole: Term, first: Term) -> bool | None:
    """Tell whether the words announce parts: surely, perhaps (False), or not at all (None)."""
    flat = between.replace("\n", "")
    listed = _LISTS.search(between) is not None
    if listed and first.line - whole.line > 1:
        return None
    if first.line != whole.line and "\n" in between.strip("\n") and not listed:
        return None
    if first.sentence - whole.sentence > (3 if listed else 1):
        return None
    if listed or _CUE.search(flat):
        return True
    of_which = _OF_WHICH.search(flat)
    if of_which is not None:
        # 非税收入4.93亿元。税收收入中，…: another whole than the one before.
        return False if of_which[1][-_NAME_END:] in whole.gap else None
    if first.sentence != whole.sentence:
        return False if _USED_FOR.search(flat) and first.line == whole.line else None
    if _OPENS.match(flat) and first.depth > whole.depth:
        return False
    return _colon_cue(flat, whole)


def _colon_cue(flat: str, whole: Term) -> bool | None:
    """A colon right behind the whole announces parts, as behind other counts (八期、四百人次：)."""
    colon = _COLON.search(flat)
    if colon is None:
        return None
    told = flat[: colon.start()]
    one_clause = len(told) <= _LONG_COLON and not any(stop in told for stop in "，,。；;")
    right_behind = len(told) <= _SHORT_COLON or one_clause
    return False if right_behind or (not whole.is_money and told[:1] in "、，") else None


def _parts(prose: Prose, whole: Term, first: Term, taken: Set[int], used_for: bool) -> list[Term]:
    """Collect the parts: the same unit, bracket and sentence (用于: line), not in a nested 其中."""
    parts: list[Term] = []
    skipped_part = -1
    for term in prose.terms[first.index : first.index + _TERMS_OF_PARTS]:
        if term.line != first.line or (term.sentence != first.sentence and not used_for):
            break
        if term.bracket != first.bracket:
            if first.depth > whole.depth and term.depth < first.depth:
                break
            continue
        if not _may_be_part(prose, term, whole) or term.index in taken or _CHANGE.search(term.gap):
            continue
        if parts and _CUMULATED.search(term.gap):
            break
        if parts and _NESTED in term.gap:
            skipped_part = term.part
        if term.part != skipped_part and not _is_of_a_formula(term, parts):
            parts.append(term)
        if len(parts) == _MOST_PARTS:
            break
    return parts


def _is_of_a_formula(term: Term, parts: Sequence[Term]) -> bool:
    """Tell whether a figure is a factor of a formula, or its result that repeats the last part."""
    if term.spent and not _OF_A_FORMULA.search(term.gap):
        return True
    repeats = bool(parts) and parts[-1].value == term.value
    return repeats and _REPEATS.search(term.gap) is not None


def _paid_by(prose: Prose, whole: Term, first: Term, taken: set[int]) -> Split | None:
    """Hold a whole against payers that follow it without a word: every part must name its payer.

    An amount whose own words name a payer is the first of such a list and no whole, unless proven.
    """
    parts = _parts(prose, whole, first, taken, used_for=False)
    paid: list[Term] = []
    for part in parts:
        if not _PAYER.search(part.gap):
            break
        paid.append(part)
    split = _judged(prose, whole, paid, sure=False, used_for=False)
    is_first = split is not None and split.claim.fails and _PAYER.search(whole.gap)
    return None if is_first else split


def _of_mixed_units(prose: Prose, whole: Term) -> Split | None:
    """Prove a number of things by parts that are counted each in its way: 512件，包括轮椅180辆、….

    Parts in other units are never missed by mistake alone, so nothing is refuted.
    """
    parts: list[Term] = []
    for term in prose.after(whole, _MOST_PARTS):
        if term.sentence != whole.sentence or not term.is_count or term.is_rate:
            break
        parts.append(term)
        if len(parts) > 1 and not whole.is_money and sum_of(parts) == whole.value:
            return _split(prose, whole, parts, Verdict.HOLDS, certain=True)
    return None


def _down_the_lines(prose: Prose, whole: Term, first: Term) -> Iterator[Split]:
    """Hold a whole against one part a line, for 其中： and lists that follow on lines of their own.

    The amount before it in its sentence may be split by the same lines: 年初预算为A，支出决算为B，
    其中：.
    """
    columns = _columns_below(prose, whole, first)
    for term in (_named_before(prose, whole), whole):
        proven = _proven_by_lines(prose, term, columns) if term is not None else None
        if proven is not None:
            yield proven
        elif term is whole:
            doubted = _missed_by_a_digit(prose, whole, columns[0])
            if doubted is not None:
                yield doubted


def _columns_below(prose: Prose, whole: Term, first: Term) -> list[list[Term]]:
    """Give the first amount of every line below, and the second."""
    lines: dict[int, list[Term]] = {}
    for term in prose.terms[first.index : first.index + _TERMS_OF_PARTS]:
        if term.line - whole.line > _MOST_LINES:
            break
        if _may_be_part(prose, term, whole) and not _CHANGE.search(term.gap):
            lines.setdefault(term.line, []).append(term)
    return [[terms[at] for terms in lines.values() if len(terms) > at] for at in (0, 1)]


def _proven_by_lines(prose: Prose, whole: Term, columns: Sequence[Sequence[Term]]) -> Split | None:
    for parts in columns:
        for size in range(2, len(parts) + 1):
            if _verdict(whole, parts[:size]) is Verdict.HOLDS:
                return _split(prose, whole, parts[:size], Verdict.HOLDS, certain=True)
    return None


def _missed_by_a_digit(prose: Prose, whole: Term, parts: Sequence[Term]) -> Split | None:
    """Doubt a whole that one wrong digit parts from the lines right below it."""
    for size in range(2, len(parts) + 1):
        if parts[size - 1].line - parts[0].line != size - 1:
            return None
        slip = slip_between(whole.value, sum_of(parts[:size]), whole.figure.step)
        if slip is Slip.DIGIT:
            return _split(prose, whole, parts[:size], Verdict.FAILS, certain=False)
    return None


def _judged(
    prose: Prose, whole: Term, parts: Sequence[Term], sure: bool, used_for: bool
) -> Split | None:
    """Prove the whole by all parts, by those up to a semicolon, or by fewer; else refute it."""
    if len(parts) < 2:
        return None
    group = [part for part in parts if part.part == parts[0].part]
    proven = _proven(prose, whole, parts, group)
    if proven is not None:
        return proven
    chosen = group if len(group) > 1 else parts
    if any(term.figure.approximate for term in (whole, *chosen)):
        return None
    if used_for and (len(chosen) < 3 or not _is_slip(whole, chosen)):
        return None
    certain = _doubt(whole, chosen, sure)
    if certain is None:
        return _missed_by_fewer(prose, whole, chosen) if sure else None
    return _split(prose, whole, chosen, Verdict.FAILS, certain)


def _missed_by_fewer(prose: Prose, whole: Term, parts: Sequence[Term]) -> Split | None:
    """Doubt a whole that one wrong digit parts from the first of the figures that follow.

    The last ones may tell something else (其中来信286件、来访412件，办结698件); small numbers are a
    digit apart too often.
    """
    if whole.value < _FEWEST_DIGITS:
        return None
    for size in range(len(parts) - 1, 1, -1):
        slip = slip_between(whole.value, sum_of(parts[:size]), whole.figure.step)
        if slip is Slip.DIGIT:
            return _split(prose, whole, parts[:size], Verdict.FAILS, certain=False)
    return None


def _proven(
    prose: Prose, whole: Term, parts: Sequence[Term], group: Sequence[Term]
) -> Split | None:
    for chosen in (parts, group):
        verdict = _verdict(whole, chosen)
        if len(chosen) > 1 and verdict is not Verdict.FAILS:
            return _split(prose, whole, chosen, verdict, certain=True)
    for size in range(len(parts) - 1, 1, -1):
        if _verdict(whole, parts[:size]) is Verdict.HOLDS:
            return _split(prose, whole, parts[:size], Verdict.HOLDS, certain=True)
    # The cue may speak of an earlier figure: 5086户…，贫困户4321户…，其中整寨搬迁….
    for earlier in reversed(prose.before(whole, 5)):
        if earlier.sentence == whole.sentence and _may_be_part(prose, earlier, whole):
            verdict = _verdict(earlier, parts)
            if verdict is not Verdict.FAILS:
                return _split(prose, earlier, parts, verdict, certain=True)
    return None


def _doubt(whole: Term, parts: Sequence[Term], sure: bool) -> bool | None:
    """Tell whether a difference is certain (True), likely (False) or another reading (None).

    Sources of money are complete, where they come near the whole or one of them is of another
    scale. Other parts may be examples or overlap: there only a difference that a slip explains
    speaks of an error.
    """
    sources = sum(1 for part in parts if _SOURCES.search(part.gap))
    all_sources = sources == len(parts) or sources >= max(2, len(parts) - 1)
    ratio = sum_of(parts) / whole.value if whole.value else Decimal(0)
    close = _LOW <= ratio <= _HIGH
    explained = _is_slip(whole, parts)
    scales = {part.figure.scale for part in parts}
    if whole.is_money and sure and all_sources and (close or explained or len(scales) > 1):
        return True
    if sure and (_lost_wan(whole, parts) or (close and _are_all_quarters(parts))):
        return True
    if not explained:
        return None
    if whole.is_count and ratio > _BEYOND:
        # Groups overlap: 脱贫户、监测户、低保户 add up to more than there are.
        swapped = slip_between(whole.value, sum_of(parts), whole.figure.step) is Slip.SWAP
        return False if swapped and close else None
    if close or _HALF_WHOLE <= ratio < _THRICE or (sure and _is_as_long(whole, parts)):
        return sure and close
    return False if len(parts) > 2 and ratio > _TENTH else None


def _lost_wan(whole: Term, parts: Sequence[Term]) -> bool:
    """Tell whether the parts add up once one of them is read in 万元: 44.23元 beside 20.00万元."""
    total = sum_of(parts)
    return whole.is_money and any(
        part.figure.scale == 1 and total + part.value * (_WAN - 1) == whole.value for part in parts
    )


def _are_all_quarters(parts: Sequence[Term]) -> bool:
    """Tell whether the parts are the four quarters of a year, which leave nothing out."""
    return len(parts) == len(_QUARTERS) and all(
        name in part.gap for name, part in zip(_QUARTERS, parts, strict=True)
    )


def _is_as_long(whole: Term, parts: Sequence[Term]) -> bool:
    """Tell whether whole and sum have as many digits: 28.6 and 8.6 may be whole and some parts."""
    return whole.value.adjusted() == sum_of(parts).adjusted()


def _is_slip(whole: Term, parts: Sequence[Term]) -> bool:
    """Tell whether a slip in the whole, or two digits changed about in one part, explains all."""
    total = sum_of(parts)
    slack = rounding_slack(part.figure.step for part in parts)
    if slip_between(whole.value, total, whole.figure.step, slack) is not None:
        return True
    gap = whole.value - total
    return any(
        slip_between(part.value, part.value + gap, part.figure.step) is Slip.SWAP for part in parts
    )


def _verdict(whole: Term, parts: Sequence[Term]) -> Verdict:
    if whole.is_count and whole.figure.step == 1:
        return verdict_of(whole.value, sum_of(parts), Decimal(0))
    slack = rounding_slack(part.figure.step for part in parts)
    return verdict_of(whole.value, sum_of(parts), whole.figure.step if slack else Decimal(0), slack)


def _unannounced(prose: Prose, whole: Term, first: Term, taken: set[int]) -> Split | None:
    """Prove, never refute, parts that follow without a cue: 全站常年9人，在编8人，编外1人."""
    if whole.is_money or first.index != whole.index + 1:
        return None
    run: list[Term] = []
    for term in prose.after(whole, 6):
        near = term.sentence == whole.sentence and len(term.gap) <= _SHORT_GAP
        if not near or not _may_be_part(prose, term, whole) or term.index in taken:
            break
        run.append(term)
        if len(run) > 1 and sum_of(run) == whole.value:
            return _split(prose, whole, run, Verdict.HOLDS, certain=True)
    return None


def _split(
    prose: Prose, whole: Term, parts: Sequence[Term], verdict: Verdict, certain: bool
) -> Split:
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
        certain=certain,
        detail="parts",
    )
    return Split(claim_of(prose, proof), frozenset(part.index for part in parts))
