"""期限早于文件自己的成文日期。

为什么：文件发出时期限已经过了，谁也做不到；这样的期限多半是照抄了上一次的文件。

依据：GB/T 9704-2012《党政机关公文格式》：成文日期是会议通过或者签发的日期，办理的期限应当在此之后。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.deadlines import tells_of_the_past
from mingxi.projects.document_kinds import DocumentKind, issued_on, kind_of
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """关于做好2024年护林员补助发放工作的通知

各乡镇要于2024年3月31日前完成发放，并报送发放情况。

2024年4月18日
"""
GOOD = """关于做好2024年护林员补助发放工作的通知

各乡镇要于2024年5月31日前完成发放，并报送发放情况。

2024年4月18日
"""


@rule("DA110", "deadline-before-issue", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every deadline of a notice or a plan that had passed when it was issued."""
    issued = issued_on(reading) if kind_of(reading) is DocumentKind.ORDER else None
    if issued is None or issued.first is None:
        return
    for mark in reading.dates:
        if not (mark.deadline and mark.year_written and mark.last and mark.last < issued.first):
            continue
        sentence = sentence_at(reading.text, mark.start)
        if not tells_of_the_past(reading.text, sentence, mark):
            message = say(
                "“{written}”早于文件的成文日期{issued}。请核对期限。",
                written=mark.text,
                issued=issued.text,
            )
            yield Finding(mark.span, message)
