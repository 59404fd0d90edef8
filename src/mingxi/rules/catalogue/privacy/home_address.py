"""公开的文本里有个人的详细住址。

为什么：住址写到门牌，等于告诉外人谁住在哪里、家里是什么情况。

依据：《中华人民共和国个人信息保护法》第二十五条（个人信息不得公开，取得单独同意的除外）；公示和公开时住址只写到乡镇或者村。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "救助对象李某，家住云坪镇清河村三组18号。"
GOOD = "救助对象李某，家住云坪镇清河村。单位地址：柳坝县双桥路79号。"

# 地址 is a unit's; 住 is a person's. A flat (3单元502室) is one too, and so is a
# number in a group of villagers (三组18号), unless an office is named there.
ADDRESS = pattern_of(
    r"(?:家住|现住|居住在|居住于|住在|住址|家庭地址|户籍地址|身份证地址)[址：:为是]{0,2}"
    r"[^，。；\n\t]{2,40}?\d{1,5}(?:号|栋|幢|室|单元)(?:[\dA-Za-z一二三四五六七八九十号栋幢室单元层-]{0,16})"
)
FLAT = pattern_of(
    r"[\dA-Za-z一二三四五六七八九十]{1,4}(?:号楼?|[栋幢座])[\d一二三四五六七八九十]{1,2}单元\d{1,5}(?:室|号|户)?"
    r"|[\d一二三四五六七八九十]{1,2}单元\d{1,5}[室户]"
)
FARM = pattern_of(r"村[一二三四五六七八九十\d]{1,3}(?:社|组|小组|村民小组)\d{1,4}号")
LEADING = pattern_of(
    r"(?:(?![往至到在于为是给])[\u4e00-\u9fff]){0,12}(?:\d{1,4}(?:号楼?|[栋幢座])){0,2}$"
)
ORGAN = pattern_of(
    r"办公|公司|单位|中心|门店|经营|企业|注册|服务站|工作站|驿站|[所局委会馆校]地址|事务所|地址：|修缮|改造|加装"
)
BEFORE, AFTER = 20, 10


@rule("PR104", "home-address", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every place where somebody lives that is told to the number of the house."""
    named = [Span(*match.span()) for match in ADDRESS.finditer(reading.text)]
    ends = {span.end for span in named}
    flats = (span for span in _flats(reading.text) if span.end not in ends)
    for span in sorted([*named, *flats]):
        message = say("这里写了个人住址的门牌。公开时请只写到乡镇或者村。")
        yield Finding(span, message)


def _flats(text: str) -> Iterator[Span]:
    """Give the flats and the farm houses that are no office's, with the street before them."""
    flats = FLAT.finditer(text) if "单元" in text else ()
    for match in (*flats, *FARM.finditer(text)):
        floor = max(0, match.start() - BEFORE)
        if not ORGAN.search(text, floor, match.end() + AFTER):
            leading = LEADING.search(text, floor, match.start())
            yield Span(leading.start() if leading else match.start(), match.end())
