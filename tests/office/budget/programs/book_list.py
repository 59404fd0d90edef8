"""Reserves a list of payments of one fen on line 1, and settles it; run again, it goes on."""

# Django is set up before its models are imported.
# ruff: noqa: E402

import sys

import django

django.setup()

from mingxi.office.budget.reckoning.lists import ListedPayment
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services import reserve_batch, settle_batch
from mingxi.office.events.services import SYSTEM

payments = [ListedPayment(str(number), 1, 1) for number in range(int(sys.argv[1]))]
reserved = reserve_batch(
    payments=payments, reference=Reference("list", "云测付〔2026〕1号"), by=SYSTEM
)
settle_batch(reserved=reserved, reference=Reference("paid", "云测付〔2026〕2号"), by=SYSTEM)
