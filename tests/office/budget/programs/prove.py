"""Prints every difference that the proof of the ledger finds."""

# Django is set up before its models are imported, and what is printed is the answer.
# ruff: noqa: E402, T201

import django

django.setup()

from mingxi.languages import render
from mingxi.office.budget.selectors.proof import differences

for difference in differences():
    print(render(difference, "zh"))
