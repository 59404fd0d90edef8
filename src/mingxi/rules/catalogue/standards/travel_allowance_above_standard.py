"""出差的伙食补助或者市内交通补助高于国家标准。

为什么：地方的包干标准一般不高于国家标准，高出的部分不能领取。

依据：《中央和国家机关差旅费管理办法》（财行〔2013〕531号）：伙食补助每人每天100元（西藏、青海、新疆120元），市内交通费每人每天80元；地方标准以本地为准。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.regulations.expenditure_standards import standards_of
from mingxi.regulations.fees import Fee
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.priced_fees import priced_fees
from mingxi.rules.rule import rule

BAD = "差旅费：赴省城办理业务20人次，每人次2天，伙食补助每人每天150元。"
GOOD = "差旅费：赴省城办理业务20人次，每人次2天，伙食补助每人每天100元。"

# Where the standard is another, or another standard holds.
ELSEWHERE = pattern_of("西藏|青海|新疆|国外|境外|出国")


@rule("ES114", "travel-allowance-above-standard", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every allowance per person and day above the national standard."""
    for priced in priced_fees(reading, Fee.TRAVEL_MEALS, Fee.LOCAL_TRANSPORT):
        sentence = sentence_at(reading.text, priced.figure.start)
        (item,) = standards_of(priced.fee)
        if not item.per <= priced.price.per or priced.figure.fen <= item.cap.fen:
            continue
        if not ELSEWHERE.search(reading.text, sentence.start, sentence.end):
            message = say(
                "“{written}”高于{applies}每人每天{cap}的国家标准（{cited}）。请按本地标准核对。",
                written=priced.figure.text,
                applies=item.applies,
                cap=item.cap.in_yuan(),
                cited=item.source.cited,
            )
            yield Finding(priced.figure.span, message)
