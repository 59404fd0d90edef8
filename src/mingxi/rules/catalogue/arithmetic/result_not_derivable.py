"""写了测算的条件，却算不出写明的结果。

为什么：有人数、有标准、有结果，中间缺期数或者次数，审核的人只能退回来问。

依据：资金测算应当写明数量、单价、频次，使金额能够复算。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.reading import Reading
from mingxi.prose.marks import YUAN
from mingxi.rules.contradiction import facts
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "走访困难职工30余人，县内每人200元，县外每人300元，需经费2万元。"
GOOD = "走访困难职工40人，每人500元，需经费2万元。"


# 50余人×300元 gives 1.5万元; that 2万元 agrees when rounded to 万元 supports nothing.
DEVIATION_PERCENT_MAX = 10
PERCENT = 100


@rule("AR115", "result-not-derivable", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every amount that its calculation leaves open, or supports by coarse rounding only."""
    for claim in reading.claims_of(ClaimKind.PRODUCT):
        if claim.unit == YUAN and claim.operands and _left_open(claim):
            message = say(
                "“{stated}”不能由前面的条件确定：{because}。请补写数量、标准、次数或者期数。",
                **facts(reading, claim),
            )
            yield Finding(claim.result, message, claims=(claim,))


def _left_open(claim: Claim) -> bool:
    """Tell whether a calculation says too little to give the stated amount."""
    if claim.stated is None or claim.computed is None:
        return claim.verdict is Verdict.UNDECIDED
    deviation = abs(claim.stated - claim.computed) * PERCENT
    return claim.verdict is Verdict.ROUNDED and deviation > DEVIATION_PERCENT_MAX * claim.stated
