"""常见的错字、错词。

为什么：公开的文本里有错字，看的人会怀疑数字也没有校过。

依据：《党政机关公文处理工作条例》（中办发〔2012〕14号）：公文用字规范、用词准确；《党政机关国内公务接待管理规定》（中办发〔2013〕22号）用“公务接待”。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.prose.slips import slips_in
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "按照县委、县政府的统一布署，经费由县级财政核拔。"
GOOD = "按照县委、县政府的统一部署，经费由县级财政核拨。"


@rule("TX116", "known-slip", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every word that is known as a slip of the pen."""
    for slip in slips_in(reading.text):
        message = say(
            "“{written}”应当是“{meant}”。请改正。", written=slip.written, meant=slip.meant
        )
        yield Finding(slip.span, message, say("{meant}", meant=slip.meant))
