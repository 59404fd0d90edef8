"""只有标题，下面没有内容。

为什么：空着的一段等于没有回答，公开以后也改不回来。

依据：项目文本的通行格式：每段都应写明内容，没有的也要说明“无”及其原因。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
八、项目实施成效
保洁率达到95%以上。
"""
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
于2024年12月一次支付。
八、项目实施成效
保洁率达到95%以上。
"""

# A form may be published beside the text, and a basis that is empty is a finding of its own.
OTHERS = frozenset({SectionKey.BASIS, SectionKey.TARGETS})
NOTHING = pattern_of(r"\s{0,20}(?:略|同上|无|空|[/／—－-]{1,4})?[。.]?\s{0,20}")
LENGTH_MAX = 60


@rule("TX106", "section-empty", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every section that holds nothing, or nothing but 略 or a dash."""
    for project in reading.projects:
        for section in project.sections:
            if section.key in OTHERS:
                continue
            body = reading.text[section.body : section.end].strip()
            if len(body) <= LENGTH_MAX and NOTHING.fullmatch(body):
                message = say("“{title}”下面没有内容。请补写。", title=section.title)
                yield Finding(Span(section.start, section.start + len(section.title)), message)
