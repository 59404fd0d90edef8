"""经济分类科目里没有这个代码。

为什么：不存在的科目不能编列预算，系统也录不进去。

依据：预算法第三十二条（预算支出按其功能和经济性质分类编列）；政府收支分类科目的部门预算支出经济分类和政府预算支出经济分类。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.regulations.classifications import classification_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "列入部门经济分类科目30220，安排5万元。"
GOOD = "列入部门经济分类科目30216，安排5万元。"

CODE = pattern_of(
    r"(?:经济分类|经济科目|支出科目)[^。；;\n\d]{0,12}(?P<code>30[23]\d{2})(?!\d|\.\d|,\d|\s?[万元])"
)


@rule("ES118", "economic-code-unknown", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every code of goods, services or transfers to people that the classification lacks."""
    if "科目" not in reading.text and "经济分类" not in reading.text:
        return
    for match in CODE.finditer(reading.text):
        names = classification_of(match["code"])
        if names is not None and match["code"] not in names:
            message = say(
                "经济分类科目中没有{code}。请按当年的政府收支分类科目核对。", code=match["code"]
            )
            yield Finding(Span(*match.span("code")), message)
