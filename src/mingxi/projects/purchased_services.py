"""Where a text buys services: the sentences that say so, and how plainly.

政府购买服务 names the arrangement of 财政部令第102号; 外包 and 委托第三方承担 say as much of a
service without that name.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at

_FIRM = (
    r"[\u4e00-\u9fa5]{0,12}?"
    r"(?:第三方|公司|企业|机构|社会组织|社会力量|事务所|律所|协会|合作社|物业)"
)
# Every way of writing opens with a character, which the engine looks for fast.
PURCHASE = pattern_of(
    r"购买(?:[\u4e00-\u9fa5]{0,8}?(?<!的))?服务(?!器|对象|站点|区)"
    r"|服务外包|外包服务"
    rf"|委托{_FIRM}|聘请{_FIRM}|交由{_FIRM}|交给{_FIRM}|发包给?{_FIRM}|承包给{_FIRM}"
)
# Several things under one contract.
BUNDLED = pattern_of(
    r"打包|打捆|捆绑|打成[一１1]?个?包|一揽子|一并(?:列入|采购|实施|发包|采购|委托|承包|纳入|签订|购买|打包|招标)?|合并(?:为一|成一|实施|采购|发包|招标|打包|委托)"
    r"|整体(?:委托|发包|外包|承包|实施|采购)|(?:合成|作为|并成|列为)一个(?:包|标|标段|项目|合同)|一体化(?:采购|发包|实施|[，,以])"
)
_NAMED = pattern_of(r"购买[\u4e00-\u9fa5]{0,8}?服务|政府购买")
_GUARDS = ("购买", "外包", "委托")


class Purchase(NamedTuple):
    """A sentence that buys a service.

    ``words`` are those that say so; ``named`` is true where the text calls it 购买服务, false where
    it only entrusts somebody with a service.
    """

    words: Span
    sentence: Span
    named: bool


def purchases_in(reading: Reading) -> tuple[Purchase, ...]:
    """Give the sentences that buy a service, each once, in text order."""
    return reading.derived(_purchases)


def _purchases(reading: Reading) -> tuple[Purchase, ...]:
    guarded = any(guard in reading.text for guard in _GUARDS)
    return tuple(_find(reading.text)) if guarded else ()


def _find(text: str) -> Iterator[Purchase]:
    end = 0
    for match in PURCHASE.finditer(text):
        words = Span(*match.span())
        if words.start < end or not is_asserted(text, words):
            continue
        sentence = sentence_at(text, words.start)
        end = sentence.end
        named = _NAMED.search(text, sentence.start, sentence.end) is not None
        yield Purchase(words, sentence, named)
