"""Names of counties (县、旗) in a text: the project's own, and those that are another's.

There is no list of places here: a text is compared with itself. Its own county is the one that
its title, its project names and its units name; another county is one that an organ is named by
and none of these mentions. Since 确保县政府 looks like a county too, the organ must be the
project's own but for the county, or stand behind a word that only a noun follows (由麓桥县财政局).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at

# 全县 and 社区 name no county; a district is known by the organ, street or town that follows.
_OWN_COUNTY = pattern_of(
    r"[\u4e00-\u9fff](?![全本我各该两邻])[\u4e00-\u9fff](?:自治)?"
    r"(?:[县旗]|(?<![社城景园小片灾山库林牧校院新地辖市郊街厂矿范发护])区"
    r"(?=[\u4e00-\u9fff]{1,10}(?:局|委|办公室|中心|政府|街道|乡|镇)))"
)
# Opens with a character the engine looks for fast; what stands before it is asked afterwards.
_ORGAN = pattern_of(
    r"[县旗](?P<organ>人民政府|政府|[\u4e00-\u9fff]{1,8}?(?:局|委员会|办公室|中心|联合会|总队|支队))"
)
# What is said of a county's people or land: 保障青岘县人民群众饮水安全.
_OF_A_COUNTY = pattern_of(
    r"[县旗](?P<organ>)(?=人民群众|人民|群众|居民|百姓|农民|村民|境内|全境|辖区|辖内|城区|县城|各乡镇|各镇|农村|城乡|经济|社会|实际)"
)
_GOVERNING = pattern_of(
    r"(?:保障|保证|确保|促进|推[动进]|助[推力]|提[升高]|改善|优化|服务|维护|满足|惠及|带动|增强|展示|宣传|加快|巩固"
    r"|立足|结合|符合|位于|地处|覆盖|切实|全面|有效|进一步)$"
)
_GOVERNING_REACH = 3
_CITY_ORGAN = pattern_of(
    r"市(?P<organ>[\u4e00-\u9fff]{2,12}?(?:局|委员会|办公室|中心|联合会|公司|医院|支队))"
)
# A firm with its legal form is a contractor, wherever its seat is.
_FIRM = pattern_of(r"有限|股份|集团")
_OWN_CITY = pattern_of(
    r"[\u4e00-\u9fff]{2,3}市(?=[\u4e00-\u9fff]{2,12}(?:局|委|办公室|中心|政府|会|院|20\d\d))"
)
_BEFORE_A_NAME = frozenset("，。；、：（“ \n\t\u3000省市州和及从为是据对")
_BEFORE_A_NOUN = frozenset("由与向经报在")
_OWN_ORGAN = pattern_of(r"[县旗区](?P<organ>[\u4e00-\u9fff]{2,12})$")
_NO_NAME = pattern_of(
    r"[全我本各该邻两外他它其某几多每到个由与和及向在经至从为是据报对将请的]|所在|相关|有关|试点|重点|贫困|先进|示范|边境|周边"
    r"|受援|支援|山区|牧区|民族|区[、县]|[省强]|[大小名]$|园林|卫生|文明|生态|旅游|农业|工业|林业|人口|移民|革命"
    # A verb that governs the own county's organ: 保证县水务局.
    r"|确保|保证|保障|组织|配合|协助|督促|满足|树立|要求|指导|支持|加强|提高|促进|推动|落实|完成|通过|委托|负责|实现"
    r"|发挥|安排|拨付|下达|列入|用于|涉及|包括"
)
# Another county has a part in these by its nature.
_PARTNERS = pattern_of(
    r"考察|对口|帮扶|协作|来源|学习|借鉴|参观|结对|交流|相邻|毗邻|接壤|合作|支援|援助|联合|跨|转入|调入|引进|委托|签订|等[地县]|周边"
    r"|挂职|安置|迁入|流入|外出|务工|邻县"
)
_NAME_LENGTHS = (3, 2)
_HEAD_LENGTH = 200


class OtherCounty(NamedTuple):
    """An organ of another county or city, or what is said of it: its place and its name."""

    span: Span
    county: str

    @property
    def is_city(self) -> bool:
        """Tell whether it is a city, which has a part in more texts than another county has."""
        return self.county.endswith("市")


def other_counties_in(reading: Reading) -> Iterator[OtherCounty]:
    """Find the organs and the people of counties that the project does not belong to, in order.

    A cited document may be another's, and so may a partner's name; where the text does not say
    which county it is of, nothing is another's. Cities are asked for in a city's text alone: a
    county has one above it.
    """
    own = _own(reading)
    organs = {unit["organ"] for p in reading.projects if (unit := _OWN_ORGAN.search(p.unit or ""))}
    patterns: tuple[re.Pattern[str], ...] = (_ORGAN, _OF_A_COUNTY)
    if not _OWN_COUNTY.search(own):
        if not _OWN_CITY.search(own):
            return
        patterns = (_CITY_ORGAN,)
    found = (match for pattern in patterns for match in pattern.finditer(reading.text))
    for match in sorted(found, key=lambda match: match.start()):
        if _FIRM.search(match["organ"]):
            continue
        start = _name_start(reading.text, match.start(), sure=match["organ"] in organs)
        if start is None or reading.text[start : start + 2] in own:
            continue
        span = Span(start, match.end())
        if not _belongs_there(reading, span):
            yield OtherCounty(span, reading.text[start : match.start() + 1])


def _own(reading: Reading) -> str:
    """Give the words that say whose text it is."""
    head = reading.text[:_HEAD_LENGTH]
    titles = (line for line in head.splitlines() if "。" not in line)
    names = [words for p in reading.projects for words in (p.name, p.unit) if words]
    return "\n".join(dict.fromkeys((*titles, *names)))


def _name_start(text: str, end: int, *, sure: bool) -> int | None:
    """Give where the name that ends at ``end`` begins, if what stands before it bounds it.

    ``sure`` is true where what follows is a name beyond doubt.
    """
    for length in _NAME_LENGTHS:
        start = end - length
        before = text[start - 1 : start] if start > 0 else "\n"
        bounded = before in _BEFORE_A_NOUN or (sure and before in _BEFORE_A_NAME)
        governed = _GOVERNING.search(text[max(0, start - _GOVERNING_REACH) : max(0, start)])
        if start < 0 or not (bounded or governed):
            continue
        if text[start:end].isalpha() and not _NO_NAME.search(text, start, end):
            return start
    return None


def _belongs_there(reading: Reading, span: Span) -> bool:
    before = bisect_right(reading.citations, (span.start, len(reading.text))) - 1
    cited = before >= 0 and span.start < reading.citations[before].end
    sentence = sentence_at(reading.text, span.start)
    quoted = reading.text.count("《", sentence.start, span.start) > reading.text.count(
        "》", sentence.start, span.start
    )
    return cited or quoted or _PARTNERS.search(reading.text, *sentence) is not None
