"""Who pays: the words for the levels of government and for other sources of money."""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.projects.project_text import Level


class Payer(NamedTuple):
    """A word for a source of money and where it stands."""

    level: Level
    start: int
    end: int


# Below the name of a level stands what makes it a purse: 县 alone is a place, 县财政 pays.
_PURSE = (
    r"(?=(?:本?级)?(?:财政|配套|补助|奖补|专项|资金|预算|自筹|承担|负担|分担|投入|拨款|安排|筹集|出资|"
    r"基金|转移支付|补贴|解决|级))"
)
_WORDS: dict[Level, str] = {
    Level.CENTRAL: rf"中央|国家级?{_PURSE}",
    Level.PROVINCIAL: rf"(?:省|自治区)(?:本?级|{_PURSE})",
    Level.COUNTY: (
        rf"县(?:[（(](?:市|区)[、/]?(?:市|区)?[)）]区?|、市、区|市区|区市|市|区)级|[县区旗](?:本?级|{_PURSE})"
    ),
    Level.MUNICIPAL: (
        rf"(?:市[（(]州[)）]|州[（(]市[)）]|市州|州市|地市)(?:级|{_PURSE})|地级(?!市)"
        rf"|[市州盟](?:本?级|{_PURSE})"
    ),
    Level.TOWNSHIP: (
        rf"(?:乡[（(]镇[)）]|乡镇|镇乡|乡|镇|街道(?:办事处)?|办事处)(?:本?级|{_PURSE})"
    ),
    Level.OTHER: (
        r"自筹|自有资金|社会(?:资本|资金|捐赠|捐助|力量|投入)|其他(?:资金|来源|收入)|捐[赠款]|贷款"
        r"|(?:村民|农户|群众|村集体|企业|受益户|合作社|经营收入)(?=[^，。；]{0,6}(?:筹|缴|交|自|出|承担|负担|投))"
    ),
}
_OWN = r"本级"
# The first look at a character spares the alternatives at almost every place of a text.
_PAYER = pattern_of(
    "(?=[中国省自县区旗市州盟地乡镇街办社其捐贷村农群企受合经本])(?:"
    + "|".join(f"(?P<{level.name}>{words})" for level, words in _WORDS.items())
    + f"|(?P<OWN>{_OWN}))"
)
_OWN_LEVELS = (
    (Level.TOWNSHIP, pattern_of(r"[乡镇](?!村)|街道")),
    (Level.COUNTY, pattern_of(r"[县旗区]")),
    (Level.MUNICIPAL, pattern_of(r"[市州盟]")),
    (Level.PROVINCIAL, pattern_of(r"省")),
)


def payers_in(text: str, start: int, end: int, own: Level | None = None) -> Iterator[Payer]:
    """Find the words for payers in ``[start, end)``; ``own`` is the level that 本级 means.

    上级 names no level and is none.
    """
    for match in _PAYER.finditer(text, start, end):
        level = own if match.lastgroup == "OWN" else Level[match.lastgroup or ""]
        if level is not None:
            yield Payer(level, match.start(), match.end())


def own_level(unit: str | None) -> Level | None:
    """Tell the level of government a unit belongs to: 雁洄县水务局 is of the county."""
    if unit is None:
        return None
    return next((level for level, word in _OWN_LEVELS if word.search(unit)), None)
