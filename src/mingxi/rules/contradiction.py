"""How a rule speaks of a claim that fails: what is written, what follows, by how much they differ.

Every way a claim fails belongs to exactly one rule of the arithmetic family: a claim whose detail
names a question of its own goes to that question's rule, all others go to the rule of their kind.
"""

from collections.abc import Iterator
from decimal import Decimal

from mingxi.languages import Message, say
from mingxi.languages.message import Value
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.reading import Reading
from mingxi.prose.marks import PERCENT, YUAN
from mingxi.quantities.money import Money, grouped
from mingxi.rules.finding import Finding, Severity

OWN_QUESTION = frozenset({"count", "capitals", "unit-slip", "row", "column", "difference"})
"""The details of ``Claim`` that have a rule of their own, whatever the kind of the claim."""

FEN_PER_HUNDRED_YUAN = 10_000
TEN_THOUSAND_YUAN = 10_000
SHOWN_PLACES = Decimal("0.0001")
PERCENTAGE_POINTS = "个百分点"


def failing(reading: Reading, kind: ClaimKind) -> Iterator[Claim]:
    """Give the failing claims of a kind that no rule of a detail asks about."""
    for claim in reading.claims:
        if claim.fails and claim.kind is kind and claim.detail not in OWN_QUESTION:
            yield claim


def failing_in(reading: Reading, detail: str) -> Iterator[Claim]:
    """Give the failing claims of one detail with a question of its own."""
    assert detail in OWN_QUESTION, detail
    for claim in reading.claims:
        if claim.fails and claim.detail == detail:
            yield claim


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


def worded(value: Decimal, unit: str) -> str:
    """Write a value with its unit as a clerk would: ``4,000元``, ``109.84万元``, ``2人``.

    Money is written to the fen, everything else to four places at most.
    """
    if unit != YUAN:
        shown = value if value == value.to_integral_value() else value.quantize(SHOWN_PLACES)
        return f"{grouped(shown)}{PERCENTAGE_POINTS if unit == PERCENT else unit}"
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
