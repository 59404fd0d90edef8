"""Spending the approved budget of the demonstration: allotments issued, a quarter of each paid."""

from datetime import date

from mingxi.office.budget.models import Balance, Line
from mingxi.office.budget.reckoning.accounts import Account
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services import issue_allotment, reserve_payment, settle_payment
from mingxi.office.commands.demonstration.cast import TREASURY, Cast
from mingxi.office.people.models import Person


def spend(cast: Cast, number: int) -> None:
    """Issue the allotments of the year, and pay a quarter of each."""
    treasury = cast.persons[TREASURY]
    approved = Balance.objects.filter(line__fiscal_year=number, account=Account.UNISSUED)
    for balance in approved.filter(balance_fen__gt=0).select_related("line").order_by("line"):
        line, whole = balance.line, balance.balance_fen
        _issue(line, whole, number, treasury)
        _pay(line, whole // 4, number, treasury)


def _issue(line: Line, fen: int, number: int, by: Person) -> None:
    reference = Reference(f"zb-{line.pk}", f"蘅财指〔{number}〕{line.pk}号", date(number, 2, 10))
    issue_allotment(portions=[Portion(line.pk, fen)], reference=reference, by=by)


def _pay(line: Line, fen: int, number: int, by: Person) -> None:
    if not fen:
        return
    day = date(number, 2, 25)
    document = f"ZF{number}-{line.pk:04}"
    asked = reserve_payment(
        portions=[Portion(line.pk, fen)],
        reference=Reference(f"zf-{line.pk}", document, day),
        by=by,
    )
    settle_payment(payment=asked, reference=Reference(f"zf-{line.pk}-paid", document, day), by=by)
