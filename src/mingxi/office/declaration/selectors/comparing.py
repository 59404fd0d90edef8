"""Which states of a project's text a person may lay side by side."""

from typing import NamedTuple

from mingxi.office.declaration.models import Declaration, TextVersion, WorkingDraft
from mingxi.office.declaration.selectors.drafts import drafts_for
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.people.models import Person


class TextState(NamedTuple):
    """A version or the draft of one year's declaration; ``key`` stands in addresses."""

    key: str
    name: str
    row: TextVersion | WorkingDraft


def text_states_for(
    person: Person, declaration: Declaration, *, with_drafts: bool
) -> list[TextState]:
    """Give all states of the declaration's project, the oldest year first.

    A draft is its unit's alone: only who writes asks ``with_drafts``. One that is as the last
    version left it is no state of its own.
    """
    years = declarations_for(person).filter(project=declaration.project_id)
    states = []
    for one in years.order_by("fiscal_year").prefetch_related("versions"):
        states += [
            TextState(
                f"v{version.pk}",
                f"{one.fiscal_year}年 第{version.number}版（{version.get_stage_display()}）",
                version,
            )
            for version in one.versions.all()
        ]
        draft = drafts_for(person).filter(declaration=one).first() if with_drafts else None
        last = max(one.versions.all(), key=lambda version: version.number, default=None)
        if draft is not None and (last is None or draft.content != last.content):
            states.append(TextState(f"d{one.pk}", f"{one.fiscal_year}年 草稿", draft))
    return states
