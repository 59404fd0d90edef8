"""Sentences of reports, budgets and letters whose figures are true: nothing is said against them.

Each was once misread. What it looks like is not what it says: parts that are only examples, amounts
of another subject, thresholds, another base, bare numbers, classes of accounts.
"""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]

TRUE = {
    "some parts of a whole": "争取上级资金31.4亿元，其中专项债6.2亿元、中央预算内投资2.9亿元。",
    "parts that overlap": "固定资产投资61.5亿元，其中工业投资21.3亿元、民间投资36.4亿元。",
    "another subject behind a semicolon": (
        "财政总收入17.36亿元，增长5.8%，其中一般公共预算收入10.24亿元，增长4.9%；"
        "财政支出33.1亿元，增长3.7%。"
    ),
    "another whole in a new sentence": (
        "非税收入3.87亿元，增长6.2%。税收收入中，增值税2.96亿元、企业所得税0.54亿元、"
        "个人所得税0.41亿元。"
    ),
    "bare numbers before a result in 万元": "合计：72.6＋14.35＋21.8＋3.25＝112.00万元。",
    "bare tiers": "应补助400×5%+1200×8%+500×10%=166万元。",
    "a share of all, told behind the parts": (
        "三保支出21.7亿元，其中保民生8.3亿元、保工资12.6亿元、保运转0.8亿元，占财力28亿元的77.5%。"
    ),
    "last year's number before a fall": "上年参保31.45万人，减少0.36万人，下降1.14%。",
    "a base told in brackets": (
        "比2023年（1—3月每月2.6万元、4—12月每月2.8万元，共33万元）减少0.99万元，下降3%。"
    ),
    "growth over the year, beside a budget": (
        "收入完成10.7亿元，为年初预算10.5亿元的101.9%，同比增长7.0%，增收0.7亿元。"
    ),
    "totals of several subjects": (
        "保费合计640.0万元，各级财政补贴合计512.00万元，农户自缴合计128.00万元。"
    ),
    "thresholds of tiers": (
        "首次突破1000万元5家、3000万元3家、5000万元1家，分别奖励20万元、50万元、100万元，"
        "应兑现奖励350万元。"
    ),
    "thresholds of groups": (
        "救助74人次，发放10.8万元；其中2,000元以上的15人次、共3.9万元，"
        "2,000元及以下的59人次、共6.9万元。"
    ),
    "a row of standards": (
        "分别发放每人6,000元、5,000元、4,000元，优秀21人12.6万元、良好76人38万元、合格40人16万元。"
    ),
    "money for what one unit yields": (
        "流转土地3,260亩，每亩流转费420斤稻谷，按每斤1.3元折算为546元，全年178万元左右。"
    ),
    "a count that ends a formula": (
        "4支×20人，防火期8个月，每人每月补助300元，共19.2万元；"
        "集训10天，每人每天伙食补助80元，计6.4万元。"
    ),
    "what is deducted is no remainder": (
        "共需96.4万元，扣除项目资金18万元、上年结余4.4万元后，实需74万元。"
    ),
    "a remainder of the whole before the sources": (
        "总投资540万元，中央320万元、省级120万元、市县70万元、自筹30万元。"
        "已到位390万元，到位率72.22%，尚有150万元未到位。"
    ),
    "a rough total": "慰问资金近40万元，慰问790户，户均500元。",
    "a little more than a round number": "投入资金40余万元，为100户农户每户补助4,100元。",
}

ACCOUNTS = (
    "单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "201\t一般公共服务支出\t980.25\t730.25\t250.00\n"
    "20103\t政府办公厅\t980.25\t730.25\t250.00\n"
    "2010301\t行政运行\t730.25\t730.25\t\n"
    "2010302\t一般行政管理事务\t250.00\t\t250.00\n"
    "221\t住房保障支出\t160.00\t160.00\t\n"
    "\t合计\t{}\t890.25\t250.00\n"
)


@pytest.mark.parametrize("text", TRUE.values(), ids=list(TRUE))
def test_true_figures_are_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []


def test_classes_sections_and_items_of_accounts_are_added_once(failing: Lines) -> None:
    assert failing(ACCOUNTS.format("1,140.25")) == []


def test_a_wrong_total_of_classes_is_contradicted(failing: Lines) -> None:
    assert failing(ACCOUNTS.format("1,410.25"))
