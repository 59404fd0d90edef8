"""Prints every difference that the proof of the ledger finds."""

import django

django.setup()

from mingxi.languages import render  # noqa: E402
from mingxi.office.budget.selectors.proof import differences  # noqa: E402

for difference in differences():
    print(render(difference, "zh"))
