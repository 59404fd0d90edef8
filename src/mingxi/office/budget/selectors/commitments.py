"""What is left of a contract's commitment."""

from django.db.models import Case, F, Q, Sum, When

from mingxi.office.budget.models import Entry, Voucher
from mingxi.office.budget.reckoning.accounts import Account


def open_fen_of(commitment: Voucher) -> dict[int, int]:
    """Give what a contract has still set aside, in fen by line: all of it less what was used."""
    entries = Entry.objects.filter(Q(voucher=commitment) | Q(voucher__commitment=commitment))
    moved = Sum(
        Case(
            When(credit_account=Account.COMMITTED, then=F("amount_fen")),
            When(debit_account=Account.COMMITTED, then=-F("amount_fen")),
            default=0,
        )
    )
    # All uses of a contract stay on its lines.
    return dict(entries.values_list("credit_line").annotate(open_fen=moved))
