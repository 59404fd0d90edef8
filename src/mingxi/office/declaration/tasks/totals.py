"""What the clock does for the totals."""

from datetime import timedelta

from mingxi.office.declaration.services.totals import gather_totals
from mingxi.office.frame.jobs import duty

# Between two times some hundreds of rows are noted at most; some thousands would not be felt.
GATHERED_EVERY = timedelta(seconds=15)

duty("declaration.gather_totals", name="归并年度汇总", every=GATHERED_EVERY)(gather_totals)
