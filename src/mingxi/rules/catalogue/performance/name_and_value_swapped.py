"""三级指标的名称和指标值写反了。

为什么：名称写成时间或者数字，年底就不知道考核的是哪一件事。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效指标应当细化、量化，有名称和指标值）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import targets_in

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	2025年11月底	全部完成
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	全部清淤完成时间	2025年11月底
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""

FIGURE = pattern_of(
    r"[≥≤><=约]?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末|前|以前|之前|底前|内)?"
    r"|[≥≤><=约]?\d[\d.,]*[%％人次户个万元天]{0,2}"
)
DIGIT = pattern_of(r"\d")


@rule("PF107", "name-and-value-swapped", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every target whose name is a date or a figure, and whose value is words."""
    for target in targets_in(reading):
        if FIGURE.fullmatch(target.name) and target.written and not DIGIT.search(target.written):
            message = say(
                "三级指标的名称是“{name}”，指标值是“{value}”，两者写反了。"
                "请把要做的事写作名称，把时间或者数值写作指标值。",
                name=target.name,
                value=target.written,
            )
            yield Finding(target.span, message)
