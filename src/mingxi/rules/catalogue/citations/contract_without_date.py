"""作为依据的合同没有写明签订日期。

为什么：合同没有文号，不写日期和编号，就查不到金额、期限和付款条件。

依据：立项依据引用合同、协议的，应当写明签订日期或者合同编号。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
县水务局与清源保洁有限公司签订的河道保洁服务合同。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
县水务局与清源保洁有限公司于2023年12月签订的河道保洁服务合同。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""

CONTRACT = pattern_of(r"签[订署定][^。；，\n]{0,40}?(?:合同|协议)(?:书)?")
DATED = pattern_of(r"(?:19|20)\d{2}|编号")


@rule("CI117", "contract-without-date", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every contract of a basis in whose sentence no date and no number stands."""
    for project in reading.projects:
        basis = project.section(SectionKey.BASIS)
        if basis is None:
            continue
        for match in CONTRACT.finditer(reading.text, basis.body, basis.end):
            if not DATED.search(reading.text, *sentence_at(reading.text, match.start())):
                message = say("合同没有写明签订日期或者编号。请补上。")
                yield Finding(Span(*match.span()), message)
