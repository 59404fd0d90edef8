"""报告的是今年的执行结果，写的是往年的年末。

为什么：往年年末的支出和执行率不是今年的结果，多半是照抄上年的报告没有改。

依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评以预算年度的资金执行和目标完成情况为内容；预算法第十八条（预算年度）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.document_kinds import DocumentKind, kind_of
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at, year_at
from mingxi.prose.marks import DateKind, DateMark
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县水务局2023年度河道保洁经费绩效自评报告
2023年预算86万元。截至2022年12月31日，实际支出84万元，预算执行率97.67%。
"""
GOOD = """柳坝县水务局2023年度河道保洁经费绩效自评报告
2023年预算86万元。截至2023年12月31日，实际支出84万元，预算执行率97.67%。
"""

AS_OF = pattern_of(r"截[至止]\s?$")
RESULT = pattern_of(r"实际支出|支出|支付|执行率|到位|拨付|完成|使用|结余")
# What an earlier year left, or what has grown over the years.
OF_THAT_YEAR = pattern_of(r"上年|上一年|去年|历年|累计|以来|结转|往年|前[一两三]年|期初|年初")


@rule("DA111", "results-of-another-year", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report, in a report on one year, every result as of the end of an earlier one."""
    if kind_of(reading) is not DocumentKind.REPORT:
        return
    for mark in reading.dates:
        year = year_at(reading, mark.start) if _is_end_of_year(reading, mark) else None
        if year is not None and int((mark.last or "")[:4]) < year and _tells(reading, mark):
            message = say(
                "报告的是{year}年的结果，这里写的是“{written}”。请核对年份。",
                year=str(year),
                written=mark.text,
            )
            yield Finding(mark.span, message)


def _is_end_of_year(reading: Reading, mark: DateMark) -> bool:
    """Tell whether a date is 截至 the last day of a year that is written."""
    known = mark.kind is not DateKind.PERIOD and mark.year_written and mark.last is not None
    before = reading.text[max(0, mark.start - 4) : mark.start]
    return known and (mark.last or "")[4:] == "-12-31" and AS_OF.search(before) is not None


def _tells(reading: Reading, mark: DateMark) -> bool:
    """Tell whether the words behind the date are a result, and of no other year by their words."""
    end = sentence_at(reading.text, mark.start).end
    behind = reading.text[mark.end : end]
    named = f"{(mark.last or '')[:4]}年" in behind
    return bool(RESULT.search(behind)) and not named and not OF_THAT_YEAR.search(behind)
