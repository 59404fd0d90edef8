"""同一项目的同一绩效指标，两份文件写的目标值不同。

为什么：绩效目标随预算一并批复，年末按它自评和评价；两个目标值，年末就无从考核。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效目标确定后一般不予调整；项目文本与绩效目标表应当一致。
"""

from collections.abc import Iterable, Iterator

from mingxi.languages import say
from mingxi.projects.card import Card, Target
from mingxi.projects.project_text import Horizon
from mingxi.rules.earlier import Earlier, EarlierProject
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import across_rule

BAD = """柳坝县2024年项目支出绩效目标申报表
项目名称\t古井修缮经费
实施单位\t柳坝县住建局
一级指标\t二级指标\t三级指标\t年度指标值
产出指标\t数量指标\t修缮古井\t≥12口
效益指标\t社会效益指标\t受益人口\t≥800人
=====
柳坝县2024年项目支出绩效目标申报表
项目名称\t古井修缮经费
实施单位\t柳坝县住建局
一级指标\t二级指标\t三级指标\t年度指标值
产出指标\t数量指标\t修缮古井\t≥15口
效益指标\t社会效益指标\t受益人口\t≥800人
"""
GOOD = """柳坝县2024年项目支出绩效目标申报表
项目名称\t古井修缮经费
实施单位\t柳坝县住建局
一级指标\t二级指标\t三级指标\t年度指标值
产出指标\t数量指标\t修缮古井\t≥12口
效益指标\t社会效益指标\t受益人口\t≥800人
=====
柳坝县2024年项目支出绩效目标申报表
项目名称\t古桥修缮经费
实施单位\t柳坝县住建局
一级指标\t二级指标\t三级指标\t年度指标值
产出指标\t数量指标\t修缮古井\t≥15口
效益指标\t社会效益指标\t受益人口\t≥800人
"""


@across_rule("XD107", "target-differs-elsewhere", Severity.WARNING)
def check(card: Card, earlier: Earlier) -> Iterator[Finding]:
    """Report a target that differs from the first one stated elsewhere for its indicator."""
    for project in card.projects:
        stated = _first_stated(earlier.same_project(project.key))
        for target in project.targets:
            source, first = stated.get(target.indicator, ("", target))
            if first.unit == target.unit and first.value != target.value:
                message = say(
                    "“{indicator}”在这里是{here}，在“{source}”的同一项目中是{there}。"
                    "请核对以哪一份为准。",
                    indicator=target.indicator[0],
                    here=target.written,
                    there=first.written,
                    source=source,
                )
                yield Finding(target.span, message)


def _first_stated(
    projects: Iterable[EarlierProject],
) -> dict[tuple[str, Horizon], tuple[str, Target]]:
    """Give the first target stated for each indicator, and the document that states it."""
    stated: dict[tuple[str, Horizon], tuple[str, Target]] = {}
    for source, project in projects:
        for target in project.targets:
            stated.setdefault(target.indicator, (source, target))
    return stated
