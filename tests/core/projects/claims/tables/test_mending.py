from collections.abc import Callable

from mingxi.languages import render
from mingxi.projects.claims.claim import Claim

ClaimsOf = Callable[[str], list[Claim]]


def proposals(claims: list[Claim]) -> list[str]:
    return [render(claim.proposal, "zh") for claim in claims if claim.fails and claim.proposal]


def test_the_cell_that_mends_its_row_and_its_column_is_named(claims_of: ClaimsOf) -> None:
    text = (
        "品名\t数量\t单价（元）\t金额（元）\n水泵\t4台\t12,600\t54,000\n"
        "水管\t300米\t35\t10,500\n合计\t\t\t60,900\n"
    )
    assert proposals(claims_of(text)) == ["“54,000”疑为“50,400”，本行与本列即都相符。"] * 2


def test_a_wrong_total_is_to_be_what_its_parts_give(claims_of: ClaimsOf) -> None:
    text = "品名\t金额（万元）\n水泵\t1.50\n水管\t2.25\n合计\t9.33\n"
    assert proposals(claims_of(text)) == ["“9.33”应为“3.75”。"]


def test_a_part_with_swapped_digits_is_named_where_the_total_is_no_slip(
    claims_of: ClaimsOf,
) -> None:
    text = "品名\t金额（元）\n水泵\t3870\n水管\t6250\n合计\t10030\n"
    assert proposals(claims_of(text)) == ["“3870”疑为“3780”，各数即相符。"]


def test_where_a_part_or_the_total_may_have_slipped_both_are_named(claims_of: ClaimsOf) -> None:
    text = (
        "\t总投入\t省级财政\t县级财政\n"
        "年度资金来源（万元）\t93.99\t30.00\t65.99\n说明\t无\t无\t无\n"
    )
    assert proposals(claims_of(text)) == ["“93.99”应为“95.99”，或“65.99”应为“63.99”。"]


def test_what_holds_gets_no_proposal(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("品名\t金额（元）\n水泵\t300\n水管\t50\n合计\t350\n")
    assert claim.proposal is None
