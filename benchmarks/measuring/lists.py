"""A server of the project lists in one process: it is filled once, then told which page to answer.

Reads lines from its input: ``fill 100000`` makes so many projects, ``get /library/`` answers a page
as the budget office sees it, and ``clerk /declarations/`` as the clerk of a unit does. Each line is
answered by one of JSON.
"""

import json
import sys
import time
from collections.abc import Iterator
from itertools import islice

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from measuring.arranged import arrange, ceiling_of, itemise  # noqa: E402
from mingxi.office.budget.models import Ceiling  # noqa: E402
from mingxi.office.budget.services.spending import gather_spending  # noqa: E402
from mingxi.office.budget.services.years import open_fiscal_year  # noqa: E402
from mingxi.office.declaration.models import BudgetProject, Declaration  # noqa: E402
from mingxi.office.declaration.services.totals import gather_totals  # noqa: E402
from mingxi.office.events.services import SYSTEM  # noqa: E402
from mingxi.office.frame.clock import now, today  # noqa: E402
from mingxi.office.people.models import Person, Unit  # noqa: E402
from mingxi.office.people.reckoning.roles import Role  # noqa: E402
from mingxi.office.people.reckoning.units import Level, UnitKind  # noqa: E402
from mingxi.office.people.services import (  # noqa: E402
    add_unit,
    appoint_person,
    register_person,
    set_password,
)

DEPARTMENTS = 30
UNITS_EACH = 8
# The place of one of the units with most projects: 22 of 1,000.
LARGE = 81
AT_ONCE = 5000
CATEGORIES = ("1", "21", "22", "3", "3", "3")
STATES = ("admitted", "admitted", "approved", "unfunded", "spreading")
PROJECT_STATES = ("reserved", "reserved", "approved", "reserved", "budgeting")
MATTERS = ("道路养护", "校舍修缮", "基层培训", "设备更新", "防汛物资", "公共服务", "会议保障")


def people() -> tuple[Person, list[Unit]]:
    """Found a county of departments and units, with somebody who leads the library."""
    kind, level = UnitKind.FISCAL_AUTHORITY, Level.COUNTY
    top = add_unit(code="100", name="财政局", level=level, kind=kind, parent=None, by=SYSTEM)
    units: list[Unit] = []
    for number in range(DEPARTMENTS):
        above = add_unit(
            code=f"{200 + number}",
            name=f"主管部门{number}",
            level=level,
            kind=UnitKind.BUDGET_DEPARTMENT,
            parent=top,
            by=SYSTEM,
        )
        units.append(above)
        units += [
            add_unit(
                code=f"{above.code}{one:03}",
                name=f"预算单位{number}-{one}",
                level=level,
                kind=UnitKind.SPENDING_UNIT,
                parent=above,
                by=SYSTEM,
            )
            for one in range(UNITS_EACH)
        ]
    person = register_person(
        number="B002",
        name="方知远",
        sign_in_name="B002",
        phone="13800138000",
        identity_number="110101199003070599",
        by=SYSTEM,
    )
    set_password(person=person, password="Heng-chuan-7712", by=person)  # noqa: S106  # invented
    appoint_person(person=person, role=Role.BUDGET_OFFICE, unit=top, begins=today(), by=SYSTEM)
    clerk = register_person(number="A001", name="林晓禾", sign_in_name="A001", by=SYSTEM)
    set_password(person=clerk, password="Heng-chuan-7713", by=clerk)  # noqa: S106  # invented
    appoint_person(person=clerk, role=Role.CLERK, unit=units[LARGE], begins=today(), by=SYSTEM)
    return person, units


def fill(count: int) -> None:
    """Make projects of two years by bulk inserts; the triggers make lines and totals of them."""
    person, units = people()
    year = open_fiscal_year(year=2026, began_on=today(), by=person)
    ceiling = ceiling_of(year, Unit.objects.get(parent=None), person)
    numbers = iter(range(count))
    while part := list(islice(numbers, AT_ONCE)):
        with transaction.atomic():
            _make(part, person, units, ceiling)
    gather_totals()
    gather_spending()
    with connection.cursor() as cursor:
        # As the database's own upkeep does after so many rows.
        cursor.execute("ANALYZE")


def _make(part: list[int], person: Person, units: list[Unit], ceiling: Ceiling) -> None:
    moment = now()
    projects = BudgetProject.objects.bulk_create(
        BudgetProject(
            # Some units have many projects, some few.
            unit=units[(number * number) % len(units)],
            code=f"53042726{number:013}",
            name=f"{MATTERS[number % 7]}{number}号项目",
            category=CATEGORIES[number % 6],
            first_year=2025,
            last_year=2026 + number % 4,
            state=PROJECT_STATES[number % 5],
            rank=(number * 7919) % 1_000_003,
            registered_by=person,
            registered_at=moment,
        )
        for number in part
    )
    declarations = Declaration.objects.bulk_create(_declarations(part, projects, person))
    itemise(declarations)
    arrange(declarations, ceiling, person)


def _declarations(
    part: list[int], projects: list[BudgetProject], person: Person
) -> Iterator[Declaration]:
    moment = now()
    for number, project in zip(part, projects, strict=True):
        asked = (number * 104_729) % 10**9
        yield Declaration(
            project=project,
            unit=project.unit,
            fiscal_year=2026,
            state=STATES[number % 5],
            asked_fen=asked,
            admitted_fen=asked * 8 // 10,
            next_year_fen=asked // 2,
            year_after_fen=asked // 3,
            begun_by=person,
            begun_at=moment,
            changed_at=moment,
        )


def get(client: Client, address: str) -> dict[str, float]:
    """Answer a page: the seconds it took, and on how many queries."""
    begun = time.perf_counter()
    answer = client.get(address)
    taken = time.perf_counter() - begun
    assert answer.status_code == 200, (address, answer.status_code)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return {"seconds": taken, "queries": len(queries)}


def main() -> None:
    office, clerk = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
    print("ready", flush=True)
    for line in sys.stdin:
        task, _, what = line.strip().partition(" ")
        if task == "fill":
            fill(int(what))
            office.force_login(Person.objects.get(number="B002"))
            clerk.force_login(Person.objects.get(number="A001"))
            told: object = "filled"
        else:
            told = get(clerk if task == "clerk" else office, what)
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
