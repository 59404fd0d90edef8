"""作为依据的会议、决议或者合同没有写明日期。

为什么：会议和合同没有文号，只有日期能让审核的人找到原件。

依据：立项依据引用会议纪要、决议、合同的，应当写明日期和届次、期次或者编号。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.policy_basis import bases
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Citation, CitationKind
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
县人民政府第十二次常务会议纪要。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
县人民政府第十二次常务会议纪要（2023年5月9日）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""

MEETINGS = frozenset({CitationKind.MINUTES, CitationKind.DECISION})
YEAR = pattern_of(r"(?:19|20)\d{2}\s*[年.\-/]")
NEIGHBOURHOOD = 16


@rule("CI115", "meeting-without-date", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every meeting or decision of a basis that no year stands at."""
    for _, basis in bases(reading):
        for cited in basis:
            if cited.kind in MEETINGS and cited.number is None and not _dated(reading, cited):
                message = say(
                    "“{cited}”没有写明日期。请补上会议或者决定的年月日。", cited=cited.text
                )
                yield Finding(cited.span, message)


def _dated(reading: Reading, cited: Citation) -> bool:
    """Tell whether a year stands in the citation or right beside it."""
    start = max(0, cited.start - NEIGHBOURHOOD)
    return YEAR.search(reading.text, start, cited.end + NEIGHBOURHOOD) is not None
