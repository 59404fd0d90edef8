"""Opens line 1 and issues an amount in fen to it."""

# Django is set up before its models are imported, and what is printed is the answer.
# ruff: noqa: E402, T201

import sys

import django

django.setup()

from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.dimensions import Dimensions
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services import approve_budget, issue_allotment, open_line
from mingxi.office.events.services import SYSTEM

dimensions = Dimensions("530923", "301001", 2026, "general", "county", "2010301", "30201", "50201")
line = open_line(dimensions=dimensions, by=SYSTEM)
portions = [Portion(line.pk, int(sys.argv[1]))]
approve_budget(portions=portions, reference=Reference("approval", "云测预〔2026〕1号"), by=SYSTEM)
issue_allotment(portions=portions, reference=Reference("issue", "云测预〔2026〕2号"), by=SYSTEM)
print(line.pk)
