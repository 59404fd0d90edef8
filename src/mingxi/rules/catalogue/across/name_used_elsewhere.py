"""同一单位同一年度，另一份文件已有同名项目。

为什么：同名的两份文本可能是重复申报，也可能是新旧两稿；不分清就会重复安排资金，或者批错版本。

依据：国发〔2021〕5号（项目库管理）；同一单位同一年度的项目名称不重复。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.card import Card, ProjectCard
from mingxi.rules.earlier import Earlier
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import across_rule

BAD = """柳坝县文化馆2024年预算项目文本
一、项目名称
戏曲进校园经费
二、立项依据
《柳坝县戏曲传承办法》（柳政办发〔2020〕11号）。
三、项目实施单位
柳坝县文化馆
五、项目实施内容
在6所小学演出18场。
=====
柳坝县文化馆2024年预算项目文本
一、项目名称
戏曲进校园经费
二、立项依据
《柳坝县戏曲传承办法》（柳政办发〔2020〕11号）。
三、项目实施单位
柳坝县文化馆
五、项目实施内容
在4所中学演出12场。
"""
GOOD = """柳坝县文化馆2024年预算项目文本
一、项目名称
戏曲进校园经费
二、立项依据
《柳坝县戏曲传承办法》（柳政办发〔2020〕11号）。
三、项目实施单位
柳坝县文化馆
五、项目实施内容
在6所小学演出18场。
=====
柳坝县文化馆2024年预算项目文本
一、项目名称
戏曲进社区经费
二、立项依据
《柳坝县戏曲传承办法》（柳政办发〔2020〕11号）。
三、项目实施单位
柳坝县文化馆
五、项目实施内容
在4个社区演出12场。
"""


@across_rule("XD102", "name-used-elsewhere", Severity.INFO)
def check(card: Card, earlier: Earlier) -> Iterator[Finding]:
    """Report the name of a project text that an earlier one of the same unit and year bears.

    A target form that stands alone belongs to the text of its name, and two amounts are a question
    of their own.
    """
    for project in card.projects:
        for source, other in earlier.same_project(project.key):
            if project.is_text and other.is_text and not _amounts_differ(project, other):
                message = say(
                    "“{source}”中已有同一单位同一年度的“{name}”。"
                    "请确认不是重复申报；如是新旧两稿，请只留一份。",
                    source=source,
                    name=project.name or "",
                )
                yield Finding(project.span, message)
                break


def _amounts_differ(project: ProjectCard, other: ProjectCard) -> bool:
    return None not in (project.arranged, other.arranged) and project.arranged != other.arranged
