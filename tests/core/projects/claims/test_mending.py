"""Which of several figures is to be changed, where more than one calculation speaks of them."""

from collections.abc import Callable

Mends = Callable[[str], list[str]]


def test_a_part_that_its_own_calculation_refutes_is_the_one_to_change(mends: Mends) -> None:
    text = (
        "护理费：278人×100元/月×12月=33.63万元。\n资金33.63万元、材料费2万元，合计35.36万元。\n"
        "护理费：278人×100元/月×12月=33.63万元、材料费2万元，合计35.36万元。"
    )
    assert "“33.63万元”疑为“33.36万元”，两处算式即都相符。" in mends(text)


def test_a_part_that_its_own_calculation_proves_is_never_to_be_changed(mends: Mends) -> None:
    text = "（1）劳务费：5人×3000元/月×12月=18万元；（2）材料费：2万元。合计21万元。"
    assert mends(text) == ["“21万元”应为“20万元”，或“2万元”应为“3万元”。"]


def test_a_sum_that_no_other_calculation_speaks_of_keeps_its_own_proposal(mends: Mends) -> None:
    text = "电费3.2万元、水费1.8万元、维修费2.5万元，三项合计7.9万元。"
    assert mends(text) == ["“7.9万元”应为“7.5万元”，或“3.2万元”应为“3.6万元”。"]
