"""没有写立项依据。

为什么：没有依据的项目不能入库，也就不能安排预算。

依据：预算法实施条例第四十一条（项目库与入库评审）；国发〔2021〕5号（未入库项目一律不得安排预算）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import paragraph_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
三、项目实施单位
柳坝县水务局
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""


# A form may give the basis in a cell of its table.
BASIS_WORD = pattern_of(r"(?:立项|政策|设立|项目|实施)依据")


@rule("CI112", "basis-missing", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every project without a basis section, or with an empty one; a bare form has none."""
    for project in reading.projects:
        if {section.key for section in project.sections} <= {SectionKey.TARGETS}:
            continue
        section = project.section(SectionKey.BASIS)
        if section is None and not BASIS_WORD.search(reading.text, project.start, project.end):
            message = say("没有“立项依据”这一段。请补写法律、文件或者会议依据。")
            yield Finding(_first_line(reading, project), message)
        elif section is not None and not reading.text[section.body : section.end].strip():
            message = say("“立项依据”下面没有内容。请补写法律、文件或者会议依据。")
            yield Finding(paragraph_at(reading.text, section.start), message)


def _first_line(reading: Reading, project: ProjectText) -> Span:
    """Give the line that opens a project, where a reader would look for what is missing."""
    return paragraph_at(reading.text, project.start)
