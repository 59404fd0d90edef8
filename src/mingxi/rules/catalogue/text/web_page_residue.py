"""文中留有网页的导航或者按钮文字。

为什么：从网页复制的文字夹着导航，说明文本没有校过，金额也可能少了或者多了。

依据：公开前检查；《地方预决算公开操作规程》（财预〔2016〕143号）：公众找得着、看得懂、能监督。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.prose.residues import ResidueKind
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """首页 > 信息公开 > 财政预决算
柳坝县水务局2024年项目文本
扫一扫在手机打开当前页
"""
GOOD = """柳坝县水务局2024年项目文本
在政府网站首页公开，并在村务公开栏张贴。
"""


@rule("TX110", "web-page-residue", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every line of a web page: the way to it, its buttons, its counters."""
    for residue in reading.residues:
        if residue.kind is ResidueKind.WEB_PAGE:
            message = say(
                "“{written}”是网页上的文字，不是项目文本。请删去。",
                written=reading.text[residue.start : residue.end],
            )
            yield Finding(residue.span, message)
