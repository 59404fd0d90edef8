"""项目名称过于笼统。

为什么：只写“工作经费”，看不出钱用来做什么，同一单位的几个项目也分不开。

依据：项目名称由事项加“经费”“补助”或者“项目”组成；预算法实施条例第四十一条（项目库与入库评审）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import first_line
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县水务局2024年预算项目文本
一、项目名称
2024年工作经费
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
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
2024年河长制工作经费
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

# What is left of a name once the year and the unit are taken away, and says nothing.
EMPTY = pattern_of(
    r"(?:本级|其他|日常|专项|业务|工作|办公|运转|运行|综合|一般|部门|单位|机关|正常|公用|有关|相关|重点|年度){0,4}"
    r"(?:经费|资金|项目|支出|补助|费用|预算|公用){1,3}"
)
YEAR = pattern_of(r"(?:19|20)\d{2}年度?")


@rule("TX117", "name-too-general", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every name of a project that names no matter."""
    for project in reading.projects:
        section = project.section(SectionKey.NAME)
        if section is None or project.name is None:
            continue
        matter = YEAR.sub("", project.name).replace(project.unit or "\n", "")
        if EMPTY.fullmatch(matter.strip()):
            message = say(
                "项目名称“{name}”没有写明事项。请写成事项加“经费”或者“补助”。", name=project.name
            )
            yield Finding(first_line(reading.text, section), message)
