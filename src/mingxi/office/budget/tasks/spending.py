"""What the clock does for what units have spent."""

from datetime import timedelta

from mingxi.office.budget.services.spending import gather_spending
from mingxi.office.frame.jobs import duty

# A day's payments are some thousands at most; between two times they would not be felt.
GATHERED_EVERY = timedelta(seconds=15)

duty("budget.gather_spending", name="归并单位执行数", every=GATHERED_EVERY)(gather_spending)
