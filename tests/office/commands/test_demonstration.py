"""The demonstration: two budget years at work, made by the services themselves."""

from django.db.models import Sum

from mingxi.office.budget.models import Balance, ExpenseCap, FiscalYear
from mingxi.office.budget.reckoning.accounts import Account
from mingxi.office.budget.selectors.proof import differences
from mingxi.office.commands.demonstration import people_and_texts
from mingxi.office.declaration.models import BudgetProject, Declaration
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.frame.jobs.models import Job, State


def test_the_county_is_at_work_in_two_years_and_its_books_hold() -> None:
    people_and_texts.fill()
    assert FiscalYear.objects.count() == 2
    standing = set(Declaration.objects.values_list("state", flat=True))
    assert standing == {state.value for state in DeclarationState}
    assert not list(differences())
    paid = Balance.objects.filter(account=Account.PAID).aggregate(fen=Sum("balance_fen"))["fen"]
    assert paid > 0
    assert not Job.objects.exclude(state=State.DONE).exists()
    short = Declaration.objects.get(project__name__startswith="实验室", state="approved")
    assert 0 < short.arrangement.control_fen < short.admitted_fen
    assert Declaration.objects.filter(errors__gt=0).exists()
    # Who starts it again finds what is there.
    count = BudgetProject.objects.count()
    people_and_texts.fill()
    assert BudgetProject.objects.count() == count
    # Caps of both years stand beside each other, and none has grown.
    caps = ExpenseCap.objects.all()
    assert set(caps.values_list("fiscal_year__year", flat=True)) == set(
        FiscalYear.objects.values_list("year", flat=True)
    )
    assert all(cap.growth_fen is not None and cap.growth_fen <= 0 for cap in caps)
