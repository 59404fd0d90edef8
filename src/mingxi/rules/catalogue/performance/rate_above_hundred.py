"""比率超过了100%。

为什么：满意的人不会比全部的人还多，这样的目标永远完不成。

依据：率类指标的取值在0和100%之间（增长率等除外）；《项目支出绩效评价管理办法》（财预〔2020〕10号）按完成值与指标值之比计分。
"""

from bisect import bisect_right
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.prose.marks import PERCENT, Figure
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
# Shares beyond doubt; any other rate is doubted only.
SHARE = pattern_of(
    r"满意[度率]?$|(?:合格|及时|准确|覆盖|达标|完好|知晓|优良|通过|验收|普及|出勤|持证|公开|有效|处置|处理"
    r"|办结|成活|存活|治愈|发放|兑现|正确|规范)率$"
)
RATE = pattern_of(r"率$|满意度$|占比$|比例$")
# What is measured against a plan, a year or a capacity, and what is no share at all.
MAY_EXCEED = pattern_of(
    r"增|超|同比|环比|比率|比值|配比|产出|毛|完成|执行|实现|回报|收益|利润|周转|产销|使用|利用|负荷|负债|杠杆|拨备|容积|复种"
    r"|保值|自给|参保|到位|保障|达产|入住|上座|提升|提高|上升|下降|降低|减少|节约|变动|波动|偏差|贡献|流动|倍"
    r"|[汇利费税频功速](?=率)|(?<!有)效率|分辨率|密度"
)
# What may stand between the name of a rate and its figure: 合格率要达到103%, not 合格率提高103%.
NAMED_BEFORE = pattern_of(
    r"(?P<name>[\u4e00-\u9fff（）()]{1,24}?(?:率|满意度|占比|比例))(?:分别|均|都|要|应|须|当|需|必须|力争|确保|保持|稳定|维持|继续|全部)*+"
    r"(?:提[高升](?=[到至])|上升(?=[到至]))?"
    r"(?:达到?|不低于|不少于|不小于|大于|高于|超过|为|是|在|[到至]|[≥＞>=＝：:])+约?$"
)
REACH = 40


@rule("PF114", "rate-above-hundred", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every share of a whole that is more than the whole, in tables and in the prose."""
    told: list[Span] = []
    for target in targets_in(reading):
        told.append(target.span)
        exceeds = target.number is not None and target.number > WHOLE
        if exceeds and target.indicator.unit in PERCENTS and target.indicator.operator not in "≤<":
            severity = _severity(target.name)
            if severity is not None:
                yield _finding(target.span, target.name, target.written, severity)
    told.sort()
    for figure in reading.figures:
        if figure.unit == PERCENT and figure.value > WHOLE and not _lies_in(told, figure):
            named = NAMED_BEFORE.search(reading.text, max(0, figure.start - REACH), figure.start)
            if named and _severity(named["name"]) is not None:
                span = Span(named.start("name"), figure.end)
                yield _finding(span, named["name"], figure.text, Severity.WARNING)


def _finding(span: Span, name: str, value: str, severity: Severity) -> Finding:
    message = say("“{name}”的目标值是{value}，超过了100%。请核对。", name=name, value=value)
    return Finding(span, message, severity=severity)


def _severity(name: str) -> Severity | None:
    """Tell how surely a rate cannot be more than 100 %, None where it can."""
    if RATE.search(name) is None or MAY_EXCEED.search(name):
        return None
    return Severity.ERROR if SHARE.search(name) else Severity.WARNING


def _lies_in(spans: list[Span], figure: Figure) -> bool:
    before = bisect_right(spans, figure.start, key=lambda span: span.start) - 1
    return before >= 0 and figure.start < spans[before].end
