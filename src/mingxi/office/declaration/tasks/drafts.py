"""What the clock does for drafts that came in without a check: by lists, by rolling, by joining."""

from datetime import timedelta

from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.selectors.drafts import form_of, unchecked_drafts
from mingxi.office.declaration.services.findings import keep_counts
from mingxi.office.frame.jobs import duty

# A text takes some hundredths of a second; the clock has other duties of every second.
_AT_ONCE = 10


@duty("declaration.check_drafts", name="核对尚未核对的草稿", every=timedelta(seconds=2))
def check_drafts() -> None:
    """Check some of them; lists call them unchecked until then."""
    for draft in unchecked_drafts()[:_AT_ONCE]:
        keep_counts(draft=draft, counts=checked_form(form_of(draft)).counts)
