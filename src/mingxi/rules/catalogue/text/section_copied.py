"""一段照抄了另一段。

为什么：概况照抄依据、成效照抄概况，等于这一段没有写，审核的人看不到对象、数量和预期结果。

依据：项目文本的通行格式：各段内容不逐字重复；预期成效应当可以衡量。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.copied_parts import copied_parts_in
from mingxi.projects.reading import Reading
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
保持河道整洁，做好河面清漂、河岸清扫和垃圾转运，是改善全县水环境、保障群众饮水安全的重要举措。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
保持河道整洁，做好河面清漂、河岸清扫和垃圾转运，是改善全县水环境、保障群众饮水安全的重要举措。
"""
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
保持河道整洁，做好河面清漂、河岸清扫和垃圾转运，是改善全县水环境、保障群众饮水安全的重要举措。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
保持河道整洁，全年河面保洁率达到95%以上，垃圾当日转运，群众满意度达到90%以上。
"""


@rule("TX107", "section-copied", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every section three quarters of which stand word for word in an earlier one.

    In a document without project texts the sections are its parts (一、二、).
    """
    for repetitions in reading.repetitions:
        for copied in repetitions.sections:
            message = say(
                "“{title}”与“{source}”逐字相同。请写这一段应当写的内容。",
                title=copied.section.title,
                source=copied.source.title,
            )
            yield Finding(copied.span, message)
    for part in copied_parts_in(reading):
        message = say(
            "“{title}”与“{source}”逐字相同。请写这一段应当写的内容。",
            title=part.title,
            source=part.source,
        )
        yield Finding(part.span, message)
