"""The words that stand for the codes of the report, each with its mark and its colour."""

from typing import Final, NamedTuple

from mingxi.languages import Message, say
from mingxi.quantities.money import Money, grouped


class Word(NamedTuple):
    """A mark that tells without colour, a word, and a colour."""

    mark: str
    word: Message
    style: str


SEVERITY: Final = {
    "error": Word("✗", say("错误"), "red"),
    "warning": Word("!", say("警告"), "yellow"),
    "info": Word("·", say("提示"), "blue"),
}

WEIGHT: Final = {
    "look": Word("!", say("需要核对"), "yellow"),
    "info": Word("·", say("供参考"), "blue"),
}

WAIVED: Final = Word("–", say("已豁免"), "dim")

STATUS: Final = {
    "proven": Word("✓", say("有证明"), "green"),
    "contradicted": Word("✗", say("有矛盾"), "red"),
    "unexplained": Word("○", say("未说明"), "dim"),
}

VERDICT: Final = {
    "holds": Word("✓", say("成立"), "green"),
    "rounded": Word("✓", say("四舍五入后成立"), "green"),
    "fails": Word("✗", say("不成立"), "red"),
    "undecided": Word("?", say("无法核算"), "yellow"),
}

LEVEL: Final = {
    "central": say("中央"),
    "provincial": say("省级"),
    "municipal": say("市级"),
    "county": say("县级"),
    "township": say("乡级"),
    "other": say("其他来源"),
}

INSTALMENT_KIND: Final = {
    "once": say("一次支付"),
    "monthly": say("按月支付"),
    "quarterly": say("按季支付"),
    "as-incurred": say("据实支付"),
    "other": say("其他方式"),
}

HORIZON: Final = {"annual": say("年度"), "medium": say("中期")}

SECTION: Final = {
    "name": say("项目名称"),
    "basis": say("立项依据"),
    "unit": say("项目实施单位"),
    "overview": say("项目基本概况"),
    "content": say("项目实施内容"),
    "funding": say("资金安排情况"),
    "plan": say("项目实施计划"),
    "outcome": say("项目实施成效"),
    "targets": say("项目绩效目标表"),
}


def money(fen: int) -> Message:
    """Write an amount in 元, the one unit that needs no thought in either language."""
    return say("{yuan}元", yuan=grouped(Money(fen).yuan))
