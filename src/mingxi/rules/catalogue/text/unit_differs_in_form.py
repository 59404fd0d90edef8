"""绩效目标表的实施单位与正文不同。

为什么：由谁花钱、谁对目标负责，表里和正文里只能有一个说法。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）附件项目支出绩效目标申报表：实施单位与项目文本一致。
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
	河道保洁经费

	主管部门
	柳坝县水务局
	实施单位
	柳坝县城市管理局

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
	河道保洁经费

	主管部门
	柳坝县水务局
	实施单位
	栎阳市柳坝县水务局

	一级指标
	二级指标
	三级指标
	指标值

	产出指标
	数量指标
	保洁河道
	12条
"""

LABEL = pattern_of(r"(?:项目)?实施单位(?:名称)?")
BLANKS = pattern_of(r"\s+")


@rule("TX119", "unit-differs-in-form", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every form that another unit carries out than the text around it says."""
    for table in reading.document.tables:
        project = project_at(reading, table.start)
        if project is None or not project.sections or project.unit is None:
            continue
        cell = beside(reading.text, table, LABEL)
        written = BLANKS.sub("", reading.text[cell.start : cell.end]) if cell else ""
        unit = BLANKS.sub("", project.unit)
        if cell and written and written not in unit and unit not in written:
            message = say(
                "表中的实施单位是“{written}”，正文是“{unit}”。请统一单位名称。",
                written=written,
                unit=unit,
            )
            yield Finding(Span(cell.start, cell.end), message)
