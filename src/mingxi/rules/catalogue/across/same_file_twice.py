"""同一份文件出现了两次，内容一字不差。

为什么：重复的文件会让项目和金额算两遍；汇总、比对的结果都会因此出错。

依据：国发〔2021〕5号（项目库管理）：一个项目在项目库中只有一份文本。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.card import Card
from mingxi.rules.earlier import Earlier
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import across_rule

BAD = """柳坝县水务局2024年预算项目文本：河道保洁经费12万元。
=====
柳坝县水务局2024年预算项目文本：河道保洁经费12万元。
"""
GOOD = """柳坝县水务局2024年预算项目文本：河道保洁经费12万元。
=====
柳坝县水务局2024年预算项目文本：河堤维护经费12万元。
"""


@across_rule("XD106", "same-file-twice", Severity.INFO)
def check(card: Card, earlier: Earlier) -> Iterator[Finding]:
    """Report a file that came before under another name, byte for byte, at its first line."""
    source = earlier.same_file(card.sha256)
    if source not in (None, card.source) and card.opening is not None:
        message = say("这份文件与“{source}”完全相同。请只保留一份。", source=source)
        yield Finding(card.opening, message)
