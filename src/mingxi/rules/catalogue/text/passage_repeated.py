"""同样的话说了两遍。

为什么：重复的人数和金额改了一处、漏了一处，就会前后矛盾。

依据：项目文本的通行格式：各段内容不逐字重复。
"""

from collections.abc import Iterator

from mingxi.languages import say
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
全县有河道12条，实行常年保洁。
五、项目实施内容
按照每条河道每年两次清淤一次清障的标准给予管护补助，共需12万元。经费安排如下，按照每条河道每年两次清淤一次清障的标准给予管护补助，合计12万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
保洁率达到95%以上。
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
按照每条河道每年两次清淤一次清障的标准给予管护补助，共需12万元。清漂船按照每艘每年6万元的标准给予运行补助，计12万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
保洁率达到95%以上。
"""


@rule("TX108", "passage-repeated", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every long sentence of a project, and every long clause of a section, said again."""
    for repetitions in reading.repetitions:
        for passage in repetitions.passages:
            message = say(
                "这句话前面已经写过：“{words}”。请删去一处，以免数字改一处漏一处。",
                words=reading.text[passage.first.start : passage.first.end].strip(),
            )
            yield Finding(passage.again, message)
