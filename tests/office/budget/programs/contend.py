"""Asks for a yuan of line 1 again and again; prints how often it was given, and the longest wait.

Waits for a line on standard input, so that all who contend begin together.
"""

# Django is set up before its models are imported, and what is printed is the answer.
# ruff: noqa: E402, T201

import json
import sys
import time

import django

django.setup()

from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services import OverspendError, reserve_payment
from mingxi.office.events.services import SYSTEM

name, tries = sys.argv[1], int(sys.argv[2])
given, longest = 0, 0.0
print("ready", flush=True)
sys.stdin.readline()
for number in range(tries):
    begun = time.perf_counter()
    try:
        reserve_payment(
            portions=[Portion(1, 100)],
            reference=Reference(f"{name}-{number}", "云测付〔2026〕1号"),
            by=SYSTEM,
        )
        given += 1
    except OverspendError:
        pass
    longest = max(longest, time.perf_counter() - begun)
print(json.dumps({"given": given, "longest_s": longest}))
