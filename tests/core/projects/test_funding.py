import pytest

from mingxi.projects.arranged import arranged_in
from mingxi.projects.funding import funding_in
from mingxi.projects.project_text import Level, Section, SectionKey
from mingxi.prose.amounts import figures_in


def _funding(funding: str, plan: str = "") -> dict[str, int]:
    text = funding + plan
    sections = (
        Section(SectionKey.FUNDING, "", 0, 0, len(funding)),
        Section(SectionKey.PLAN, "", len(funding), len(funding), len(text)),
    )
    figures = figures_in(text)
    arranged = arranged_in(text, figures, sections[0])
    found = funding_in(text, figures, sections, arranged, Level.TOWNSHIP)
    assert len({share.level for share in found}) == len(found)
    return {share.level.value: share.amount // 100 for share in found}


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "共需20万元，其中中央资金8万元、省级补助6万元、县级预算4万元、乡级自筹2万元。",
            {"central": 80_000, "provincial": 60_000, "county": 40_000, "township": 20_000},
        ),
        (
            "预算9.6万元，其中市级200人×10元/月×12个月=24,000元、县级200人×30元/月×12个月=72,000元。",
            {"municipal": 24_000, "county": 72_000},
        ),
        (
            "总投资10万元。上级奖补7万元；县级财政配套2万元；其余1万元由村民筹资解决。其中筹资1万元按人头计。",
            {"county": 20_000, "other": 10_000},
        ),
        (
            "县级补助5万元；村民缴费按每人每年10元，应收3万元，可收2.4万元；缺口1.6万元由镇财政解决。",
            {"county": 50_000, "other": 24_000, "township": 16_000},
        ),
        (
            "安排6万元，其中：省级资金2万元，县级资金4万元。县级资金4万元中，县级分担灯具3万元、电费1万元。",
            {"provincial": 20_000, "county": 40_000},
        ),
        ("共需6万元，其中县级补助5万元，本级预算1万元。", {"county": 50_000, "township": 10_000}),
        ("以上合计6万元，由区级财政安排。", {"county": 60_000}),
        ("以上合计6万元，全部由镇级财政承担。", {"township": 60_000}),
        ("安排6万元，资金来源：县财政。", {"county": 60_000}),
        ("安排6万元，由市、县级财政共同承担。", {}),
        ("资金6万元，全部为市级财政资金。", {"municipal": 60_000}),
        ("中央、省级财政补助共计6万元，县级配套2万元，总计8万元。", {"county": 20_000}),
        ("安排6万元。", {}),
        ("安排6万元，由中央和省级补助资金安排4万元，县财政安排2万元。", {"county": 20_000}),
        (
            "安排6万元，其中县级预算5万元、镇级1万元。镇级保洁费2万元由县、镇分担。",
            {"county": 50_000, "township": 10_000},
        ),
        (
            "安排6万元，其中省级补助5万元。镇级保洁费1万元由县财政承担。",
            {"provincial": 50_000, "county": 10_000},
        ),
    ],
)
def test_each_level_pays_its_share(text: str, shares: dict[str, int]) -> None:
    assert _funding(text) == shares


def test_shares_in_the_plan_count_where_they_make_up_the_whole() -> None:
    assert _funding("安排9.6万元。", "其中市级2.4万元、县级7.2万元。") == {
        "municipal": 24_000,
        "county": 72_000,
    }
    assert _funding("安排9.6万元。", "2024年市级财政下达2.4万元。") == {}


def test_a_payer_named_in_the_plan_pays_the_whole() -> None:
    assert _funding("安排9.6万元。", "资金由县级财政核拨，按月支付。") == {"county": 96_000}
