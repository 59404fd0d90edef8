"""资金安排里没有写项目总额。

为什么：批复的是总额，只列分项，要由审核的人代为相加，加出来的数没有人负责。

依据：资金安排应当写明总额、来源级次、测算过程和支出明细。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import first_line
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县财政负担：清漂员5人共需经费9.6万元。船只1艘共需经费3.1万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县财政安排12.7万元，其中清漂员5人共需经费9.6万元，船只1艘共需经费3.1万元。
七、项目实施计划
2024年6月底前支付。
"""


@rule("BU103", "funding-without-total", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every funding section that arranges no amount for the whole project."""
    for project in reading.projects:
        funding = project.section(SectionKey.FUNDING)
        if funding is not None and project.arranged is None:
            message = say("资金安排没有写明项目总额。请写明共安排多少资金。")
            yield Finding(first_line(reading.text, funding), message)
