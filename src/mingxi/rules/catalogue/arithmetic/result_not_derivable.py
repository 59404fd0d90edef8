"""写了测算的条件，却算不出写明的结果。

为什么：有人数、有标准、有结果，中间缺期数或者次数，审核的人只能退回来问。

依据：资金测算应当写明数量、单价、频次，使金额能够复算。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.claims.claim import ClaimKind, Verdict
from mingxi.projects.reading import Reading
from mingxi.prose.marks import YUAN
from mingxi.rules.contradiction import facts
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "走访困难职工30余人，县内每人200元，县外每人300元，需经费2万元。"
GOOD = "走访困难职工40人，每人500元，需经费2万元。"


@rule("AR115", "result-not-derivable", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every amount said to follow from a calculation that cannot be carried out."""
    for claim in reading.claims_of(ClaimKind.PRODUCT):
        if claim.verdict is Verdict.UNDECIDED and claim.unit == YUAN and claim.operands:
            message = say(
                "“{stated}”无法由前面的条件算出：{because}。请补写数量、标准、次数或者期数。",
                **facts(reading, claim),
            )
            yield Finding(claim.result, message, claims=(claim,))
