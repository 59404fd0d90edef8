"""立项依据没有引用任何文件。

为什么：只写职责和意义不是依据，审核的人无从判断该不该由财政出钱。

依据：预算法实施条例第四十一条（项目库与入库评审）；立项依据应当列明法律、文件或者会议决定。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.policy_basis import bases
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import first_line
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
河道保洁是改善水环境的重要工作，为确保全年各项任务有序推进，特设立本项目。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
根据《柳坝县河道保洁办法》（柳政办发〔2018〕9号），特设立本项目。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""


@rule("CI113", "basis-cites-nothing", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every basis that is written but names no document, meeting or decision."""
    for project, basis in bases(reading):
        section = project.section(SectionKey.BASIS)
        if section is None or basis:
            continue
        if reading.text[section.body : section.end].strip():
            message = say("立项依据没有引用任何法律、文件或者会议决定。请写明文件名称和文号。")
            yield Finding(first_line(reading.text, section), message)
