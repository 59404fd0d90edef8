import pytest

from mingxi.projects.instalments import instalments_in, is_plain_subject
from mingxi.projects.marked_text import MarkedText
from mingxi.projects.project_text import Instalment, InstalmentKind, Section, SectionKey
from mingxi.prose.amounts import figures_in
from mingxi.prose.dates import dates_in
from mingxi.prose.outline import outline_in


def _read(text: str, year: int | None = 2025) -> list[Instalment]:
    marked = MarkedText(text, figures_in(text), outline_in(text), dates_in(text))
    plan = Section(SectionKey.PLAN, "", 0, 0, len(text))
    return list(instalments_in(marked, plan, year, "水渠清淤"))


def _yuan(instalment: Instalment) -> int | None:
    return None if instalment.amount is None else instalment.amount // 100


@pytest.mark.parametrize(
    ("text", "what", "first", "last", "yuan", "kind"),
    [
        (
            "管护员补助按月打卡，每月2,000元，12个月共24,000元。",
            *("管护员补助", "2025-01", "2025-12", 2_000, InstalmentKind.MONTHLY),
        ),
        (
            "每个月支付一次工资，一次支付1.2万元，2025年3月开始支付至2025年11月支付完成。",
            *("水渠清淤", "2025-03", "2025-11", 12_000, InstalmentKind.MONTHLY),
        ),
        (
            "人员报酬按季兑现，每季39,000元，四个季度共156,000元。",
            *("人员报酬", "2025-01", "2025-12", 39_000, InstalmentKind.QUARTERLY),
        ),
        (
            "管护费12万元按月支付。",
            *("管护费", "2025-01", "2025-12", None, InstalmentKind.MONTHLY),
        ),
        (
            "清淤费6万元是一次性付款项目，计划在2025年6月完成支出计划。",
            *("清淤费", "2025-06", "2025-06", 60_000, InstalmentKind.ONCE),
        ),
        (
            "退役士兵一次性经济补助12月底前发放3万元。",
            *("退役士兵一次性经济补助", "2025-12", "2025-12", 30_000, InstalmentKind.ONCE),
        ),
        (
            "运转费6万元分两次拨付，6月、12月各拨付50%，每次3万元。",
            *("运转费", "2025-06", "2025-12", 30_000, InstalmentKind.OTHER),
        ),
        ("慰问金据实列支。", "慰问金", None, None, None, InstalmentKind.AS_INCURRED),
        (
            "根据慰问实际情况按需支付。",
            *("水渠清淤", None, None, None, InstalmentKind.AS_INCURRED),
        ),
        (
            "2025年培训经费于年底前付清。",
            *("2025年培训经费", "2025-12", "2025-12", None, InstalmentKind.ONCE),
        ),
    ],
)
def test_an_instalment_says_what_when_how_much_and_how_often(
    text: str,
    what: str,
    first: str | None,
    last: str | None,
    yuan: int | None,
    kind: InstalmentKind,
) -> None:
    (paid,) = _read(text)
    assert (paid.what, paid.first, paid.last, _yuan(paid), paid.kind) == (
        what,
        first,
        last,
        yuan,
        kind,
    )


def test_a_list_of_dates_gives_one_instalment_each() -> None:
    text = "补贴资金9万元分三次拨付：3月底前3万元，6月底前4万元，12月20日前拨付剩余的2万元。"
    paid = _read(text)
    assert [(p.what, p.first, _yuan(p)) for p in paid] == [
        ("补贴资金", "2025-03", 30_000),
        ("补贴资金", "2025-06", 40_000),
        ("补贴资金", "2025-12", 20_000),
    ]
    assert text[paid[1].span.start : paid[1].span.end] == "6月底前4万元"


def test_quarters_without_a_year_are_of_the_budget_year() -> None:
    text = "9万元分季度拨付：一季度30%，2.7万元；二季度30%，2.7万元；下半年40%，3.6万元。"
    assert [(p.first, p.last, _yuan(p)) for p in _read(text)] == [
        ("2025-01", "2025-03", 27_000),
        ("2025-04", "2025-06", 27_000),
        ("2025-07", "2025-12", 36_000),
    ]
    assert {(p.first, p.last) for p in _read(text, year=None)} == {(None, None)}


def test_numbered_lines_name_what_is_paid() -> None:
    text = "1.清淤费。①机械费6月付2万元。②人工费按实际发生支付。\n2.管护费。每月支付0.1万元。\n"
    assert [(p.what, p.kind) for p in _read(text)] == [
        ("机械费", InstalmentKind.ONCE),
        ("人工费", InstalmentKind.AS_INCURRED),
        ("管护费", InstalmentKind.MONTHLY),
    ]


def test_work_that_is_no_payment_is_no_instalment() -> None:
    assert not _read("3月开工，10月完工。成立领导小组，每月调度一次。")
    paid = _read("清淤费6月底前付清；技能培训7至9月每月举办1期。用于支付人工的部分另定。")
    assert [p.what for p in paid] == ["清淤费"]


def test_a_project_without_a_plan_has_no_instalments() -> None:
    assert instalments_in(MarkedText("", (), (), ()), None, 2025) == ()


@pytest.mark.parametrize(
    ("text", "what", "first", "last", "kind"),
    [
        ("管护费2025年3月至10月按月支付。", "管护费", "2025-03", "2025-10", "monthly"),
        ("管护费自2025年3月至10月按月支付。", "管护费", "2025-03", "2025-10", "monthly"),
        ("管护费2025年10月底前按月付清。", "管护费", "2025-01", "2025-10", "monthly"),
        ("管护费2025年6月分批支付5万元。", "管护费", "2025-06", "2025-06", "other"),
        ("管护费2025年6月支付5万元。", "管护费", "2025-06", "2025-06", "once"),
        (
            "“为老每日助餐”，2025年6月支付5万元。",
            "为老每日助餐",
            "2025-06",
            "2025-06",
            "once",
        ),
        ("““两新”2025年培训”，2026年6月支付。", "“两新”2025年培训", "2026-06", "2026-06", "once"),
        ("“两新”组织补助2025年6月支付。", "“两新”组织补助", "2025-06", "2025-06", "once"),
        ("“甲”补助和“乙”，2025年6月支付。", "“甲”补助和“乙”", "2025-06", "2025-06", "once"),
    ],
)
def test_a_payment_is_read_with_its_name_its_months_and_its_manner(
    text: str, what: str, first: str, last: str, kind: str
) -> None:
    (read,) = _read(text)
    assert (read.what, read.first, read.last, read.kind) == (what, first, last, kind)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("演出3月至11月开展，每季度按实际场次结算。", "2025-03", "2025-11"),
        ("演出3—11月开展，按季度结算。", "2025-03", "2025-11"),
        ("演出11月底前结束，按季度结算。", "2025-01", "2025-11"),
        ("演出按季度结算。", "2025-01", "2025-12"),
    ],
)
def test_a_stretch_without_a_year_is_of_the_year_of_the_project(
    text: str, first: str, last: str
) -> None:
    (paid,) = _read(text)
    assert (paid.first, paid.last) == (first, last)


@pytest.mark.parametrize("what", ["管护费", "“两新”组织补助", "设备2", "2025年培训班"])
def test_a_plain_name_needs_no_marks(what: str) -> None:
    assert is_plain_subject(what)
    assert _read(f"{what}，一次性支付。")[0].what == what


@pytest.mark.parametrize(
    "what",
    ["为老服务", "每日助餐", "计划生育奖扶", "2万元设备", "6月培训班", "“两新”", "用于清淤", ""],
)
def test_a_name_that_would_be_read_otherwise_is_not_plain(what: str) -> None:
    assert not is_plain_subject(what)
