"""What a claim tells of its proof: where, in which unit, from what."""

from collections.abc import Callable
from decimal import Decimal

from mingxi.places import Operand, Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.reading import Reading

ClaimsOf = Callable[[str], tuple[Claim, ...]]
Read = Callable[[str], Reading]


def test_a_claim_covers_its_statement_and_points_at_its_result(read: Read) -> None:
    reading = read("经核定，12台电脑每台4,500元，共5.4万元，由镇级承担。")
    (claim,) = reading.claims
    assert claim.text == "12台电脑每台4,500元，共5.4万元"
    assert reading.text[claim.span.start : claim.span.end] == claim.text
    assert reading.text[claim.result.start : claim.result.end] == "5.4万元"


def test_its_operands_stand_where_the_text_has_them(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("12台电脑每台4,500元，共5.4万元。")
    assert sorted(claim.operands) == [
        Operand(Span(0, 3), "12台", Decimal(12), "台"),
        Operand(Span(7, 13), "4,500元", Decimal(4500), "元/台"),
    ]


def test_money_is_told_in_yuan_whatever_it_was_written_in(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("12台电脑每台4,500元，共5.4万元。")
    assert (claim.unit, claim.stated, claim.computed) == ("元", 54_000, 54_000)


def test_land_is_told_in_the_unit_it_was_written_in(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("林地1.6万亩、耕地0.8万亩，共2.4万亩。")
    assert (claim.unit, claim.stated, claim.computed) == ("万亩", Decimal("2.4"), Decimal("2.4"))


def test_a_percentage_is_told_in_percent(claims_of: ClaimsOf) -> None:
    claims = claims_of("预算500万元，其中农业类243万元，占46.80%。")
    (claim,) = [claim for claim in claims if claim.kind is ClaimKind.PERCENT]
    assert (claim.unit, claim.stated, claim.computed) == ("%", Decimal("46.80"), Decimal("48.6"))


def test_only_a_failure_has_a_proposal(claims_of: ClaimsOf) -> None:
    (right,) = claims_of("12台电脑每台4,500元，共5.4万元。")
    (wrong,) = claims_of("12台电脑每台4,500元，共5.5万元。")
    assert (right.verdict, right.proposal) == (Verdict.HOLDS, None)
    assert wrong.fails
    assert wrong.proposal is not None
