"""成效中列了指标名称，没有写指标值。

为什么：只有名称没有数，年底拿什么都能说完成了。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效指标应当细化、量化，有名称和指标值）。
"""

from collections.abc import Iterator
from itertools import pairwise

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import Section, SectionKey
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
灌溉渠道管护
二、立项依据
《柳坝县灌区管理办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排36万元。
八、项目实施成效
数量指标：管护渠道长度、清淤次数；满意度指标：受益农户满意度达到90%。
"""
GOOD = """一、项目名称
灌溉渠道管护
二、立项依据
《柳坝县灌区管理办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排36万元。
八、项目实施成效
数量指标：管护渠道12公里、清淤4次；满意度指标：受益农户满意度达到90%。
"""

KIND = pattern_of(
    r"(?:数量|质量|时效|成本|(?:经济|社会|生态)效益|可持续影响|(?:服务对象)?满意度)指标(?P<told>[:：]?)"
)
MEASURE = pattern_of(
    r"\d|百分之|[一二三四五六七八九十百]+[次个人户名期场公亩项月日]|零|全部|优良中|定性"
)
STOPS = "。；;\n"
NAMES_MIN = 4


@rule("PF125", "indicators-without-values", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every kind of indicators that the outcomes list by name alone, without a table."""
    for project in reading.projects:
        outcome = project.section(SectionKey.OUTCOME)
        if outcome is not None and not project.indicators:
            for span in _listed(reading.text, outcome):
                if not MEASURE.search(reading.text, *span):
                    message = say(
                        "“{listed}”只列了指标名称，没有写指标值。请写明数值。",
                        listed=reading.text[span.start : span.end],
                    )
                    yield Finding(span, message)


def _listed(text: str, outcome: Section) -> Iterator[Span]:
    """Give each kind of indicators with the names that follow its colon."""
    kinds = [*KIND.finditer(text, outcome.body, outcome.end), None]
    for kind, following in pairwise(kinds):
        assert kind is not None
        limit = outcome.end if following is None else following.start()
        stops = (text.find(stop, kind.end(), limit) for stop in STOPS)
        end = min((stop for stop in stops if stop >= 0), default=limit)
        if kind["told"] and end - kind.end() >= NAMES_MIN:
            yield Span(kind.start(), end)
