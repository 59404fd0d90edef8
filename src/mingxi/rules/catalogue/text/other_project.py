"""一个项目的文字留在了另一个项目里。

为什么：成效写的是别的项目，这个项目的目标就没有写，考核也无从下手。

依据：项目文本的通行格式：各项目的内容、计划和成效应当是本项目的。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """项目一
一、项目名称
古树保护经费
二、立项依据
《柳坝县古树保护办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有古树12株，挂牌保护。
五、项目实施内容
古树12株，每株每年1万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
挂牌率达到100%。
项目二
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
保洁率达到95%以上，古树保护挂牌率达到100%。
"""
GOOD = """项目一
一、项目名称
古树保护经费
二、立项依据
《柳坝县古树保护办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有古树12株，挂牌保护。
五、项目实施内容
古树12株，每株每年1万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
挂牌率达到100%。
项目二
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁，沿河配合开展古树保护。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
保洁率达到95%以上，古树保护挂牌率达到100%。
"""

TOWARDS = (SectionKey.PLAN, SectionKey.OUTCOME)
# What stands around the matter in a name.
AROUND = pattern_of(
    r"(?:19|20)\d{2}年度?|^[\u4e00-\u9fff]{2,8}?[省市县区旗乡镇]|(?:专项|补助|补贴|工作|业务|办案|运转|建设|维护|管护|项目|经费|资金).*$"
)
MATTER_LENGTH_MIN = 4
# A text is put together from the ones beside it.
NEIGHBOURS = 10


@rule("TX121", "other-project", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report, once a project, another's matter in a plan or an outcome that speaks of it first."""
    matters = [AROUND.sub("", project.name or "") for project in reading.projects]
    for number, project in enumerate(reading.projects):
        near = matters[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]
        for matter in dict.fromkeys(near):
            place = _strayed(reading.text, project, matter)
            if place is not None:
                message = say(
                    "“{matter}”是另一个项目的内容，本项目前面没有说到。请核对是否抄错。",
                    matter=matter,
                )
                yield Finding(Span(place, place + len(matter)), message)
                break


def _strayed(text: str, project: ProjectText, matter: str) -> int | None:
    """Give where a project's plan or outcome speaks of a matter that nothing before them names."""
    if len(matter) < MATTER_LENGTH_MIN:
        return None
    sections = [section for key in TOWARDS if (section := project.section(key))]
    if not sections:
        return None
    first = min(section.body for section in sections)
    if text.find(matter, project.start, first) >= 0:
        return None
    places = (text.find(matter, section.body, section.end) for section in sections)
    return next((place for place in places if place >= 0), None)
