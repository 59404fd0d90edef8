"""How a rule speaks of a claim that fails: what is written, what follows, by how much they differ.

Every failing claim asks exactly one question and belongs to the one rule that asks it: what its
detail names, else a slip of the unit, else a tail cut off, else the question of its kind.
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from mingxi.languages import Message, say
from mingxi.languages.message import Value
from mingxi.projects.claims.claim import Claim
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figure_at
from mingxi.prose.marks import PERCENT, YUAN
from mingxi.quantities.money import Money, grouped, rounded
from mingxi.rules.finding import Finding, Severity

FEN_PER_HUNDRED_YUAN = 10_000
TEN_THOUSAND_YUAN = 10_000
SHOWN_PLACES = Decimal("0.0001")


class Question(StrEnum):
    """What a failing claim is about: a kind of claim, a detail of one, or a common slip."""

    PRODUCT = "product"
    SUM = "sum"
    SPLIT = "split"
    EQUALITY = "equality"
    SCHEDULE = "schedule"
    BOUND = "bound"
    PERCENT = "percent"
    COUNT = "count"
    CAPITALS = "capitals"
    ROW = "row"
    COLUMN = "column"
    DIFFERENCE = "difference"
    UNIT_SLIP = "unit-slip"
    TRUNCATION = "truncation"


DETAILS = frozenset(
    {
        Question.COUNT,
        Question.CAPITALS,
        Question.ROW,
        Question.COLUMN,
        Question.DIFFERENCE,
        Question.UNIT_SLIP,
    }
)


def failing(reading: Reading, question: Question) -> Iterator[Claim]:
    """Give the failing claims that ask ``question``, in text order."""
    for claim in reading.failing:
        if question_of(reading, claim) is question:
            yield claim


def question_of(reading: Reading, claim: Claim) -> Question:
    """Tell what a failing claim is about."""
    if claim.detail in DETAILS:
        return Question(claim.detail)
    step = _step(reading, claim)
    if step and claim.stated is not None and claim.computed is not None:
        if _is_unit_slip(claim.stated, claim.computed, step):
            return Question.UNIT_SLIP
        if claim.computed - step < claim.stated < claim.computed:
            return Question.TRUNCATION
    return Question(claim.kind.value)


def contradiction(claim: Claim, message: Message) -> Finding:
    """Make the finding of a failing claim: certain failures are errors, others are doubts."""
    severity = Severity.ERROR if claim.certain else Severity.WARNING
    return Finding(claim.result, message, claim.proposal, severity, (claim,))


def facts(reading: Reading, claim: Claim) -> dict[str, Value]:
    """Give what a message about a claim is filled with: ``stated``, ``because``, ``difference``."""
    return {
        "stated": reading.text[claim.result.start : claim.result.end].strip(),
        "because": claim.because,
        "difference": _difference(claim),
    }


def worded(value: Decimal, unit: str) -> str | Message:
    """Write a value with its unit as a clerk would: ``4,000元``, ``109.84万元``, ``2人``.

    Money is written to the fen, everything else to four places at most.
    """
    if unit != YUAN:
        shown = value if value == value.to_integral_value() else rounded(value, SHOWN_PLACES)
        if unit == PERCENT:
            return say("{points}个百分点", points=grouped(shown))
        return f"{grouped(shown)}{unit}"
    money = Money.from_yuan(value)
    whole_hundreds = money.fen % FEN_PER_HUNDRED_YUAN == 0
    return money.in_wan() if whole_hundreds and value >= TEN_THOUSAND_YUAN else money.in_yuan()


def _difference(claim: Claim) -> Message:
    """Say by how much the stated figure is above or below what follows."""
    if claim.stated is None or claim.computed is None:
        return say("差额无法确定")
    excess = claim.stated - claim.computed
    if excess > 0:
        return say("多{amount}", amount=worded(excess, claim.unit))
    return say("少{amount}", amount=worded(-excess, claim.unit))


def _step(reading: Reading, claim: Claim) -> Decimal:
    """Give what one unit of the last written digit of a stated amount is worth; 0 if not money."""
    if claim.unit != YUAN:
        return Decimal(0)
    figure = figure_at(reading, claim.result)
    return figure.step if figure is not None else Decimal(0)


def _is_unit_slip(stated: Decimal, computed: Decimal, step: Decimal) -> bool:
    """Tell whether an amount is right but for 元 written as 万元 or the other way."""
    too_small = abs(stated * TEN_THOUSAND_YUAN - computed) <= step * TEN_THOUSAND_YUAN / 2
    too_large = abs(stated / TEN_THOUSAND_YUAN - computed) <= step / TEN_THOUSAND_YUAN / 2
    return too_small or too_large
