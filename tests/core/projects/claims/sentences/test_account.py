"""Amounts stay open until a total closes them; then it stands for them."""

from collections.abc import Callable

Lines = Callable[[str], list[str]]


GROUPS = """一、办公
1.电费3.2万元。
2.水费1.8万元。
小计5万元。
二、维护
1.管网2万元。
2.路灯4万元。
小计6万元。
两类总计{}万元。"""


def test_a_total_of_totals_sums_the_totals(lines: Lines, failing: Lines) -> None:
    assert lines(GROUPS.format(11)) == [
        "sum: 3.2万元 + 1.8万元 = 50,000元 ✓ 5万元",
        "sum: 2万元 + 4万元 = 60,000元 ✓ 6万元",
        "sum: 5万元 + 6万元 = 110,000元 ✓ 11万元",
    ]
    assert failing(GROUPS.format(12)) == ["sum: 5万元 + 6万元 = 110,000元 ✗ 12万元"]


def test_what_a_total_has_closed_is_not_summed_again(lines: Lines) -> None:
    assert lines("电费3万元、水费2万元，合计5万元；管网4万元，总计9万元。") == [
        "sum: 3万元 + 2万元 = 50,000元 ✓ 5万元",
        "sum: 5万元 + 4万元 = 90,000元 ✓ 9万元",
    ]


def test_the_parts_of_a_split_are_not_summed_beside_their_whole(lines: Lines) -> None:
    assert lines("道路20万元，其中材料12万元、人工8万元；桥梁30万元。以上两项共50万元。") == [
        "split: 12万元 + 8万元 = 200,000元 ✓ 20万元",
        "sum: 20万元 + 30万元 = 500,000元 ✓ 50万元",
    ]


def test_each_unit_has_an_account_of_its_own(lines: Lines) -> None:
    assert lines("一班40人、费用2万元，二班35人、费用1.8万元，共75人，费用合计3.8万元。") == [
        "sum: 40人 + 35人 = 75人 ✓ 75人",
        "sum: 2万元 + 1.8万元 = 38,000元 ✓ 3.8万元",
    ]


def test_a_new_section_opens_a_new_account(failing: Lines) -> None:
    text = (
        "一、项目名称\n云陂镇公厕管护\n"
        "五、项目实施内容\n管护费12万元，维修费3万元。\n"
        "七、项目实施计划\n上半年支付6万元，下半年支付9万元，合计15万元。"
    )
    assert failing(text) == []


def test_the_total_of_a_table_is_a_part_of_what_follows(lines: Lines) -> None:
    text = "品名\t金额（元）\n喷壶\t1,200\n手套\t800\n合计\t2,000\n\n另需运费500元，共计2,500元。"
    assert "sum: 2,000 + 500元 = 2,500元 ✓ 2,500元" in lines(text)
