"""指标值无法衡量。

为什么：“显著提升”“较高”没有标准，自评时怎么打分都说得过去。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效指标应当细化、量化）；《项目支出绩效评价管理办法》（财预〔2020〕10号）定性指标分档计分，用这样的词就要写明分档标准。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.regulations.indicators import is_vague, states_grades
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import Target, TargetTable, target_tables

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	灌溉保障水平	显著提升
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	灌溉保障率	≥90%
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""

GRADING = pattern_of(r"评[分价]标准|评分细则|计分标准|赋分|分档")
AROUND = 200


@rule("PF110", "target-not-measurable", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every target of mere words, unless the table grades what is qualitative."""
    for table in target_tables(reading):
        unmeasurable = [target for target in table.once if _is_unmeasurable(target)]
        if unmeasurable and not _is_graded(reading.text, table):
            for target in unmeasurable:
                message = say(
                    "“{name}”的指标值“{value}”无法衡量。请改为数值，或者写明分档标准（如优、良、中、差各指什么）。",
                    name=target.name,
                    value=target.written,
                )
                yield Finding(target.span, message)


def _is_unmeasurable(target: Target) -> bool:
    # What a target of time may say is asked by the rule for time.
    return target.second != "时效指标" and is_vague(target.written)


def _is_graded(text: str, table: TargetTable) -> bool:
    """Tell whether the table, its heading or the note under it says how words are graded."""
    first, last = table.targets[0].span, table.targets[-1].span
    around = text[max(0, first.start - AROUND) : last.end + AROUND]
    return GRADING.search(around) is not None or states_grades(around)
