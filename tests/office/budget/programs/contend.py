"""Writers who ask for a yuan of line 1 again and again.

Arguments: how many they are, and how often each asks. Prints for each of them how often it was
given a yuan, and its longest wait.
"""

# Django is set up before its models are imported, and what is printed is the answer.
# ruff: noqa: E402, T201

import json
import sys
import time

import django

django.setup()

from writers import contending

from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services import OverspendError, reserve_payment
from mingxi.office.events.services import SYSTEM

count, tries = int(sys.argv[1]), int(sys.argv[2])


def ask(name: str) -> dict[str, float]:
    given, longest = 0, 0.0
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
    return {"given": given, "longest_s": longest}


print(json.dumps(contending(ask, count)))
