"""面向公众的项目没有满意度指标。

为什么：钱是花给服务对象的，他们满意不满意却不考核。

依据：《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）：面向公众或者特定对象的项目必须设满意度指标，工程基建和购置类项目可以不设。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import target_tables

BAD = """项目支出绩效目标申报表
项目名称	高龄老人生活补贴	实施单位	柳坝县民政局
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
"""
GOOD = """项目支出绩效目标申报表
项目名称	办公楼屋面修缮	实施单位	柳坝县机关事务服务中心
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
"""

SATISFACTION = "服务对象满意度指标"
SERVES = pattern_of(r"补助|补贴|救助|抚恤|慰问|养老|奖补|资助|免费开放|优待|助学|津贴|帮扶")
BUYS = pattern_of(r"工程|建设|修缮|购置|采购|改造|设备")


@rule("PF106", "satisfaction-missing", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every table without satisfaction whose project's name tells whom it serves."""
    for table in target_tables(reading):
        name = table.project.name or ""
        asked = any(target.second == SATISFACTION for target in table.targets)
        if table.is_understood and not asked and SERVES.search(name) and not BUYS.search(name):
            message = say("项目直接面向服务对象，绩效目标表没有满意度指标。请补上对象和目标值。")
            yield Finding(table.place, message)
