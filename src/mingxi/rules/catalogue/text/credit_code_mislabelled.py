"""统一社会信用代码写成了组织机构代码。

为什么：组织机构代码只有9位，是信用代码中的一段；名称写错，核对单位时就对不上。

依据：GB 32100-2015《法人和其他组织统一社会信用代码编码规则》：
统一社会信用代码为18位，其中第9至17位为主体标识码（组织机构代码）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.prose.credit_codes import credit_codes_in
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "组织机构代码：115301210151291309"
GOOD = "统一社会信用代码：115301210151291309，组织机构代码：01512913-0"

LABEL = "组织机构代码"
LENGTH = 18


@rule("TX128", "credit-code-mislabelled", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every code of 18 characters that is called the code of 9."""
    for code in credit_codes_in(reading.text):
        if code.label == LABEL and len(code.text) == LENGTH:
            message = say("18位的是统一社会信用代码，不是组织机构代码。请改正名称。")
            yield Finding(code.span, message)
