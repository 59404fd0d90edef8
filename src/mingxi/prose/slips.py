"""Slips of the pen known from official texts, each with what was meant.

Listed are wrong words that no sound text has; none may be a part of two right ones.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span


class Slip(NamedTuple):
    """A wrong word at its place, and the right one."""

    span: Span
    written: str
    meant: str


_MEANT = {
    "代为概况": "单位概况",
    "商务接待": "公务接待",
    "紧紧绕": "紧紧围绕",
    "布署": "部署",
    "帐户": "账户",
    "帐号": "账号",
    "按装": "安装",
    "既使": "即使",
    "迫不急待": "迫不及待",
    "竟争": "竞争",
    "座落于": "坐落于",
    "再接再励": "再接再厉",
    "如继往": "如既往",
    "因地治宜": "因地制宜",
    "贯切落实": "贯彻落实",
    "拔付": "拨付",
    "拔款": "拨款",
    "划拔": "划拨",
    "核拔": "核拨",
    "辅贴": "补贴",
    "邦扶": "帮扶",
    "截止目前": "截至目前",
    "截止20": "截至20",
}
# Nothing but plain words: the engine then looks for their first characters alone.
_WORD = pattern_of("|".join(_MEANT))
# 商务接待 is the trade's own word where trade is meant; the offices' rule is on 公务接待.
_OF_TRADE = pattern_of(r"(?:企业|公司|招商)[^，。；\n]{0,12}$")
_REACH = 16


def slips_in(text: str) -> Iterator[Slip]:
    """Find the known slips, in text order."""
    for match in _WORD.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if match[0] != "商务接待" or not _OF_TRADE.search(before):
            yield Slip(Span(*match.span()), match[0], _MEANT[match[0]])
