"""文件名称外面没有书名号。

为什么：看不出文件名称从哪里开始，“关于印发……的通知”容易被当成叙述。

依据：GB/T 15834-2011《标点符号用法》：文件名称用书名号标示。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "制度措施：柳办通〔2019〕9号 关于印发《柳坝县社区工作者管理办法》的通知。"
GOOD = "制度措施：《关于印发〈柳坝县社区工作者管理办法〉的通知》（柳办通〔2019〕9号）。"


@rule("CI111", "outer-title-marks-missing", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every notice whose own title stands without marks."""
    for cited in reading.citations:
        if "outer-marks-missing" in cited.faults:
            message = say(
                "通知的名称外面缺少书名号。应当写作《关于印发〈文件名称〉的通知》（文号）。"
            )
            yield Finding(cited.span, message)
