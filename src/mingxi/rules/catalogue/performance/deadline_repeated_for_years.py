"""中期的时效指标照抄了年度的期限。

为什么：中期的数量是几年累计的，期限却是当年的，几年的任务不可能在当年做完。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）附件目标表：中期目标管项目期或者三年，年度目标管一个预算年度。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import TargetTable, target_tables

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	中期指标值	年度指标值
产出指标	数量指标	清淤渠道长度	36公里	12公里
产出指标	质量指标	渠道完好率	≥95%	≥95%
产出指标	时效指标	清淤完成时间	2025年4月底前	2025年4月底前
效益指标	社会效益指标	受益农户	≥600户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	≥90%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	中期指标值	年度指标值
产出指标	数量指标	清淤渠道长度	36公里	12公里
产出指标	质量指标	渠道完好率	≥95%	≥95%
产出指标	时效指标	清淤完成时间	2027年4月底前	2025年4月底前
效益指标	社会效益指标	受益农户	≥600户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	≥90%
"""

DATE = pattern_of(r"(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末)?前?")


@rule("PF113", "deadline-repeated-for-years", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report dates that both terms share, where the medium term has more than the year."""
    for table in target_tables(reading):
        if not _covers_years(table):
            continue
        for medium, year in table.beside_each_other:
            if medium.second == "时效指标" and medium.written == year.written:
                date = DATE.search(f"{medium.name}{medium.written}")
                if date is not None:
                    message = say(
                        "中期目标覆盖几年，时效指标仍是年度的“{date}”。请写中期的期限。",
                        date=date[0],
                    )
                    yield Finding(medium.span, message)


def _covers_years(table: TargetTable) -> bool:
    """Tell whether some quantity is more in the medium term than in the year."""
    return any(
        medium.second == "数量指标"
        and medium.number is not None
        and year.number is not None
        and medium.number > year.number
        for medium, year in table.beside_each_other
    )
