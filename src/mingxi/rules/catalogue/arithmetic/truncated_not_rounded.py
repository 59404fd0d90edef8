"""金额是截断得来的，不是四舍五入。

为什么：截断的尾差总是偏向一边，几项相加就会与合计差出一个末位。

依据：金额换算单位的通行做法：先以元计算，再四舍五入到显示的位数。
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from mingxi.languages import say
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.reading import Reading
from mingxi.prose.marks import YUAN, Figure
from mingxi.rules.contradiction import facts
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "管护员237人，每人每年补助128元，共需3.03万元。"
GOOD = "管护员236人，每人每年补助128元，共需3.02万元。"


@rule("AR114", "truncated-not-rounded", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every amount that agrees with its product only when the tail is cut off."""
    figures = {figure.span: figure for figure in reading.figures}
    for claim in reading.claims_of(ClaimKind.PRODUCT):
        figure = figures.get(claim.result)
        if figure is not None and _truncated(claim, figure):
            message = say(
                "“{stated}”是舍去尾数得来的：{because}。请按四舍五入写到同样的位数。",
                **facts(reading, claim),
            )
            yield Finding(claim.result, message, claim.proposal, claims=(claim,))


def _truncated(claim: Claim, figure: Figure) -> bool:
    """Tell whether the tail was cut: the figure is below the result by half a step or more."""
    if claim.verdict is not Verdict.ROUNDED or claim.computed is None or claim.unit != YUAN:
        return False
    if figure.approximate or figure.bound is not None:
        return False
    steps = (claim.computed / figure.step).quantize(Decimal(1), ROUND_HALF_UP)
    return figure.value == steps * figure.step - figure.step < claim.computed
