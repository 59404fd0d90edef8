from decimal import Decimal

import pytest

from mingxi.languages import render
from mingxi.projects.claims.proposing import as_written, proposal_for, proposal_for_sum
from mingxi.prose.amounts import figures_in


@pytest.mark.parametrize(
    ("written", "value", "better"),
    [
        ("18.46万元", "183600", "18.36万元"),
        ("18.4万元", "183600", "18.4万元"),
        ("9万元", "80000", "8万元"),
        ("9万元", "83000", "8万元"),
        ("40,860元", "40680", "40,680元"),
        ("40860元", "40680", "40680元"),
        ("1.2亿元", "130000000", "1.3亿元"),
        ("56名", "65", "65名"),
        ("2.45%", "2.541666", "2.54%"),
        ("12500元", "12000.00", "12000元"),
    ],
)
def test_a_value_is_written_in_the_unit_and_precision_of_the_figure(
    written: str, value: str, better: str
) -> None:
    (figure,) = figures_in(written)
    assert as_written(figure, Decimal(value)) == better


def test_a_wrong_result_is_proposed_in_its_own_writing() -> None:
    (figure,) = figures_in("18.46万元")
    assert render(proposal_for(figure, Decimal(183_600)), "zh") == "“18.46万元”应为“18.36万元”。"


def test_yuan_for_wan_is_told_as_what_it_is() -> None:
    (figure,) = figures_in("5.4元")
    assert (
        render(proposal_for(figure, Decimal(54_000)), "zh") == "“5.4元”疑为“5.4万元”：漏写“万”字。"
    )


@pytest.mark.parametrize(
    ("total", "parts", "mend"),
    [
        ("16.27万元", "4.70万元、12.20万元", "“4.70万元”疑为“4.07万元”，各数即相符。"),
        (
            "16.27万元",
            "4.07万元、12.30万元",
            "“16.27万元”应为“16.37万元”，或“12.30万元”应为“12.20万元”。",
        ),
        ("9.99万元", "4.07万元、12.20万元", "“9.99万元”应为“16.27万元”。"),
    ],
)
def test_the_smallest_change_names_the_total_or_one_part(total: str, parts: str, mend: str) -> None:
    (whole,) = figures_in(total)
    pieces = figures_in(parts)
    computed = sum((piece.value for piece in pieces), Decimal(0))
    assert render(proposal_for_sum(whole, pieces, computed), "zh") == mend


def test_a_lost_wan_of_one_part_is_found_from_the_total() -> None:
    (whole,) = figures_in("24.645万元")
    pieces = figures_in("21.445元、3.2万元")
    computed = sum((piece.value for piece in pieces), Decimal(0))
    mend = render(proposal_for_sum(whole, pieces, computed), "zh")
    assert mend == "“21.445元”疑为“21.445万元”，各数即相符。"
