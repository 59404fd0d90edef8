"""A writer of payments, in a process of its own: through the services, or by bare SQL.

Started as a program, it reads a line a task (``services 100``, ``bare 100``, ``batch 10000``) and
answers with the longest wait for a payment, and how often the database was locked.
Bare SQL makes the same writes: the same rows of voucher, entry and event in one transaction an act,
while the same triggers move the balances. It asks for no guard, no key and no permission.
"""

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable
from random import Random
from typing import Any
from uuid import uuid4

import django

django.setup()

# Django is set up before its models are imported, and what is printed is the answer.
# ruff: noqa: E402

import psycopg
from django.db import OperationalError, connection

from mingxi.office.budget.models import Line, Voucher
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.lists import ListedPayment
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services import (
    reserve_batch,
    reserve_payment,
    settle_batch,
    settle_payment,
)
from mingxi.office.events.services import SYSTEM

DOCUMENT = "云测付〔2026〕1号"
FEN = 100
chance = Random(1)  # noqa: S311 - no secret hangs on it
LINES = list(Line.objects.values_list("pk", flat=True))
Pay = Callable[[], None]


def pay_by_services() -> None:
    """Reserve and settle one payment."""
    key = uuid4().hex
    payment = reserve_payment(
        portions=[Portion(chance.choice(LINES), FEN)],
        reference=Reference(f"{key}-reserve", DOCUMENT),
        by=SYSTEM,
    )
    settle_payment(payment=payment, reference=Reference(f"{key}-settle", DOCUMENT), by=SYSTEM)


VOUCHER = "act, key, document, fiscal_date, by_number, by_name, at, follows_id"
ENTRY = "voucher_id, debit_account, debit_line_id, credit_account, credit_line_id, amount_fen"


def sample_event() -> dict[str, Any]:
    """Give the event of a payment as the database keeps it, less its number."""
    pay_by_services()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM events_event ORDER BY id DESC LIMIT 1")
        names = [column[0] for column in cursor.description]
        row = dict(zip(names, cursor.fetchone(), strict=True))
    del row["id"]
    return {
        name: json.dumps(value) if isinstance(value, dict | list) else value
        for name, value in row.items()
    }


def voucher_row(voucher: Voucher, act: str, key: str, follows: int | None) -> list[Any]:
    """Give the values of a voucher, as a service writes them."""
    day = voucher.fiscal_date.isoformat()
    at = connection.ops.adapt_datetimefield_value(voucher.at)
    return [act, key, DOCUMENT, day, voucher.by_number, voucher.by_name, at, follows]


def paying_bare_on_sqlite(path: str) -> Pay:
    """Give what pays once by the standard library's driver."""
    database = sqlite3.connect(path, timeout=30, isolation_level=None)
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA foreign_keys = ON")
    event = sample_event()
    voucher = Voucher.objects.latest("id")
    marks = ", ".join("?" * len(event))
    enter_event = f"INSERT INTO events_event ({', '.join(event)}) VALUES ({marks})"  # noqa: S608
    enter_voucher = f"INSERT INTO budget_voucher ({VOUCHER}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
    enter_entry = f"INSERT INTO budget_entry ({ENTRY}) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608
    told = list(event.values())

    def act(name: str, debit: str, credit: str, line: int, follows: int | None) -> int:
        row = voucher_row(voucher, name, uuid4().hex, follows)
        database.execute("BEGIN IMMEDIATE")
        number: int = database.execute(enter_voucher, row).lastrowid  # type: ignore[assignment]
        database.execute(enter_entry, (number, debit, line, credit, line, FEN))
        database.execute(enter_event, told)
        database.execute("COMMIT")
        return number

    def pay() -> None:
        line = chance.choice(LINES)
        number = act("reservation", "available", "in_transit", line, None)
        act("settlement", "in_transit", "paid", line, number)

    return pay


def paying_bare_on_postgresql(address: str) -> Pay:
    """Give what pays once by psycopg: one prepared statement an act, the fastest known here."""
    server = psycopg.connect(address, autocommit=True)
    event = sample_event()
    voucher = Voucher.objects.latest("id")
    marks = ", ".join(["%s"] * len(event))
    statement = f"""
        WITH voucher AS (
            INSERT INTO budget_voucher ({VOUCHER}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
            RETURNING id
        ), event AS (
            INSERT INTO events_event ({", ".join(event)}) VALUES ({marks})
        )
        INSERT INTO budget_entry ({ENTRY})
        SELECT id, %s::text, %s::bigint, %s::text, %s::bigint, %s::bigint FROM voucher
        RETURNING voucher_id
    """  # noqa: S608  # our own columns
    told = list(event.values())

    def act(name: str, debit: str, credit: str, line: int, follows: int | None) -> int:
        row = voucher_row(voucher, name, uuid4().hex, follows)
        values = [*row, *told, debit, line, credit, line, FEN]
        cursor = server.execute(statement, values, prepare=True)
        (number,) = cursor.fetchone() or (0,)
        return int(number)

    def pay() -> None:
        line = chance.choice(LINES)
        number = act("reservation", "available", "in_transit", line, None)
        act("settlement", "in_transit", "paid", line, number)

    return pay


def pay_a_list(count: int) -> None:
    """Reserve and settle a list of payments."""
    key = uuid4().hex
    payments = [ListedPayment(str(number), chance.choice(LINES), FEN) for number in range(count)]
    reserved = reserve_batch(
        payments=payments, reference=Reference(f"{key}-reserve", DOCUMENT), by=SYSTEM
    )
    settle_batch(reserved=reserved, reference=Reference(f"{key}-settle", DOCUMENT), by=SYSTEM)


def pay_one_by_one(pay: Pay, count: int) -> dict[str, float]:
    """Pay so often, and tell the longest wait and how often the database was locked."""
    longest, locked = 0.0, 0
    for _ in range(count):
        begun = time.perf_counter()
        try:
            pay()
        except (OperationalError, sqlite3.OperationalError):
            locked += 1
        longest = max(longest, time.perf_counter() - begun)
    return {"longest": longest, "locked": locked}


def main() -> None:
    address = os.environ["DATABASE_URL"]
    pays = {
        "services": pay_by_services,
        "bare": paying_bare_on_sqlite(address.removeprefix("sqlite:///"))
        if connection.vendor == "sqlite"
        else paying_bare_on_postgresql(address),
    }
    print("ready", flush=True)
    for task in sys.stdin:
        way, count = task.split()
        if way == "batch":
            pay_a_list(int(count))
            told = {"longest": 0.0, "locked": 0}
        else:
            told = pay_one_by_one(pays[way], int(count))
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
