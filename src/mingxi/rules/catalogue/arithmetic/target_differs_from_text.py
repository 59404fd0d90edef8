"""绩效目标表的数与正文的数不同。

为什么：正文按一个数要钱，目标表按另一个数考核，年底自评就对不上。

依据：预算法第三十二条（编制预算应当按照绩效目标管理的要求）；财预〔2015〕88号附件的目标表与正文说的是同一个项目。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.projects.target_figures import contradicted_targets
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
乡村道路养护经费
二、立项依据
《柳坝县乡村道路养护办法》（柳政办发〔2018〕9号）。
五、项目实施内容
配备洒水车14辆，每辆每年2万元，共28万元。
六、资金安排情况
县级财政安排28万元。
七、项目实施计划
按季度拨付。
九、项目绩效目标表
	一级指标	二级指标	三级指标	指标值
	产出指标	数量指标	配备洒水车数量	=12辆
	满意度指标	服务对象满意度指标	群众满意度	≥90%
"""
GOOD = """一、项目名称
乡村道路养护经费
二、立项依据
《柳坝县乡村道路养护办法》（柳政办发〔2018〕9号）。
五、项目实施内容
配备洒水车14辆，每辆每年2万元，共28万元。
六、资金安排情况
县级财政安排28万元。
七、项目实施计划
按季度拨付。
九、项目绩效目标表
	一级指标	二级指标	三级指标	指标值
	产出指标	数量指标	配备洒水车数量	=14辆
	满意度指标	服务对象满意度指标	群众满意度	≥90%
"""


@rule("AR117", "target-differs-from-text", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every annual target in figures that the text states otherwise for the same thing."""
    for project in reading.projects:
        for target in contradicted_targets(reading, project):
            message = say(
                "指标“{name}”的目标值是{target}，正文写的是“{stated}”。请统一两处的数。",
                name=target.indicator.level3,
                target=target.written,
                stated=target.figure.text,
            )
            yield Finding(target.indicator.span, message)
