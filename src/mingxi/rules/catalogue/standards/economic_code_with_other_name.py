"""经济分类科目的代码与名称不符。

为什么：代码和名称指的不是同一个科目，指标就会下错，支付时也会被退回。

依据：预算法第三十二条（预算支出按其功能和经济性质分类编列）；政府收支分类科目的部门预算支出经济分类和政府预算支出经济分类。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.regulations.classifications import classification_of, codes_by_name
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "经济分类科目：30216会议费5万元。"
GOOD = "经济分类科目：30215会议费5万元。"

CODE = pattern_of(r"[35]\d{4}(?<![\d.,，][35]\d{4})(?!\d|\.\d|,\d)")
BEHIND = pattern_of(r"[\s“”\"（(\-—－:：]{0,3}(?P<name>[\u4e00-\u9fa5（）()]{2,24})")
BEFORE = pattern_of(r"(?P<name>[\u4e00-\u9fa5（）]{2,24})[（(]$")
BEFORE_REACH = 26


@rule("ES117", "economic-code-with-other-name", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every economic code that stands beside the name of another one."""
    for match in CODE.finditer(reading.text):
        names = classification_of(match[0])
        if names is None or match[0] not in names:
            continue
        written = _name_behind(reading.text, match.end()) or _name_before(
            reading.text, match.start()
        )
        right = [code for code in codes_by_name().get(written or "", ()) if code in names]
        if right and match[0] not in right:
            message = say(
                "{code}是“{expected}”，“{written}”的代码是{right}。请改正代码或者名称。",
                code=match[0],
                expected=names[match[0]],
                written=written or "",
                right="、".join(right),
            )
            yield Finding(Span(*match.span()), message)


def _name_behind(text: str, place: int) -> str | None:
    """Give the longest name of a classification that begins right behind a code."""
    match = BEHIND.match(text, place)
    if match is None:
        return None
    words = _wide(match["name"])
    return next((words[:end] for end in range(len(words), 1, -1) if _known(words[:end])), None)


def _name_before(text: str, place: int) -> str | None:
    """Give the longest name that ends right before a code in brackets."""
    match = BEFORE.search(text, max(0, place - BEFORE_REACH), place)
    if match is None:
        return None
    words = _wide(match["name"])
    return next((words[at:] for at in range(len(words) - 1) if _known(words[at:])), None)


def _wide(words: str) -> str:
    return words.replace("(", "（").replace(")", "）")


def _known(name: str) -> bool:
    return name in codes_by_name()
