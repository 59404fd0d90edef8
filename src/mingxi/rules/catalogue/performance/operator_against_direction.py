"""指标的大于、小于写反了。

为什么：写成“成本≥”，花得越多得分越高；写成“满意度≤”，越不满意得分越高。

依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：正向指标越大越好（≥），反向指标越小越好（≤），方向决定怎样计分。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import Target, targets_in

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≤90%
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

OPPOSITE = {"≥": ("≤", "<"), "≤": ("≥", ">")}
PERCENTS = ("%", "％", "")
COSTS = ("成本指标", "经济成本指标")
MONEY = ("元", "万元", "亿元")
COST = pattern_of(r"成本|造价|总费用|总投入|预算")
THE_MORE = pattern_of(r"(?:满意[度率]|(?<!不)合格率|及时率|准确率|覆盖率|达标率|完好率|知晓率)$")
THE_LESS = pattern_of(
    r"(?:事故(?:起数|次数|数|率|发生率)|投诉(?:率|次数|件数)|差错率|流失率|脱管率|返贫率|漏[报管]率)$"
)
# 事故下降率 is the more the better, 不满意率 the less.
TURNED = pattern_of(r"节约|节省|降低|下降|减少|压减|降幅|不满意|处[理置]|办结|化解|回复|整改")


@rule("PF119", "operator-against-direction", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every target whose operator asks for what nobody can want."""
    for target in targets_in(reading):
        if target.number is None:
            continue
        wanted = _direction(target)
        if wanted is not None and target.indicator.operator in OPPOSITE[wanted]:
            message = say(
                "“{name}”的指标值写作“{value}”，方向反了，应当用“{wanted}”。请核对。",
                name=target.name,
                value=target.written,
                wanted=wanted,
            )
            yield Finding(target.span, message)


def _direction(target: Target) -> str | None:
    """Give the operator that the name of an indicator asks for, or None where it asks for none."""
    if TURNED.search(target.name):
        return None
    if THE_MORE.search(target.name) and target.indicator.unit in PERCENTS:
        return "≥"
    if THE_LESS.search(target.name):
        return "≤"
    is_cost = target.second in COSTS and COST.search(target.name) is not None
    return "≤" if is_cost and target.indicator.unit in MONEY else None
