from collections.abc import Callable

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict

ClaimsOf = Callable[[str], list[Claim]]
Because = Callable[[Claim], str]


def shares(claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.kind is ClaimKind.PERCENT]


def test_a_share_is_its_part_of_the_total(claims_of: ClaimsOf, because: Because) -> None:
    text = (
        "类别\t个数（个）\t投资（万元）\t占比\n道路\t4\t35\t58.3%\n沟渠\t1\t10\t16.7%\n"
        "水窖\t1\t15\t26%\n合计\t6\t60\t100%\n"
    )
    claims = shares(claims_of(text))
    assert [claim.verdict for claim in claims] == [
        Verdict.ROUNDED,
        Verdict.ROUNDED,
        Verdict.FAILS,
    ]
    assert because(claims[2]) == "15万元 ÷ 60万元 = 25% ✗ 26%"


def test_a_share_may_be_a_fraction_and_the_total_stand_first(claims_of: ClaimsOf) -> None:
    text = "类别\t投资（万元）\t占总投资比例\n合计\t60\t1\n道路\t45\t0.75\n沟渠\t15\t0.25\n"
    claims = shares(claims_of(text))
    assert [str(claim.stated) for claim in claims] == ["0.75", "0.25"]
    assert not any(claim.fails for claim in claims)


def test_percentages_of_something_else_are_left_alone(claims_of: ClaimsOf) -> None:
    text = "类别\t投资（万元）\t自筹比例\n道路\t45\t30%\n沟渠\t15\t20%\n合计\t60\t25%\n"
    assert shares(claims_of(text)) == []
