"""Writers who ask as in `contend`, but look first and take afterwards, past all guards.

This is what the ledger must never be; the trial has to see it overspend.
"""

# Django is set up before its models are imported, and what is printed is the answer.
# ruff: noqa: E402, T201

import json
import sys
import time
from datetime import date

import django

django.setup()

from writers import contending

from mingxi.office.budget.models import Balance, Entry, Voucher
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing

count, tries = int(sys.argv[1]), int(sys.argv[2])


def take(name: str) -> dict[str, int]:
    given = 0
    for number in range(tries):
        available = Balance.objects.get(line_id=1, account="available").balance_fen
        if available < 100:
            continue
        time.sleep(0.001)
        with writing():
            voucher = Voucher.objects.create(
                act="reservation",
                key=f"{name}-{number}",
                document="云测付〔2026〕1号",
                fiscal_date=date(2026, 1, 1),
                by_number="1",
                by_name="甲",
                at=now(),
            )
            Entry.objects.create(
                voucher=voucher,
                debit_account="available",
                debit_line_id=1,
                credit_account="in_transit",
                credit_line_id=1,
                amount_fen=100,
            )
            Balance.objects.filter(line_id=1, account="available").update(
                balance_fen=available - 100
            )
        given += 1
    return {"given": given}


print(json.dumps(contending(take, count)))
