"""Citations of texts and the documents that they mean: matched when either of them comes."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q

from mingxi.office.declaration.models import BasisUse, Declaration, PolicyBasis
from mingxi.office.declaration.reckoning.matching_bases import Cited, Known, cited_in, matched
from mingxi.office.declaration.reckoning.plain_words import no_personal_data
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.database import writing


class Linked(NamedTuple):
    """How many citations of a form were found in the library of bases, and how many not."""

    known: int
    unknown: int


def link_bases(*, declaration: Declaration, form: ProjectForm, by: Actor) -> Linked:
    """Hold the citations of a form against the library of bases, instead of those before.

    What is registered is linked, what is not waits to be; called when a version is made.
    """
    cited = cited_in(form)
    with writing():
        known = _known(cited, declaration)
        BasisUse.objects.filter(declaration=declaration).delete()
        uses = [
            _use(declaration, place, one, matched(one, known)) for place, one in enumerate(cited)
        ]
        BasisUse.objects.bulk_create(uses)
        found = sum(use.basis_id is not None for use in uses)
        linked = Linked(found, len(uses) - found)
        record("bases.linked", by=by, on=declaration, facts=linked._asdict())
    return linked


def claim_citations(basis: PolicyBasis) -> int:
    """Let citations that waited rest on a document; says how many.

    A part of the calling service, which records what it was for.
    """
    waiting = BasisUse.objects.filter(basis=None)
    if basis.unit_id is not None:
        waiting = waiting.filter(declaration__unit=basis.unit_id)
    if basis.number_key:
        meant = Q(number_key=basis.number_key) | Q(number_key="", title_key=basis.title_key)
    else:
        meant = Q(title_key=basis.title_key)
    return waiting.filter(meant).update(basis=basis)


def _known(cited: Iterable[Cited], declaration: Declaration) -> list[Known]:
    """Give the registered documents that citations may mean: those of all, and the unit's own."""
    numbers = {one.number_key for one in cited if one.number_key}
    titles = {one.title_key for one in cited if one.title_key}
    rows = PolicyBasis.objects.filter(
        Q(number_key__in=numbers) | Q(title_key__in=titles),
        Q(unit=None) | Q(unit=declaration.unit_id),
    )
    return [
        Known(row.pk, row.number_key, row.title_key, is_internal=row.unit_id is not None)
        for row in rows
    ]


def _use(declaration: Declaration, place: int, cited: Cited, basis: int | None) -> BasisUse:
    return BasisUse(
        declaration=declaration,
        basis_id=basis,
        item_key=cited.item_key,
        place=place,
        kind=cited.kind,
        title=cited.title,
        number=_plain(cited.number),
        number_key=_plain(cited.number_key),
        title_key=_plain(cited.title_key),
        excerpt=cited.excerpt,
    )


def _plain(words: str) -> str:
    """Give words that may stand in a plain column; none where they name a person's number."""
    try:
        return no_personal_data(words)
    except ValueError:
        return ""
