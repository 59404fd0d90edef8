"""Reserves a list of payments of one fen on line 1, and settles it; run again, it goes on.

Arguments: how many payments; and, to be killed, after how many bookings and how many seconds more.
The kill is the system's, which the process cannot answer; but the moment is told from inside, as
from outside a busy machine might let the list end before.
"""

# Django is set up before its models are imported.
# ruff: noqa: E402

import os
import signal
import sys
import time
from threading import Thread

import django

django.setup()

from mingxi.office.budget.models import Voucher
from mingxi.office.budget.reckoning.lists import ListedPayment
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services import reserve_batch, settle_batch
from mingxi.office.events.services import SYSTEM


def be_killed(booked: int, pause: float) -> None:
    while Voucher.objects.filter(batch__isnull=False).count() < booked:
        time.sleep(0.005)
    time.sleep(pause)
    os.kill(os.getpid(), signal.SIGKILL)


if len(sys.argv) > 2:
    Thread(target=be_killed, args=(int(sys.argv[2]), float(sys.argv[3])), daemon=True).start()
payments = [ListedPayment(str(number), 1, 1) for number in range(int(sys.argv[1]))]
reserved = reserve_batch(
    payments=payments, reference=Reference("list", "云测付〔2026〕1号"), by=SYSTEM
)
settle_batch(reserved=reserved, reference=Reference("paid", "云测付〔2026〕2号"), by=SYSTEM)
