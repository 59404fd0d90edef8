"""比率超过了100%。

为什么：满意的人不会比全部的人还多，这样的目标永远完不成。

依据：率类指标的取值在0和100%之间（增长率等除外）；《项目支出绩效评价管理办法》（财预〔2020〕10号）按完成值与指标值之比计分。
"""

import re
from collections.abc import Iterator

from mingxi.languages import say
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
满意度指标	服务对象满意度指标	受益农户满意度	≥105%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	经济效益指标	亩均产值增长率	≥105%
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""

WHOLE = 100
PERCENTS = ("%", "％")
SHARE = re.compile(
    r"满意|(?:合格|及时|准确|覆盖|达标|完好|知晓|优良|通过|验收|普及|出勤|持证|公开)率$"
)
MAY_EXCEED = re.compile(r"增|超|比|毛")


@rule("PF114", "rate-above-hundred", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every share of a whole that is more than the whole."""
    for target in targets_in(reading):
        exceeds = target.number is not None and target.number > WHOLE
        if exceeds and target.indicator.unit in PERCENTS and _is_share(target.name):
            message = say(
                "“{name}”的目标值是{value}，超过了100%。请核对。",
                name=target.name,
                value=target.written,
            )
            yield Finding(target.span, message)


def _is_share(name: str) -> bool:
    return SHARE.search(name) is not None and MAY_EXCEED.search(name) is None
