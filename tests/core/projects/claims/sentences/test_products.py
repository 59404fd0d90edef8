"""Standards times counts: the right result, its nearest wrong one, and what stays quiet."""

from collections.abc import Callable

import pytest

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict

ClaimsOf = Callable[[str], tuple[Claim, ...]]
Lines = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "每人每月2,550元，6人每年合计18.36万元。",
            "product: 2,550元/(人·月) × 6人 × 12个月 = 183,600元 ✓ 18.36万元",
        ),
        (
            "每人每月2,550元，6人工作8个月，合计12.24万元。",
            "product: 2,550元/(人·月) × 6人 × 8个月 = 122,400元 ✓ 12.24万元",
        ),
        (
            "巡护员40人，每人每月补助800元，全年共38.4万元。",
            "product: 40人 × 800元/(人·月) × 12个月 = 384,000元 ✓ 38.4万元",
        ),
        (
            "培训3期，每期45人，每人每天150元，每期2天，共需4.05万元。",
            "product: 3期 × 45人/期 × 150元/(人·天) × 2天/期 = 40,500元 ✓ 4.05万元",
        ),
        ("14个分馆每个6,000元，共8.4万元。", "product: 14个 × 6,000元/个 = 84,000元 ✓ 8.4万元"),
        (
            "购置电脑12台，每台4,500元，共54000元。",
            "product: 12台 × 4,500元/台 = 54,000元 ✓ 54000元",
        ),
        ("购置电脑12台，单价4,500元，共5.4万元。", "product: 12台 × 4,500元 = 54,000元 ✓ 5.4万元"),
        (
            "村道46公里，每公里3,200元，14.72万元。",
            "product: 46公里 × 3,200元/公里 = 147,200元 ✓ 14.72万元",
        ),
        (
            "每吨320元，处理垃圾1500公斤，计480元。",
            "product: 320元/吨 × 1,500公斤 = 480元 ✓ 480元",
        ),
        (
            "村干部每村5人，共8个村，每人每月1,200元，全年需57.6万元。",
            "product: 5人/村 × 8个 × 1,200元/(人·月) × 12个月 = 576,000元 ✓ 57.6万元",
        ),
        (
            "护林员30人，工资每人每月1,500元，意外保险每人每年100元，全年共需54.3万元。",
            "sum: 30人 × 1,500元/(人·月) × 12个月 + 30人 × 100元/(人·年) = 543,000元 ✓ 54.3万元",
        ),
        (
            "7个村每村2万元，3个社区每个社区3万元，共23万元。",
            "sum: 7个 × 20,000元/村 + 3个 × 30,000元/个 = 230,000元 ✓ 23万元",
        ),
        (
            "春、秋两季各发放1次，每户500元，共30户，计3万元。",
            "product: 500元/户 × 30户 × 2季 = 30,000元 ✓ 3万元",
        ),
        ("三年合计27万元（9万元/年）。", "product: 3年 × 90,000元/年 = 270,000元 ✓ 27万元"),
        (
            "1人奖励5,000元，另外6人每人2,000元，共1.7万元。",
            "sum: 5,000元 + 6人 × 2,000元/人 = 17,000元 ✓ 1.7万元",
        ),
        ("每村5名、13个村共65名。", "product: 5人/村 × 13个 = 65名 ✓ 65名"),
    ],
)
def test_a_result_is_proven_by_its_standard_and_all_it_asks_for(
    lines: Lines, text: str, line: str
) -> None:
    assert line in lines(text)
    assert not [each for each in lines(text) if "✗" in each]


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        (
            "每人每月2,550元，6人每年合计18.46万元。",
            "product: 2,550元/(人·月) × 6人 × 12个月 = 183,600元 ✗ 18.46万元",
            "“18.46万元”应为“18.36万元”。",
        ),
        (
            "培训3期，每期45人，每人每天150元，每期2天，共需4.50万元。",
            "product: 3期 × 45人/期 × 150元/(人·天) × 2天/期 = 40,500元 ✗ 4.50万元",
            "“4.50万元”应为“4.05万元”。",
        ),
        (
            "购置电脑12台，每台4,500元，共5.5万元。",
            "product: 12台 × 4,500元/台 = 54,000元 ✗ 5.5万元",
            "“5.5万元”应为“5.4万元”。",
        ),
        (
            "购置电脑12台，每台4,500元，共5.4元。",
            "product: 12台 × 4,500元/台 = 54,000元 ✗ 5.4元",
            "“5.4元”疑为“5.4万元”：漏写“万”字。",
        ),
        (
            "购置电脑12台，每台4,500元，共54万元。",
            "product: 12台 × 4,500元/台 = 54,000元 ✗ 54万元",
            "“54万元”应为“5万元”。",
        ),
        (
            "村道46公里，每公里3,200元，14.27万元。",
            "product: 46公里 × 3,200元/公里 = 147,200元 ✗ 14.27万元",
            "“14.27万元”应为“14.72万元”。",
        ),
        (
            "护林员30人，工资每人每月1,500元，意外保险每人每年100元，全年共需54.6万元。",
            "sum: 30人 × 1,500元/(人·月) × 12个月 + 30人 × 100元/(人·年) = 543,000元 ✗ 54.6万元",
            "“54.6万元”应为“54.3万元”。",
        ),
        (
            "三年合计28万元（9万元/年）。",
            "product: 3年 × 90,000元/年 = 270,000元 ✗ 28万元",
            "“28万元”应为“27万元”。",
        ),
        (
            "每村5名、13个村共56名。",
            "product: 5人/村 × 13个 = 65名 ✗ 56名",
            "“56名”应为“65名”。",
        ),
    ],
)
def test_one_wrong_digit_is_contradicted_with_the_right_result(
    failing: Lines, mends: Lines, text: str, line: str, mend: str
) -> None:
    assert failing(text) == [line]
    assert mends(text) == [mend]


def test_a_whole_is_held_against_the_standards_that_follow_it(claims_of: ClaimsOf) -> None:
    sentence = "服务费{}万元，其中保洁每月4,500元、垃圾清运每月8,500元，按12个月计。"
    (right,) = claims_of(sentence.format("15.6"))
    (wrong,) = claims_of(sentence.format("15.7"))
    assert (right.kind, right.verdict) == (ClaimKind.SPLIT, Verdict.HOLDS)
    assert (wrong.kind, wrong.verdict, wrong.computed) == (ClaimKind.SPLIT, Verdict.FAILS, 156_000)
    assert not wrong.certain


def test_a_month_too_few_fails_like_a_wrong_digit(claims_of: ClaimsOf) -> None:
    sentence = "巡护员40人，每人每月补助800元，全年共{}万元。"
    (month,) = claims_of(sentence.format("35.2"))
    (digit,) = claims_of(sentence.format("37.4"))
    assert (digit.verdict, digit.certain) == (Verdict.FAILS, True)
    assert month.verdict is Verdict.FAILS
    assert month.computed == digit.computed == 384_000


def test_a_limit_admits_what_is_below_it(claims_of: ClaimsOf) -> None:
    sentence = "每人每天不超过150元，30人培训3天，共需{}元。"
    for stated, verdict in (("13500", Verdict.HOLDS), ("12000", Verdict.HOLDS)):
        (claim,) = claims_of(sentence.format(stated))
        assert (claim.kind, claim.verdict) == (ClaimKind.BOUND, verdict)
    (above,) = claims_of(sentence.format("14500"))
    assert (above.kind, above.verdict, above.computed) == (ClaimKind.BOUND, Verdict.FAILS, 13_500)


def test_a_lower_limit_is_proven_where_it_is_met(lines: Lines) -> None:
    assert lines("每个社区不少于5万元，6个社区共30万元。") == [
        "bound: 50,000元/个 × 6个 = 300,000元 ✓ 30万元"
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Part of a year, part of the people.
        "每人每月1,200元，聘用保洁员20人，部分人员只工作半年，全年共25.2万元。",
        "每人每年1900元，其中1人6个月950元，另10人全年1.9万元。",
        # Two counts in reach, either of which may be meant.
        "每人每年1200元，扶持80户共160人，共需资金19.2万元。",
        # Rough figures.
        "补助标准每人每年2000元，共资助约50人，需资金10余万元。",
        "补助标准每人每年2000元，共资助约50人，需资金9万元。",
        "补助标准每人每年2000元，共资助50余人，需资金11万元。",
        # A standard that is raised.
        "每人每月补助由300元提高到500元，40人，全年共24万元。",
        "补助标准每人每月由300元提高到350元，共45人，每月15750元。",
        # Limits, fines, and amounts that follow from nothing.
        "对违规者处200元以上3000元以下罚款，共处罚5起。",
        "保额每人200元以上，参保3000人，收取保费3.6万元。",
        "车辆8辆，每百公里油耗12升，全年行驶5000公里。",
        "每人补助3000—5000元，共10人。",
        # What others pay, and last year.
        "学员差旅费由原单位解决，每人300元，共60人。",
        "每人每月800元，40人，上年支出35万元。",
        "每人每月800元，40人，去年执行数为36.4万元。",
        # The amount is given, the standard only says how it is shared out.
        "补助资金12万元，按每人2000元发放，共60人。",
        # The last of the list has a price of its own.
        "台式机10台，每台4,980元；打印机5台，每台1,160元；投影仪1台，9,600元。",
        # Behind the semicolon another item begins.
        "服务费按季度支付，每季度支付10.44万元，全年四次；培训费4万元于6月底前支付。",
        "补助每人每年2,000元，共120人；宣传费2万元由县级承担。",
        # What 各 introduces is there for each of those named before.
        "汛前、主汛期各1次，每次120人参加，误餐补助每人80元，19,200元。",
        # An amount beside a count of all is no product of the last standard alone.
        "简单案件每件200元，900件，18万元；复杂案件每件800元，100件，8万元。两类共1,000件，26万元。",
    ],
)
def test_another_reading_is_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []


def test_a_result_behind_a_semicolon_is_refuted_where_its_words_promise_one(
    failing: Lines,
) -> None:
    text = "补助每人每年2,000元，共120人；共需资金{}万元。"
    assert failing(text.format("24")) == []
    (line,) = failing(text.format("26"))
    assert "= 240,000元 ✗ 26万元" in line


@pytest.mark.parametrize("stated", ["4", "6"])
def test_a_range_of_standards_refutes_nothing_between_its_ends(failing: Lines, stated: str) -> None:
    assert failing(f"每人补助3000—5000元，10人共{stated}万元。") == []


def test_a_standard_that_begins_in_july_is_paid_for_half_a_year(failing: Lines) -> None:
    assert failing("每人每月1,800元，12人，自7月起执行，当年需12.96万元。") == []


def test_some_who_work_for_half_a_year_are_not_all(failing: Lines) -> None:
    text = "聘用保洁员20人，每人每月1,200元，其中5人只工作6个月，全年共25.2万元。"
    assert failing(text) == []


def test_equipment_is_counted_in_its_own_words(failing: Lines) -> None:
    assert failing("空气呼吸器7具，每具5,600元，需3.29万元。") == [
        "product: 7具 × 5,600元/具 = 39,200元 ✗ 3.29万元"
    ]
