"""书名号不成对。

为什么：少了一半书名号，就看不出文件名称到哪里为止。

依据：GB/T 15834-2011《标点符号用法》：书名号成对使用。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "根据《柳坝县河道保洁办法（柳政办发〔2018〕9号）设立本项目。"
GOOD = "根据《柳坝县河道保洁办法》（柳政办发〔2018〕9号）设立本项目。"


@rule("CI108", "title-marks-unpaired", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every title that lacks its opening or its closing mark."""
    for cited in reading.citations:
        if "title-unclosed" in cited.faults:
            yield Finding(cited.span, say("文件名称缺少后书名号“》”。请补上。"))
        if "title-unopened" in cited.faults:
            yield Finding(cited.span, say("文件名称缺少前书名号“《”。请补上。"))
