"""Some of the documents that the demonstration's projects rest on; others wait to be registered."""

from datetime import date
from typing import NamedTuple

from mingxi.office.commands.demonstration.cast import Cast
from mingxi.office.declaration.reckoning.states import BasisKind
from mingxi.office.declaration.services.bases import BasisFacts, register_basis


class Cited(NamedTuple):
    """A document as projects cite it.

    ``later`` is how many years it came after the others, ``ends`` whether it ends with its year.
    """

    title: str
    number: str
    issuer: str
    month: int
    day: int
    later: int = 0
    ends: bool = False


CITED = (
    Cited(
        "蘅川县人民政府办公室关于推进居家养老服务的意见",
        "蘅政办发〔{year}〕12号",
        "蘅川县人民政府办公室",
        4,
        20,
    ),
    # It ends before the second budget year begins: the project that rests on it is warned.
    Cited(
        "蘅川县积极发展老年助餐服务实施方案",
        "蘅民发〔{year}〕31号",
        "蘅川县民政局",
        1,
        1,
        later=1,
        ends=True,
    ),
    Cited("蘅川县困境儿童保障工作细则", "蘅民发〔{year}〕9号", "蘅川县民政局", 2, 18),
    Cited("蘅川县农村公路养护管理办法", "蘅政规〔{year}〕3号", "蘅川县人民政府", 3, 6),
    Cited("蘅川县中小学实验室管理办法", "蘅教发〔{year}〕18号", "蘅川县教育局", 5, 11),
)


def register_cited(cast: Cast, first: int) -> None:
    """Register the documents from a year on, as the budget office of the county does."""
    for one in CITED:
        year = first + one.later
        issued = date(year, one.month, one.day)
        facts = BasisFacts(
            BasisKind.CIRCULAR,
            one.title,
            one.number.format(year=year),
            one.issuer,
            issued_on=issued,
            valid_from=issued,
            valid_until=date(year, 12, 31) if one.ends else None,
        )
        register_basis(facts=facts, by=cast.office)
