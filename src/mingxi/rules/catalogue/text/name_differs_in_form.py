"""绩效目标表的项目名称与正文不同。

为什么：两个名称可能是两个项目，表也许是从别处拿来的，目标和资金就对不上。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）附件项目支出绩效目标申报表：项目名称与项目文本一致。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.labelled_cells import beside
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import project_at
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
八、项目实施成效
保洁率达到95%以上。
九、项目绩效目标表
	项目名称
	农村公厕管护经费

	主管部门
	柳坝县水务局
	实施单位
	柳坝县水务局

	一级指标
	二级指标
	三级指标
	指标值

	产出指标
	数量指标
	保洁河道
	12条
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
九、项目绩效目标表
	项目名称
	柳坝县2024年河道保洁经费

	主管部门
	柳坝县水务局
	实施单位
	柳坝县水务局

	一级指标
	二级指标
	三级指标
	指标值

	产出指标
	数量指标
	保洁河道
	12条
"""

LABEL = pattern_of(r"项目名称")
# What a name may be written with or without.
BESIDE_THE_MATTER = pattern_of(
    r"(?:19|20)\d{2}年度?|项目|专项|经费|资金|补助|[^\u4e00-\u9fffA-Za-z0-9]"
)


@rule("TX118", "name-differs-in-form", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every form whose project has another name than the text around it."""
    for table in reading.document.tables:
        project = project_at(reading, table.start)
        if project is None or not project.sections or project.name is None:
            continue
        cell = beside(reading.text, table, LABEL)
        written = reading.text[cell.start : cell.end].strip() if cell else ""
        if cell and written and not _same(written, project.name):
            message = say(
                "表中的项目名称是“{written}”，正文是“{name}”。请核对表是不是这个项目的。",
                written=written,
                name=project.name,
            )
            yield Finding(Span(cell.start, cell.end), message)


def _same(one: str, other: str) -> bool:
    """Tell whether one name holds the other, apart from the year and the words for money."""
    one, other = BESIDE_THE_MATTER.sub("", one), BESIDE_THE_MATTER.sub("", other)
    return one in other or other in one
