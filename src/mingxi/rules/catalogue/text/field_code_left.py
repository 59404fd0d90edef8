"""文中留有文字处理软件的书签或者域代码。

为什么：公开稿上出现书签和“未找到引用源”，看的人不知道原来应当是什么。

依据：公开前检查：名称、年度、日期正确，无批注修订、隐藏表、书签残留；《地方预决算公开操作规程》（财预〔2016〕143号）：公众找得着、看得懂、能监督。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.prose.residues import ResidueKind
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """八、项目实施成效
[bookmark: _GoBack]河面保洁率达到95%以上。
"""
GOOD = """八、项目实施成效
河面保洁率达到95%以上。
"""


@rule("TX109", "field-code-left", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every bookmark and broken reference."""
    for residue in reading.residues:
        if residue.kind is ResidueKind.FIELD:
            message = say(
                "“{written}”是文字处理软件留下的。请删去；如是断开的引用，请补上原来的内容。",
                written=reading.text[residue.start : residue.end],
            )
            yield Finding(residue.span, message)
