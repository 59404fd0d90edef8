"""The cost build-up of an amount, where a proven calculation of the text tells it to the fen."""

from mingxi.office.declaration.reckoning.cost import line_fen
from mingxi.office.declaration.reckoning.imported import Place
from mingxi.office.declaration.reckoning.project_form import CostLine
from mingxi.places import Operand
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.reading import Reading
from mingxi.prose.marks import YUAN
from mingxi.quantities import is_time

_FEN_PER_YUAN = 100
_NUMBER_MAX = 10**9
_DECIMALS_MAX = 6
_COUNTS_MAX = 2


def build_up_of(reading: Reading, place: Place, amount_fen: int) -> tuple[CostLine, ...]:
    """Give the line whose result is stated at ``place``: quantity × standard × periods.

    Nothing where the text reckons otherwise (more factors, no price among them), or where the line
    would not come to ``amount_fen``: a build-up that does not prove its amount would be invented.
    """
    for claim in reading.results_between(place[0], place[0] + 1):
        if claim.kind is ClaimKind.PRODUCT and claim.verdict is Verdict.HOLDS:
            line = _line(claim)
            if line is not None and line_fen(line) == amount_fen:
                return (line,)
    return ()


def _line(claim: Claim) -> CostLine | None:
    prices = [one for one in claim.operands if one.unit.partition("/")[0] == YUAN]
    counts = [one for one in claim.operands if one not in prices]
    if len(prices) != 1 or len(counts) > _COUNTS_MAX or not all(map(_fits, counts)):
        return None
    standard = prices[0].value * _FEN_PER_YUAN
    if standard != standard.to_integral_value():
        return None
    # 12个月×3组 and 3组×12个月 are one: how long, or how often, stands behind how many.
    counts.sort(key=lambda one: is_time(_counted(one)))
    told: dict[str, object] = {"standard_fen": int(standard)}
    if counts:
        told |= {"quantity": counts[0].value, "quantity_unit": _counted(counts[0])}
    if len(counts) > 1:
        told |= {"periods": counts[1].value, "period_unit": _counted(counts[1])}
    return CostLine.model_validate(told)


def _counted(operand: Operand) -> str:
    """Give what is counted: of 3天/期 days."""
    return operand.unit.partition("/")[0]


def _fits(operand: Operand) -> bool:
    exponent = operand.value.as_tuple().exponent
    return (
        0 <= operand.value <= _NUMBER_MAX
        and isinstance(exponent, int)
        and exponent >= -_DECIMALS_MAX
    )
