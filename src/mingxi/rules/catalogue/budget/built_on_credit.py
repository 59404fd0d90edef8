"""由施工单位垫资建设，以后再由财政付款。

为什么：先由企业垫资、再分年付款或者回购，等于政府举债，会形成隐性债务，也可能拖欠企业款项。

依据：《政府投资条例》（国务院令第712号）第二十二条：政府投资项目不得由施工单位垫资建设；预算法第三十五条：地方政府及其所属部门不得以发行地方政府债券以外的任何方式举借债务。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.projects.reading import Reading
from mingxi.regulations.instruments import instrument_of
from mingxi.rules.contractor_financing import financing_in
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "护岸由施工单位先行垫资修建，县财政分三年付清。"
GOOD = "护岸由施工单位修建，县财政按工程进度付款，不得要求施工单位垫资。"

WORDS = ("垫资", "带资", "垫付工程款", "垫付建设资金", "BT模式", "BT方式")


@rule("BU118", "built-on-credit", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every project outside a purchase of services that its contractor pays for first."""
    for found in financing_in(reading, WORDS):
        if found.purchase is None:
            written = reading.text[slice(*found.span)]
            severity = Severity.ERROR if found.paid_back else Severity.WARNING
            yield Finding(found.span, _message(written, found.paid_back), severity=severity)


def _message(written: str, paid_back: bool) -> Message:
    cited = instrument_of("government-investment").cited
    if paid_back:
        return say(
            "“{written}”以后再由财政偿还，属于垫资建设、变相举债（{cited}第二十二条，预算法第三十五条）。"
            "请先落实资金，按进度付款。",
            written=written,
            cited=cited,
        )
    return say(
        "“{written}”：政府投资项目不得由施工单位垫资建设（{cited}第二十二条）。请核实，并写明资金来源。",
        written=written,
        cited=cited,
    )
