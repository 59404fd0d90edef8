"""项目文本缺少应有的一段。

为什么：八段各答一个问题，少一段，审核的人就要退回来问。

依据：项目文本的通行格式：项目名称、立项依据、项目实施单位、项目基本概况、项目实施内容、资金安排情况、项目实施计划、项目实施成效，依次各一段。
"""

import re
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.headings import CANONICAL_TITLES
from mingxi.projects.project_text import ProjectText, Section, SectionKey
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
2024年6月、12月各支付6万元。
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
2024年6月、12月各支付6万元。
八、项目实施成效
保洁率达到95%以上。
"""

# What a heading of other words for the same section is made of (七、绩效分析).
OTHER_WORDS = {
    SectionKey.UNIT: r"单位|主体|部门",
    SectionKey.OVERVIEW: r"概况|情况|背景|简介|现状|必要性",
    SectionKey.CONTENT: r"内容|任务|措施|方案|范围|规模",
    SectionKey.FUNDING: r"资金|经费|预算|投资|概算",
    SectionKey.PLAN: r"计划|进度|步骤|安排|时间|期限",
    SectionKey.OUTCOME: r"成效|效益|效果|目标|绩效|产出",
}
HEADING = {
    key: pattern_of(
        rf"^[（(【]?[一二三四五六七八九十\d]{{0,3}}[）)]?[、.．]?[ \u3000]{{0,4}}"
        rf"[^\s，。；：:、]{{0,10}}(?:{words})[^\s，。；：:、]{{0,8}}[】]?\s{{0,4}}(?:[：:]|$)",
        re.MULTILINE,
    )
    for key, words in OTHER_WORDS.items()
}
# Without these two a reviewer has nothing to compute; the others can be asked for.
GRAVE = frozenset({SectionKey.CONTENT, SectionKey.FUNDING})


@rule("TX101", "section-missing", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every section but the basis that a project has under no heading of its own.

    A missing basis is a finding about citations; the target form may be published by itself.
    """
    for project in reading.projects:
        if project.section(SectionKey.NAME) is None:
            continue
        for key in HEADING:
            if project.section(key) is None and not _under_other_words(reading.text, project, key):
                message = say(
                    "没有“{title}”这一段。请补写，没有内容的也要说明。", title=CANONICAL_TITLES[key]
                )
                severity = Severity.WARNING if key in GRAVE else Severity.INFO
                yield Finding(_place(project, key), message, severity=severity)


def _under_other_words(text: str, project: ProjectText, key: SectionKey) -> bool:
    """Tell whether a heading that is none of the nine may stand for the section."""
    titled = {section.start for section in project.sections}
    bodies = {section.body for section in project.sections if section.key is SectionKey.NAME}
    matches = HEADING[key].finditer(text, project.start, project.end)
    return any(match.start() not in titled | bodies for match in matches)


def _place(project: ProjectText, key: SectionKey) -> Span:
    """Give the heading before which the section belongs, at the end the last one."""
    order = list(SectionKey)
    after = [s for s in project.sections if order.index(s.key) > order.index(key)]
    if after:
        return _heading(min(after, key=lambda section: order.index(section.key)))
    return _heading(max(project.sections, key=lambda section: order.index(section.key)))


def _heading(section: Section) -> Span:
    return Span(section.start, section.start + len(section.title))
