"""引用的公文没有写文号。

为什么：只有名称的通知、意见查不到原件，也看不出是哪一年、哪一级的。

依据：公文引用的通行次序：先引标题，后引发文字号。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.policy_basis import bases, title_key
from mingxi.projects.reading import Reading
from mingxi.prose.marks import CitationKind
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县水务局关于做好河道保洁工作的通知》。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《中华人民共和国水法》、《柳坝县水务局关于做好河道保洁工作的通知》（柳水发〔2020〕5号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""

NUMBERED = pattern_of(
    r"(?:通知|意见|批复|决定|通报|请示|函|方案|细则|办法|措施|规划)(?:[（(][^（）()]*[）)])?$"
)


@rule("CI114", "title-without-number", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every official document of a basis whose number is given nowhere in the text."""
    numbered = {
        title_key(cited.title) for cited in reading.citations if cited.title and cited.number
    }
    for _, basis in bases(reading):
        for cited in basis:
            if cited.kind is not CitationKind.DOCUMENT or cited.title is None or cited.number:
                continue
            if NUMBERED.search(cited.title) and title_key(cited.title) not in numbered:
                message = say("《{title}》没有写文号。请补上发文字号。", title=cited.title)
                yield Finding(cited.title_span or cited.span, message)
