"""一节文字与本单位另一年度的文本逐字相同。

为什么：整节照抄往年，任务、人数和金额就可能还是往年的；写有往年年份的，几乎可以断定没有更新。

依据：预算法第十八条（预算年度）；项目文本的任务和测算应当是本预算年度的。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.card import Card, LongSection, ProjectCard, unblanked
from mingxi.rules.earlier import Earlier
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import across_rule

BAD = """柳坝县水务局2023年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
五、项目实施内容
聘请保洁员对县城段河道开展日常巡查、打捞和清运，每日不少于两次；汛期加密巡查，及时清除漂浮物和堆积物；每季度组织一次集中整治，清理违规堆放和排污口周边垃圾，保持河道清洁畅通。
六、资金安排情况
2023年县级财政安排12万元。
=====
柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
五、项目实施内容
聘请保洁员对县城段河道开展日常巡查、打捞和清运，每日不少于两次；汛期加密巡查，及时清除漂浮物和堆积物；每季度组织一次集中整治，清理违规堆放和排污口周边垃圾，保持河道清洁畅通。
六、资金安排情况
2024年县级财政安排12万元。
"""
GOOD = BAD.replace("每日不少于两次", "每日不少于三次", 1)


@across_rule("XD105", "section-of-another-year", Severity.INFO)
def check(card: Card, earlier: Earlier) -> Iterator[Finding]:
    """Report a long section that stands word for word in the unit's text of another year.

    It is more than a remark where the section names the earlier of the two years.
    """
    for project in card.projects:
        if project.unit is None or project.year is None:
            continue
        for section in project.sections:
            yield from _copied(project, section, earlier)


def _copied(project: ProjectCard, section: LongSection, earlier: Earlier) -> Iterator[Finding]:
    """Report one section once, whatever the number of its copies."""
    assert project.year is not None
    for source, other, _ in earlier.same_section(section.digest):
        if other.year in (None, project.year) or not _same_unit(project, other):
            continue
        message = say(
            "这一节与“{source}”中{year}年的文本逐字相同。请核对任务、数量和金额是否已按年度更新。",
            source=source,
            year=other.year,
        )
        stale = min(project.year, other.year) in section.years
        yield Finding(section.span, message, severity=Severity.WARNING if stale else None)
        return


def _same_unit(project: ProjectCard, other: ProjectCard) -> bool:
    return unblanked(project.unit or "") == unblanked(other.unit or "")
