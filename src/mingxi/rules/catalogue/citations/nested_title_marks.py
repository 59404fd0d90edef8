"""书名号里面的书名号位置或者形式不对。

为什么：内外层不分，看不出印发的是哪一份文件。

依据：GB/T 15834-2011《标点符号用法》：书名号中还需使用书名号时，里面一层用单书名号〈〉。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Citation
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "根据《<关于印发柳坝县河道保洁办法>的通知》（柳政办发〔2018〕9号）设立本项目。"
GOOD = "根据《关于印发〈柳坝县河道保洁办法〉的通知》（柳政办发〔2018〕9号）设立本项目。"


@rule("CI109", "nested-title-marks", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every misplaced inner mark, and once the habit of other inner marks than 〈〉."""
    layered: list[Citation] = []
    for cited in reading.citations:
        if "nested-broken" in cited.faults:
            message = say(
                "内层书名号的位置不对或者不成对。应当写作《关于印发〈文件名称〉的通知》。"
            )
            yield Finding(cited.title_span or cited.span, message)
        elif "nested-marks" in cited.faults:
            layered.append(cited)
    if layered:
        message = say(
            "书名号里面再用书名号时，里面一层用单书名号〈〉；本文有{count}处不是这样写的。",
            count=len(layered),
        )
        yield Finding(layered[0].title_span or layered[0].span, message)
