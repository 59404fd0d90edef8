"""What is arranged for the projects of the lists, spread over sub-items, and spent on them."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from mingxi.office.budget.models import (
    Arrangement,
    Ceiling,
    ControlFigure,
    DetailLine,
    Entry,
    FiscalYear,
    Line,
    Voucher,
)
from mingxi.office.budget.reckoning.accounts import Account
from mingxi.office.budget.reckoning.acts import Act
from mingxi.office.budget.reckoning.dimensions import Dimensions
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.services.ceilings import set_ceiling
from mingxi.office.declaration.models import Declaration, ItemFigure
from mingxi.office.declaration.reckoning.states import FundKind
from mingxi.office.frame.clock import now, today
from mingxi.office.people.models import Person, Unit

ARRANGED = ("approved", "spreading")
CEILING_FEN = 10**15
ITEMS = ("a", "b")
CODES = ("2050803", "30216", "50203")


def ceiling_of(year: FiscalYear, top: Unit, person: Person) -> Ceiling:
    """Set a ceiling that all projects rest on."""
    source = Source(FundKind.GENERAL, "county")
    return set_ceiling(year=year, unit=top, source=source, ceiling_fen=CEILING_FEN, by=person)


def itemise(declarations: Iterable[Declaration]) -> None:
    """Give each declaration its sub-items."""
    ItemFigure.objects.bulk_create(
        ItemFigure(
            declaration=one,
            key=key,
            code=str(place),
            label=f"子项{place}",
            place=place,
            asked_fen=one.asked_fen // len(ITEMS),
            admitted_fen=(one.admitted_fen or 0) // len(ITEMS),
        )
        for one in declarations
        for place, key in enumerate(ITEMS, 1)
    )


def arrange(declarations: Iterable[Declaration], ceiling: Ceiling, person: Person) -> None:
    """Give those that got as far a control figure, spread over sub-items; approved ones spend."""
    moment = now()
    arrangements = Arrangement.objects.bulk_create(
        Arrangement(
            declaration=one,
            fiscal_year=ceiling.fiscal_year,
            unit_id=one.unit_id,
            department_id=one.unit_id,
            state="issued",
            control_fen=one.asked_fen // 10 * 7,
            proposed_by=person,
            proposed_at=moment,
        )
        for one in declarations
        if one.state in ARRANGED
    )
    controls = ControlFigure.objects.bulk_create(
        ControlFigure(arrangement=one, ceiling=ceiling, amount_fen=one.control_fen)
        for one in arrangements
        if one.control_fen
    )
    DetailLine.objects.bulk_create(
        DetailLine(
            arrangement=one.arrangement,
            control=one,
            place=place,
            item_key=key,
            function_code=CODES[0],
            dept_econ_code=CODES[1],
            gov_econ_code=CODES[2],
            amount_fen=one.amount_fen // len(ITEMS) or 1,
        )
        for one in controls
        for place, key in enumerate(ITEMS, 1)
    )
    approved = [one for one in controls if one.arrangement.declaration.state == "approved"]
    numbers = [one.arrangement_id for one in approved]
    Arrangement.objects.filter(pk__in=numbers).update(state="approved")
    _spend(approved, person)


def _spend(controls: Sequence[ControlFigure], person: Person) -> None:
    """Have each project pay half of what it got, on the line of its first sub-item."""
    declared = [one.arrangement.declaration for one in controls]
    lines = Line.objects.bulk_create(
        Line(
            **Dimensions(
                one.project.code,
                one.unit.code,
                one.fiscal_year,
                "general",
                "county",
                *CODES,
                sub_item_code=ITEMS[0],
            )._asdict()
        )
        for one in declared
    )
    if not lines:
        return
    voucher = Voucher.objects.create(
        act=Act.SETTLEMENT.value,
        key=f"paid-{lines[0].pk}",
        document="支付清单",
        fiscal_date=today(),
        by_number=person.number,
        by_name=person.name,
        at=now(),
    )
    with transaction.atomic():
        Entry.objects.bulk_create(
            Entry(
                voucher=voucher,
                debit_account=Account.BUDGET.value,
                debit_line=line,
                credit_account=Account.PAID.value,
                credit_line=line,
                amount_fen=control.amount_fen // 2 or 1,
            )
            for line, control in zip(lines, controls, strict=True)
        )
