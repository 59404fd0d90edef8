"""A remainder held against a whole less what is taken: 扣除结转7万元，安排67.86万元; 缺口22.82万元.

Of what stands between the whole and the remainder, all or all but one is taken.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, slip_between, verdict_of
from mingxi.projects.claims.sentences.account import Entry, close, entry_of, total_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.projects.claims.wording import text_of

_REST = pattern_of(
    r"扣除|冲抵|抵扣|抵减|缺口|缺少|尚缺|还缺|其余|余下|剩余|差额|(?<!上年)(?<!年初)结余|不足部分|还需|尚需|所以实际"
    r"|余款|尾款|尚有|还有|还剩|仍有|尚余|扣减|核减|实需|净支出"
)
_MISSING = pattern_of(r"(?:缺少|尚缺|还缺|短缺|所以实际|实际剩余)[^，,。；;\d]{0,14}$")
_TAKES = pattern_of(r"扣除|冲抵|抵扣|抵减|扣减|核减")
_TAKEN = pattern_of(r"[，,后]")
_FEWEST_DIGITS = 100
_FAR = 20
_WIDE = 40
_TERMS_BACK = 8
_MOST_LEFT_OUT = 4


def difference(prose: Prose, term: Term, entries: list[Entry]) -> Claim | None:
    """Prove or doubt a remainder; what proves it leaves the account.

    Counts are proven only, unless the text says that they are lacking: people and posts may be 个
    or 人, and one digit explains nothing.
    """
    if not _speaks_of_a_rest(prose, term):
        return None
    near = [entry_of(other) for other in prose.before(term, _TERMS_BACK) if _kin(other, term)]
    doubt: Claim | None = None
    wholes = [*(entry for entry in entries if entry not in near), *near]
    doubted_here = False
    for whole in reversed(wholes):
        here = whole.figure.start >= term.sentence_start
        # A farther whole would fit by chance what one of the sentence doubts.
        if doubted_here and not here:
            break
        if whole.value <= term.value and not term.is_money:
            continue
        later = [entry for entry in near if entry.figure.start > whole.figure.start]
        for taken in _ways_to_take(later):
            rest = whole.value - total_of(taken)
            verdict = verdict_of(term.value, rest, term.figure.step)
            if verdict is not Verdict.FAILS:
                if term.is_money:
                    close(entries, [whole, *taken])
                return _claim(prose, term, whole, taken, verdict)
            all_taken = term.is_money or len(taken) == len(later)
            if doubt is None and all_taken and _explained(term, rest):
                doubt = _claim(prose, term, whole, taken, verdict)
                doubted_here = here
    if doubt is None and len(near) > 1 and _MISSING.search(term.gap):
        return _missing(prose, term, near)
    return doubt


def _speaks_of_a_rest(prose: Prose, term: Term) -> bool:
    start = max(term.sentence_start, term.start - _WIDE)
    cues = list(_REST.finditer(prose.text, start, term.start))
    if not cues or term.start - cues[-1].end() > _FAR:
        return False
    end = cues[-1].end()
    if _TAKES.match(cues[-1].group()) and not _TAKEN.search(prose.text, end, term.start):
        # 扣除上年结余5.35万元后: what is taken is not what is left.
        return False
    return not any(stop in prose.text[end : term.start] for stop in "。；;")


def _explained(term: Term, rest: Decimal) -> bool:
    """Tell whether a slip explains the difference.

    Small numbers of things are a digit apart too often to speak of a slip.
    """
    slip = slip_between(term.value, rest, term.figure.step)
    if term.is_money:
        return slip is not None
    return slip in {Slip.DIGIT, Slip.SWAP} and term.value >= _FEWEST_DIGITS


def _missing(prose: Prose, term: Term, near: Sequence[Entry]) -> Claim | None:
    """Doubt what is said to be lacking where what is there is counted: 24个，已有…，缺少7人."""
    largest = max(near, key=lambda entry: entry.value)
    for whole in (largest, *reversed(near)):
        later = [entry for entry in near if entry.figure.start > whole.figure.start]
        if later and whole.value > total_of(later):
            return _claim(prose, term, whole, later, Verdict.FAILS)
    return None


def _ways_to_take(later: Sequence[Entry]) -> Iterator[list[Entry]]:
    for size in range(len(later), 0, -1):
        run = list(later[-size:])
        yield run
        if 2 < size <= _MOST_LEFT_OUT:
            for left_out in range(size):
                yield [entry for i, entry in enumerate(run) if i != left_out]


def _kin(other: Term, term: Term) -> bool:
    """Tell whether an amount may be taken, or taken from: it is near and of the same unit.

    Counts of posts (个) and of people agree.
    """
    if other.is_rate or other.is_percent or other.spent or other.line != term.line:
        return False
    if term.sentence - other.sentence > 2:
        return False
    if term.is_money or other.is_money:
        return term.is_money and other.is_money
    return other.is_count and (other.unit == term.unit or "个" in (other.unit, term.unit))


def _claim(
    prose: Prose, term: Term, whole: Entry, taken: Sequence[Entry], verdict: Verdict
) -> Claim:
    members = (whole, *taken)
    proof = Proof(
        kind=ClaimKind.SUM,
        result=term,
        operands=tuple(entry.figure for entry in members),
        expression=" - ".join(text_of(entry.figure) for entry in members),
        stated=term.value,
        computed=whole.value - total_of(taken),
        verdict=verdict,
        members=tuple(entry.term for entry in members if entry.term is not None),
        certain=False,
        detail="difference",
    )
    return claim_of(prose, proof)
