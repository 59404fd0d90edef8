"""项目成效一个可衡量的数都没有。

为什么：成效全是“加强”“提升”，年底没有办法判断钱花得值不值。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效目标应当指向明确、细化量化、合理可行）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import first_line
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
灌溉渠道管护
二、立项依据
《柳坝县灌区管理办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排36万元。
八、项目实施成效
灌溉条件进一步改善，农户灌溉用水更有保障。
"""
GOOD = """一、项目名称
灌溉渠道管护
二、立项依据
《柳坝县灌区管理办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排36万元。
八、项目实施成效
灌溉条件进一步改善，600户农户灌溉用水更有保障。
"""

# Figures, numerals that count something, and what is as good as a figure.
MEASURE = pattern_of(
    r"[\d０-９]|百分之|[一二三四五六七八九十百千万两]+[个次人户名期场公亩项座条所家台批件处]"
    r"|零(?:事故|发生|投诉|上访|容忍)|全覆盖|日产日清|应[\u4e00-\u9fff]尽[\u4e00-\u9fff]|无[\u4e00-\u9fff]{0,6}事故"
)


@rule("PF126", "outcome-without-figure", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every section of outcomes without a measure, where no table has the targets."""
    for project in reading.projects:
        outcome = project.section(SectionKey.OUTCOME)
        if outcome is None or project.indicators:
            continue
        told = reading.text[outcome.body : outcome.end].strip()
        if told and not MEASURE.search(told):
            message = say("项目实施成效没有一个可以衡量的数。请至少写明一项数量或者比率。")
            yield Finding(first_line(reading.text, outcome), message)
