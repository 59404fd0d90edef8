"""A whole and the parts that follow it."""

from collections.abc import Callable

import pytest

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict

ClaimsOf = Callable[[str], tuple[Claim, ...]]
Lines = Callable[[str], list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "总投资16.27万元，其中市级4.07万元、县级{}万元。",
        "总投资16.27万元，其中：市级财政4.07万元，县级财政{}万元。",
        "总投资16.27万元。其中，市级4.07万元，县级{}万元。",
        "总投资16.27万元（其中市级4.07万元、县级{}万元）。",
        "总投资16.27万元，资金来源为市级4.07万元、县级{}万元。",
        "总投资16.27万元（市级4.07万元、县级{}万元）。",
        "总投资16.27万元：市级4.07万元，县级{}万元。",
    ],
)
def test_parts_announced_in_any_way_add_up_to_the_whole(
    claims_of: ClaimsOf, lines: Lines, failing: Lines, text: str
) -> None:
    assert lines(text.format("12.20")) == ["split: 4.07万元 + 12.20万元 = 162,700元 ✓ 16.27万元"]
    assert failing(text.format("12.30")) == ["split: 4.07万元 + 12.30万元 = 163,700元 ✗ 16.27万元"]
    (claim,) = claims_of(text.format("12.20"))
    assert (claim.kind, claim.detail) == (ClaimKind.SPLIT, "parts")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "安排资金30万元：道路12万元，桥梁10万元，路灯8万元。",
            "split: 12万元 + 10万元 + 8万元 = 300,000元 ✓ 30万元",
        ),
        (
            "安排资金30万元，其中：\n1.道路12万元\n2.桥梁10万元\n3.路灯8万元",
            "split: 12万元 + 10万元 + 8万元 = 300,000元 ✓ 30万元",
        ),
        (
            "经费80万元，其中工资50万元、社保12万元、其他18万元。",
            "split: 50万元 + 12万元 + 18万元 = 800,000元 ✓ 80万元",
        ),
        ("全站职工9人，其中在编8人、编外1人。", "split: 8人 + 1人 = 9人 ✓ 9人"),
        ("全站常年9人，在编8人，编外1人。", "split: 8人 + 1人 = 9人 ✓ 9人"),
    ],
)
def test_a_list_of_parts_adds_up_to_its_whole(lines: Lines, text: str, line: str) -> None:
    assert lines(text) == [line]


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        (
            "总投资16.27万元，其中市级4.70万元、县级12.20万元。",
            "split: 4.70万元 + 12.20万元 = 169,000元 ✗ 16.27万元",
            "“4.70万元”疑为“4.07万元”，各数即相符。",
        ),
        (
            "总投资16.27万元，其中市级4.07万元、县级12.30万元。",
            "split: 4.07万元 + 12.30万元 = 163,700元 ✗ 16.27万元",
            "“16.27万元”应为“16.37万元”，或“12.30万元”应为“12.20万元”。",
        ),
        (
            "全站职工9人，其中在编7人、编外1人。",
            "split: 7人 + 1人 = 8人 ✗ 9人",
            "“9人”应为“8人”，或“7人”应为“8人”。",
        ),
        (
            "安排资金30万元：道路12万元，桥梁10万元，路灯9万元。",
            "split: 12万元 + 10万元 + 9万元 = 310,000元 ✗ 30万元",
            "“30万元”应为“31万元”，或“12万元”应为“11万元”。",
        ),
        (
            "经费80万元，其中工资50万元、社保12万元、其他81万元。",
            "split: 50万元 + 12万元 + 81万元 = 1,430,000元 ✗ 80万元",
            "“81万元”疑为“18万元”，各数即相符。",
        ),
    ],
)
def test_parts_that_do_not_add_up_are_told_with_the_smallest_mend(
    failing: Lines, mends: Lines, text: str, line: str, mend: str
) -> None:
    assert failing(text) == [line]
    assert mends(text) == [mend]


def test_sources_of_money_are_complete_but_a_bracket_may_only_remark(claims_of: ClaimsOf) -> None:
    (sources,) = claims_of("总投资16.27万元，其中市级4.07万元、县级12.30万元。")
    (bracket,) = claims_of("总投资16.27万元（材料4.07万元、人工12.30万元）。")
    assert (sources.verdict, sources.certain) == (Verdict.FAILS, True)
    assert (bracket.verdict, bracket.certain) == (Verdict.FAILS, False)


def test_two_kinds_of_parts_are_two_splits(lines: Lines) -> None:
    sentence = "扶持20户50人，其中脱贫户12户30人、监测户8户{}人。"
    assert lines(sentence.format(20)) == [
        "split: 12户 + 8户 = 20户 ✓ 20户",
        "split: 30人 + 20人 = 50人 ✓ 50人",
    ]
    assert lines(sentence.format(21)) == [
        "split: 12户 + 8户 = 20户 ✓ 20户",
        "split: 30人 + 21人 = 51人 ✗ 50人",
    ]


def test_a_total_behind_the_parts_is_held_against_them_again(lines: Lines) -> None:
    assert lines("项目总额51万元，其中设备30万元、安装21万元，合计52万元。") == [
        "split: 30万元 + 21万元 = 510,000元 ✓ 51万元",
        "sum: 30万元 + 21万元 = 510,000元 ✗ 52万元",
    ]


def test_a_result_may_be_split_again(lines: Lines) -> None:
    assert lines("共补助12人，每人1000元，共12000元，其中男5000元、女7000元。") == [
        "product: 12人 × 1,000元/人 = 12,000元 ✓ 12000元",
        "split: 5000元 + 7000元 = 12,000元 ✓ 12000元",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Examples, not all parts.
        "安排资金50万元，其中道路维修12万元。",
        "安排资金50万元，其中道路维修12万元、路灯3万元等。",
        "服务对象1,200人，其中残疾人80人、低保户60人。",
        # People who belong to two groups.
        "服务对象200人，其中残疾人80人、老年人120人、女性90人。",
        # Rough wholes.
        "办公设备约5万元，其中电脑3万元、打印机1.6万元。",
        "购置设备近5万元，其中电脑3万元、打印机1.8万元。",
        # Uses without a claim to be complete.
        "经费80万元，用于工资50万元、社保12万元、其他17万元。",
        # A change is no part.
        "预算80万元，其中工资比上年增加5万元、社保增加2万元。",
        # A number without a word of parts.
        "全站常年9人，在编7人，编外1人。",
    ],
)
def test_parts_that_need_not_be_complete_are_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []


def test_groups_that_overlap_may_be_more_than_the_whole(failing: Lines) -> None:
    assert failing("建档户500户1,860人，其中脱贫户320户、监测户60户、低保户210户。") == []


def test_a_lost_wan_among_the_sources_is_named(failing: Lines) -> None:
    assert failing("总投资24.65万元，其中市级21.45元、县级3.20万元。") == [
        "split: 21.45元 + 3.20万元 = 32,021.45元 ✗ 24.65万元"
    ]


def test_a_whole_told_again_is_held_against_its_groups(failing: Lines) -> None:
    text = "已就业的2,480人中，按比例就业215人、集中就业134人、灵活就业2,113人。"
    assert failing(text) == ["split: 215人 + 134人 + 2,113人 = 2,462人 ✗ 2,480人"]


def test_parts_beyond_the_whole_are_doubted_where_two_digits_changed_places(
    failing: Lines,
) -> None:
    text = "耕地面积52.7万亩，其中水田24.9万亩、旱地32.3万亩。"
    assert failing(text) == ["split: 24.9万亩 + 32.3万亩 = 57.2万亩 ✗ 52.7万亩"]


def test_pieces_are_added_where_the_text_itself_parts_them(lines: Lines, failing: Lines) -> None:
    text = "全年举办赛事{}项，其中县级6项、乡镇级11项、行业3项。"
    assert "split: 6项 + 11项 + 3项 = 20项 ✓ 20项" in lines(text.format(20))
    assert failing(text.format(21)) == ["split: 6项 + 11项 + 3项 = 20项 ✗ 21项"]
    assert failing("共8项工作，其中3项重点任务已完成。行政许可120项，其中下放20项，新增3项。") == []


def test_the_first_of_a_list_of_payers_is_no_whole(failing: Lines) -> None:
    text = "2024年资金中，中央投资180万元，省级配套80万元，县级财政60万元。"
    assert failing(text) == []


def test_a_lost_wan_is_certain_whoever_pays(failing: Lines) -> None:
    assert failing("共需64.23万元，其中县财政安排44.23元，企业赞助20.00万元。") == [
        "split: 44.23元 + 20.00万元 = 200,044.23元 ✗ 64.23万元"
    ]


def test_four_quarters_leave_nothing_out(failing: Lines) -> None:
    assert failing("报修316起，其中一季度102起、二季度58起、三季度67起、四季度95起。") == [
        "split: 102起 + 58起 + 67起 + 95起 = 322起 ✗ 316起"
    ]
