"""模板的占位字没有填写。

为什么：名称、数字空着，项目就没有定下来，不能报审，更不能公开。

依据：公开前检查：名称、年度、日期正确；预算法实施条例第四十一条（项目库与入库评审）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.prose.residues import ResidueKind
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
XX镇农村公厕管护
"""
GOOD = """一、项目名称
云坪镇农村公厕管护（XX-3型设备2台）
"""


@rule("TX111", "placeholder-left", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every placeholder that stands where a name or a number belongs."""
    for residue in reading.residues:
        if residue.kind is ResidueKind.PLACEHOLDER:
            message = say(
                "“{written}”还没有填写。请换成实际的名称或者数字。",
                written=reading.text[residue.start : residue.end],
            )
            yield Finding(residue.span, message)
