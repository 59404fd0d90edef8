"""What a check found, kept where lists show it."""

from mingxi.office.declaration.models import Declaration, WorkingDraft
from mingxi.office.frame.database import writing


def keep_counts(*, draft: WorkingDraft, counts: tuple[int, int]) -> None:
    """Keep how many errors and warnings a check of a draft found that nobody had checked.

    What was saved meanwhile is another draft, to be checked for itself.
    """
    errors, warnings = counts
    with writing():
        unchecked = Declaration.objects.select_for_update().filter(
            pk=draft.declaration_id, errors=None
        )
        same = WorkingDraft.objects.filter(pk=draft.pk, revision=draft.revision)
        if unchecked.exists() and same.exists():
            unchecked.update(errors=errors, warnings=warnings)
