"""用今年的预算支付以前年度的欠款。

为什么：欠款挤占今年的任务，混在项目里就看不出今年到底做多少事。

依据：预算法第十三条（支出必须以经批准的预算为依据）；含历史欠款的项目应当单列子项，写明原年份、原合同和未列入当年预算的原因。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import key_at, year_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
6月底前支付尚欠的2022年、2023年清漂费4.5万元。
"""
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
6月底前支付2024年上半年清漂费4.5万元。
"""

UNPAID = pattern_of(
    r"(?:未支付|未付|未兑付|欠付|拖欠|尚欠|所欠|欠缴|补付|补发)[^。；，\n]{0,10}?(?P<year>20\d\d)"
    r"(?:\s*年?[、至和\-—]\s*20\d\d)*\s*年[^。；，\n]{0,20}"
)
SECTIONS = frozenset({SectionKey.CONTENT, SectionKey.FUNDING, SectionKey.PLAN})


@rule("BU109", "arrears", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every payment of what an earlier year left unpaid."""
    for match in UNPAID.finditer(reading.text):
        year = year_at(reading, match.start())
        if year is None or key_at(reading, match.start()) not in SECTIONS:
            continue
        if int(match["year"]) < year:
            message = say(
                "用{year}年的预算支付以前年度的欠款。请单列，并写明原合同和未列入当年预算的原因。",
                year=year,
            )
            yield Finding(Span(*match.span()), message)
