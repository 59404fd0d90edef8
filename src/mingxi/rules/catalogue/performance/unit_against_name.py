"""指标值的单位与指标名称不符。

为什么：率写成人数、人数写成百分比，年底填什么都对不上。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效指标应当细化、量化）；指标值由运算符、数和单位组成，单位应当是名称所说的那一种。
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
产出指标	质量指标	渠道完好率	≥95公里
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
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

PERCENTS = ("%", "％", "‰")
RATE = pattern_of(
    r"(?:合格|及时|准确|覆盖|达标|完好|知晓|优良|完成|满意|通过|入学|就业|发放|拨付)率$|满意度$"
)
COUNTED = pattern_of(r"人次?|户|个|次|名|公里|千米|米|亩|平方米|元|万元|件|台|套|辆|场|期|天")
COUNT = pattern_of(r"(人|户|场|期|台|册)[次]?数$")


@rule("PF120", "unit-against-name", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every rate in persons or metres, and every count in percent."""
    for target in targets_in(reading):
        unit = target.indicator.unit
        if target.number is None or not unit:
            continue
        in_percent = unit in PERCENTS
        if RATE.search(target.name) and COUNTED.fullmatch(unit):
            expected = "%"
        elif COUNT.search(target.name) and in_percent:
            expected = COUNT.findall(target.name)[-1]
        else:
            continue
        message = say(
            "“{name}”的指标值写作“{value}”，单位“{unit}”与名称不符，应当是“{expected}”之类。请核对。",
            name=target.name,
            value=target.written,
            unit=unit,
            expected=expected,
        )
        yield Finding(target.span, message)
