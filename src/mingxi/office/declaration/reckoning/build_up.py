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
    prices = [one for one in claim.operands if one.unit == YUAN]
    counts = [one for one in claim.operands if one.unit != YUAN and not is_time(one.unit)]
    times = [one for one in claim.operands if is_time(one.unit)]
    if len(prices) != 1 or len(counts) > 1 or len(times) > 1:
        return None
    standard = prices[0].value * _FEN_PER_YUAN
    if standard != standard.to_integral_value() or not all(map(_fits, [*counts, *times])):
        return None
    told: dict[str, object] = {"standard_fen": int(standard)}
    for quantity in counts:
        told |= {"quantity": quantity.value, "quantity_unit": quantity.unit}
    for period in times:
        told |= {"periods": period.value, "period_unit": period.unit}
    return CostLine.model_validate(told)


def _fits(operand: Operand) -> bool:
    exponent = operand.value.as_tuple().exponent
    return (
        0 <= operand.value <= _NUMBER_MAX
        and isinstance(exponent, int)
        and exponent >= -_DECIMALS_MAX
    )
