"""时效指标没有写时间。

为什么：“及时”“全部完成”没有期限，什么时候做完都算按时。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）附件的指标框架（时效指标反映产出的及时程度）；时效指标应当写明日期、期限或者及时率。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.regulations.indicators import is_timeless
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import targets_in

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	渠道清淤	按时完成
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	渠道清淤	4月底前完成
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""

DATED = pattern_of(r"\d|[一二三四五六七八九十]月")


@rule("PF111", "time-not-stated", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every target of time whose name and value both say no time."""
    for target in targets_in(reading):
        silent = target.number is None and is_timeless(target.written)
        if silent and target.second == "时效指标" and not DATED.search(target.name):
            message = say(
                "时效指标“{name}”的指标值“{value}”没有写时间。请写明完成的日期或者期限。",
                name=target.name,
                value=target.written,
            )
            yield Finding(target.span, message)
