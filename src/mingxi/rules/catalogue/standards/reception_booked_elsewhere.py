"""接待费用列在会议费或者培训费里。

为什么：接待费单独控制、单独公开，放在会议费、培训费里就脱离了“三公”经费的限额。

依据：《党政机关国内公务接待管理规定》（中办发〔2013〕22号）和《党政机关厉行节约反对浪费条例》：禁止以会议、培训名义列支、转移接待费开支。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import asserted
from mingxi.projects.reading import Reading
from mingxi.regulations.instruments import instrument_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "接待费1.2万元从会议费中列支。"
GOOD = "接待费1.2万元从公务接待费中列支。"

BOOKED = pattern_of(
    r"接待(?<![不访]接待)(?:费用?|支出|开支|用餐|餐费)?[^。；;，,、\n]{0,10}?(?:从|在|列入|计入|纳入|并入|由)[^。；;，,、\n]{0,6}?"
    r"(?P<account>会议费|培训费)"
)


@rule("ES108", "reception-booked-elsewhere", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every reception that is charged to meetings or trainings."""
    if "接待" not in reading.text:
        return
    for match in asserted(reading, BOOKED):
        message = say(
            "接待费用列在“{account}”里；接待费不得以会议、培训名义列支（{cited}）。请改列公务接待费。",
            account=match["account"],
            cited=instrument_of("thrift").cited,
        )
        yield Finding(Span(*match.span()), message)
