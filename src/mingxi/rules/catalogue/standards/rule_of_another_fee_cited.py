"""一项费用援引的是另一项费用的管理办法。

为什么：会议费、培训费、差旅费、接待费的标准各有办法，援引错了就等于没有依据。

依据：《中央和国家机关会议费管理办法》（财行〔2016〕214号）、《中央和国家机关培训费管理办法》（财行〔2016〕540号）等分别规定各项费用，地方办法同样分列。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.marks_between import marks_between
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, sentence_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "会议费按照《柳坝县培训费管理办法》（柳财行〔2018〕6号）执行，全年会议费预计支出5万元。"
GOOD = "会议费按照《柳坝县会议费管理办法》（柳财行〔2018〕5号）执行，全年会议费预计支出5万元。"

FEES = ("会议费", "培训费", "差旅费", "接待")
# How far before an amount its own fee is named.
REACH = 12


@rule("ES109", "rule-of-another-fee-cited", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every citation of the rule of one fee in a sentence that costs another."""
    for citation in reading.citations:
        cited = _fees(citation.title or "")
        if not cited:
            continue
        sentence = sentence_at(reading.text, citation.start)
        end = max(sentence.end, sentence_at(reading.text, citation.end).end)
        beside = marks_between(reading.citations, sentence.start, end)
        cited = cited.union(*(_fees(other.title or "") for other in beside))
        costed = _costed(reading, Span(sentence.start, end))
        if costed and not costed & cited:
            message = say(
                "这里安排的是{costed}，援引的却是{cited}的办法。请改引{costed}的办法。",
                costed="、".join(sorted(costed)),
                cited="、".join(sorted(cited)),
            )
            yield Finding(citation.title_span or citation.span, message)


def _fees(words: str) -> set[str]:
    return {fee for fee in FEES if fee in words}


def _costed(reading: Reading, span: Span) -> set[str]:
    """Give the fees of the amounts in a sentence, each named right before its amount."""
    found: set[str] = set()
    for figure in figures_within(reading, span):
        if figure.is_money and not figure.per:
            found |= _fees(reading.text[max(span.start, figure.start - REACH) : figure.start])
    return found
