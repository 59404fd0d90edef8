"""说明今年预算没有某项收支，写的却是往年。

为什么：空表要说明的是本年度没有这项收支；往年的年份是上年说明留下的，等于没有说明。

依据：《地方预决算公开操作规程》（财预〔2016〕143号）：没有数据的表格应当列出空表并说明；预算法第十八条（预算年度）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.document_kinds import DocumentKind, kind_of
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at, year_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县水务局2025年部门预算编制说明
本部门2023年没有国有资本经营预算安排的支出，国有资本经营预算支出表为空表。
"""
GOOD = """柳坝县水务局2025年部门预算编制说明
本部门2025年没有国有资本经营预算安排的支出，国有资本经营预算支出表为空表。
"""

NOTHING = pattern_of(
    r"(?P<year>20\d\d)\s?年度?(?:[，,]?(?:本|我)(?:部门|单位|局|委|县|市|区|中心|院|会))?(?:均|也|尚)?"
    r"(?:没有|无(?!论|法|障碍)|未安排|未编[制列报]|不安排|不涉及|未发生|未列支)(?:使用|发生|安排)?[^，。；;\n]{0,24}?"
    r"(?:预算|支出|拨款|收入|采购|经费)"
)
COMPARED = pattern_of(r"上年|去年|相比|持平|同比|增[加长]|减少|下降|执行|决算")


@rule("DA112", "nothing-in-another-year", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report, in the explanation of a budget, every "we have none" that names an earlier year."""
    if kind_of(reading) is not DocumentKind.BUDGET:
        return
    for match in NOTHING.finditer(reading.text):
        year = year_at(reading, match.start())
        sentence = sentence_at(reading.text, match.start())
        if year is None or int(match["year"]) >= year or COMPARED.search(reading.text, *sentence):
            continue
        message = say(
            "说明的是{year}年预算，这里写的是{written}年。请核对年份。",
            year=str(year),
            written=match["year"],
        )
        yield Finding(Span(*match.span()), message)
