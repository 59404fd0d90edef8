"""提到的附件或者表不存在。

为什么：照着文件找不到的附件，名册和标准就无从执行，也说明文件没有核对过。

依据：GB/T 9704-2012《党政机关公文格式》：附件说明应当与附件一致，正文提到的附件应当列入。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.annexes import dangling_references
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """各乡镇按名册发放，名册见附件3。
附件：1.补助资金分配表
2.发放汇总表
"""
GOOD = """各乡镇按名册发放，名册见附件2。
附件：1.补助资金分配表
2.发放名册
"""


@rule("TX130", "annex-missing", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every reference to an annex or a table beyond the last one the document has."""
    for found in dangling_references(reading):
        message = say(
            "正文提到“{written}”，文件只到第{last}个。请补上，或者改正序号。",
            written=found.written,
            last=found.last,
        )
        yield Finding(found.span, message)
