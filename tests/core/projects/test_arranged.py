import pytest

from mingxi.projects.arranged import arranged_in
from mingxi.projects.project_text import Section, SectionKey
from mingxi.prose.amounts import figures_in


def _arranged(text: str) -> int | None:
    section = Section(SectionKey.FUNDING, "六、资金安排情况", 0, 0, len(text))
    figure = arranged_in(text, figures_in(text), section)
    return None if figure is None else figure.fen // 100


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("本项目2025年度预算资金8.4万元，其中市级2.4万元、县级6万元。", 84_000),
        ("共需经费21.6万元，2025年财政安排资金10万元。", 100_000),
        ("以上三项共需资金604,300元。2025年按60.43万元列入预算。", 604_300),
        ("以上五项共需40万元，扣除上年结转5万元，2025年预算安排35万元。", 350_000),
        ("1.灯具：20000元\n2.电费：30000元\n以上2项合计：50000元\n", 50_000),
        ("灯具2万元，电费3万元，合计5万元。", 50_000),
        ("县财政安排7万元，其中灯具4万元、电费3万元。", 70_000),
        ("三大项共需9万元（2＋3＋4）。其中省级补助6万元，县级财政3万元。", 90_000),
        ("收费共收取6万元，冲抵成本后，财政需补贴9万元。", 90_000),
        ("总投资100万元。安排管网60万元，安排泵站40万元。", 1_000_000),
        ("管网费用2万元、泵站费用3万元，需5万元。", 50_000),
        ("12万元。", 120_000),
        ("经费总额为45万元（财政拨款40万元，自有资金5万元）。", 450_000),
        ("概算总投资300万元，2025年计划投资120万元，其中中央投资80万元。", 1_200_000),
        ("县财政每年安排专项经费10万元。", 100_000),
        ("四项所需资金30万元。上年同口径补贴28万元，本年增加2万元，增长7.1%。", 300_000),
        ("三项测算30万元，省级补助10万元，县级财政20万元。较上年安排的28万元增加2万元。", 300_000),
        ("项目预算90万元，从专项资金列支60万元，余下30万元列入县级预算。", 900_000),
    ],
)
def test_what_is_given_goes_before_what_is_needed(text: str, yuan: int) -> None:
    assert _arranged(text) == yuan


@pytest.mark.parametrize(
    "text",
    [
        "新增保洁员3人，3人共需经费9万元。新增巡河员1人，1人共需经费2万元。",
        "省级财政补助30万元，县级财政安排20万元。",
        "保洁员每人每月2,000元。",
        "由县级财政安排。",
    ],
)
def test_parts_alone_arrange_nothing(text: str) -> None:
    assert _arranged(text) is None


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("2030年补贴28万元，四项所需资金30万元。", 300_000),
        ("2030年，县财政安排28万元；本年安排30万元。", 300_000),
        ("2030年4月签订合同，县财政安排30万元。", 300_000),
        ("2029—2031年，县财政安排30万元。", 300_000),
        # No other amount is stated: the year may be left from an older text.
        ("2030年预算安排28万元。", 280_000),
    ],
)
def test_an_amount_of_another_year_gives_way_to_one_of_the_projects_own(
    text: str, yuan: int
) -> None:
    section = Section(SectionKey.FUNDING, "", 0, 0, len(text))
    figure = arranged_in(text, figures_in(text), section, 2031)
    assert figure is not None
    assert figure.fen == yuan * 100


def test_a_text_without_a_funding_section_arranges_nothing() -> None:
    assert arranged_in("安排5万元。", figures_in("安排5万元。"), None) is None
