"""满意度指标没有写明是谁满意。

为什么：不写对象，问卷发给谁、发多少份就可以随意挑选。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）附件的指标框架（服务对象或者项目受益人满意度）；《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）。应当写明对象。
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
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	满意度	≥90%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""

NOBODY = pattern_of(r"(?:服务|总体|综合|服务对象)?满意[度率](?:指标)?")


@rule("PF117", "satisfaction-without-object", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every satisfaction that names nobody who is satisfied."""
    for target in targets_in(reading):
        if NOBODY.fullmatch(target.name):
            message = say(
                "满意度指标“{name}”没有写明是谁满意。请写明对象，如“参训人员满意度”。",
                name=target.name,
            )
            yield Finding(target.span, message)
