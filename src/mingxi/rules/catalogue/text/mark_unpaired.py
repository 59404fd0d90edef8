"""引号、括号或者书名号不成对。

为什么：少了一半，就看不出引用、注释到哪里为止，注释里的算式也会接到正文上。

依据：GB/T 15834-2011《标点符号用法》：引号、括号、书名号成对使用。
"""

from bisect import bisect_right
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.prose.pairs import LoneMark, lone_marks_in
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "落实“政府主导、社会参与的要求，保洁员12名（每人每月800元）。"
GOOD = "落实“政府主导、社会参与”的要求，保洁员12名（每人每月800元）。"

STOP = pattern_of(r"[，。；！？\n\t]")
SHOWN_MAX = 30
# From here on the habit is told once.
EACH_MAX = 3
NAMES = {
    "“": say("前引号“"),
    "”": say("后引号”"),
    "（": say("前括号（"),
    "）": say("后括号）"),
    "《": say("前书名号《"),
    "》": say("后书名号》"),
}


@rule("TX113", "mark-unpaired", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every mark without its other half, save in citations that other rules speak of."""
    told = [Span(c.start - 1, c.end + 1) for c in reading.citations if c.faults]
    by_mark: dict[str, list[LoneMark]] = {}
    for lone in lone_marks_in(reading.text):
        before = bisect_right(told, (lone.place, lone.place)) - 1
        if before < 0 or lone.place > told[before].end:
            by_mark.setdefault(lone.mark, []).append(lone)
    for mark, alone in by_mark.items():
        if len(alone) > EACH_MAX:
            message = say(
                "{mark}有{count}处缺少另一半，这里是第一处。请逐处补上或者删去。",
                mark=NAMES[mark],
                count=len(alone),
            )
            yield Finding(_shown(reading.text, alone[0]), message)
            continue
        for lone in alone:
            message = say("{mark}缺少另一半。请补上或者删去。", mark=NAMES[mark])
            yield Finding(_shown(reading.text, lone), message)


def _shown(text: str, lone: LoneMark) -> Span:
    """Give the mark with the words of its clause that it should enclose."""
    if lone.opens:
        stop = STOP.search(text, lone.place, lone.place + SHOWN_MAX)
        end = stop.start() if stop else min(len(text), lone.place + SHOWN_MAX)
        return Span(lone.place, end)
    floor = max(0, lone.place - SHOWN_MAX)
    start = max(floor, *(stop.end() for stop in STOP.finditer(text, floor, lone.place)), 0)
    return Span(start, lone.place + 1)
