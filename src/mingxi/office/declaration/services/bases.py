"""What may be done with the documents that projects rest on (依据库)."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from mingxi.office.declaration.models import BasisUse, Declaration, PolicyBasis
from mingxi.office.declaration.reckoning.matching_bases import (
    Cited,
    Known,
    cited_in,
    matched,
    number_key,
    title_key,
)
from mingxi.office.declaration.reckoning.plain_words import no_personal_data
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import BasisKind
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit
from mingxi.regulations.instruments import Instrument, instruments

_LABELS = {"title": "名称", "number": "文号", "issuer": "发文机关"}
_LENGTHS = {"title": 200, "number": 64, "issuer": 128}


@dataclass(frozen=True)
class BasisFacts:
    """What is known of a document; ``unit`` is set for what concerns one unit alone."""

    kind: BasisKind
    title: str
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    unit: Unit | None = None


class Linked(NamedTuple):
    """How many citations of a form were found in the library of bases, and how many not."""

    known: int
    unknown: int


def register_basis(*, facts: BasisFacts, file: StoredFile | None = None, by: Person) -> PolicyBasis:
    """Register a document; citations that waited for it rest on it from now on.

    Raises RefusedError where it is registered already, or its facts are unfit.
    """
    facts = _sound(facts)
    with writing():
        _refuse_twice(facts, None)
        basis = PolicyBasis(registered_by=by, registered_at=now(), file=file)
        _write(basis, facts)
        found = _claim(basis)
        told: dict[str, str | int] = {
            "kind": facts.kind.value,
            "number": facts.number,
            "citations": found,
        }
        record("basis.registered", by=by, on=basis, facts=told, secrets={"title": facts.title})
    return basis


def change_basis(
    *, basis: PolicyBasis, facts: BasisFacts, file: StoredFile | None = None, by: Person
) -> PolicyBasis:
    """Change what is known of a document; a file takes the place of the one before."""
    facts = _sound(facts)
    with writing():
        present = PolicyBasis.objects.select_for_update().get(pk=basis.pk)
        _refuse_twice(facts, present)
        changed = [name for name, value in _named(facts).items() if getattr(present, name) != value]
        if file is not None:
            present.file = file
            changed.append("file")
        _write(present, facts)
        found = _claim(present)
        told: dict[str, str | int] = {"number": facts.number, "citations": found}
        record("basis.changed", by=by, on=present, changed=changed, facts=told)
    return present


def repeal_basis(
    *, basis: PolicyBasis, on: date, successor: PolicyBasis | None = None, by: Person
) -> PolicyBasis:
    """Write that a document was repealed on a day, and what took its place.

    Raises RefusedError where it would be its own successor, directly or by others.
    """
    with writing():
        present = PolicyBasis.objects.select_for_update().get(pk=basis.pk)
        if successor is not None:
            successor = PolicyBasis.objects.select_for_update().get(pk=successor.pk)
        if successor is not None and _leads_to(successor, present):
            raise RefusedError(
                "basis-succeeds-itself",
                f"“{successor}”又由“{present}”替代，不能互相替代。",
                where="successor",
                mend="请核对替代文件。",
            )
        if present.issued_on is not None and on < present.issued_on:
            raise RefusedError(
                "basis-repealed-before-issued",
                f"废止日期早于印发日期{present.issued_on:%Y-%m-%d}。",
                where="on",
                mend="请核对废止日期。",
            )
        present.repealed_on, present.successor = on, successor
        present.save(update_fields=["repealed_on", "successor"])
        record(
            "basis.repealed",
            by=by,
            on=present,
            facts={
                "repealed_on": on.isoformat(),
                "successor": successor.pk if successor else "",
                "uses": present.uses.count(),
            },
        )
    return present


def merge_bases(*, kept: PolicyBasis, merged: PolicyBasis, by: Person) -> PolicyBasis:
    """Make one of two entries of the same document: what rests on the other rests on this one.

    What is not known of the kept one is taken from the other, which is removed.

    Raises RefusedError where both are one, or one concerns a unit that the other does not.
    """
    if kept.pk == merged.pk:
        raise RefusedError(
            "basis-merged-with-itself", "选了同一份文件，不需要合并。", where="merged"
        )
    if kept.unit_id is not None and kept.unit_id != merged.unit_id:
        raise RefusedError(
            "basis-is-internal",
            f"“{kept}”是内部文件，不能并入其他单位也引用的文件。",
            where="merged",
            mend="请反过来合并，保留各单位都能看到的那一份。",
        )
    with writing():
        both = PolicyBasis.objects.select_for_update().in_bulk([kept.pk, merged.pk])
        stays, goes = both[kept.pk], both[merged.pk]
        moved = BasisUse.objects.filter(basis=goes).update(basis=stays)
        PolicyBasis.objects.filter(successor=goes).exclude(pk=stays.pk).update(successor=stays)
        if stays.successor_id == goes.pk:
            stays.successor = None
        filled = [
            name
            for name in ("issued_on", "valid_from", "valid_until", "repealed_on", "file", "origin")
            if not getattr(stays, name) and getattr(goes, name)
        ]
        for name in filled:
            setattr(stays, name, getattr(goes, name))
        told: dict[str, str | int] = {"removed": goes.pk, "number": goes.number, "moved": moved}
        secrets = {"title": goes.title}
        record("basis.merged", by=by, on=stays, changed=filled, facts=told, secrets=secrets)
        goes.delete()
        stays.save()
    return stays


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


def preload_laws(*, by: Actor) -> int:
    """Register the laws and circulars that the core knows; says how many were new.

    Source: ``mingxi.regulations.instruments``. What is registered by hand already is left alone.
    """
    known = instruments()
    with writing():
        there = set(PolicyBasis.objects.exclude(origin="").values_list("origin", flat=True))
        made: dict[str, PolicyBasis] = {}
        for key, instrument in known.items():
            if key not in there and (basis := _of_instrument(instrument)) is not None:
                made[key] = basis
        for key, basis in made.items():
            successor = known[key].successor
            if successor is not None:
                basis.successor = PolicyBasis.objects.filter(origin=successor).first()
                basis.save(update_fields=["successor"])
        for basis in made.values():
            record("basis.preloaded", by=by, on=basis, facts={"origin": basis.origin})
    return len(made)


def _named(facts: BasisFacts) -> dict[str, object]:
    """Give the facts by the names of their fields."""
    return {field.name: getattr(facts, field.name) for field in fields(facts)}


def _sound(facts: BasisFacts) -> BasisFacts:
    """Give facts as they are kept; raises RefusedError for unfit ones."""
    words = {name: " ".join(getattr(facts, name).split()) for name in _LABELS}
    words["title"] = words["title"].strip("《》")
    if not words["title"]:
        raise RefusedError(
            "basis-without-title", "没有写明名称。", where="title", mend="请填写名称。"
        )
    for name, text in words.items():
        limit = _LENGTHS[name]
        if len(text) > limit:
            raise RefusedError(
                "basis-words-too-long",
                f"{_LABELS[name]}有{len(text)}个字。",
                where=name,
                mend=f"请缩短到{limit}个字以内。",
            )
        try:
            no_personal_data(text)
        except ValueError as unfit:
            raise RefusedError("basis-names-person", str(unfit), where=name) from unfit
    days = facts.valid_from, facts.valid_until
    if days[0] and days[1] and days[1] < days[0]:
        raise RefusedError(
            "basis-ends-before-it-begins",
            "有效期至的日期早于施行日期。",
            where="valid_until",
            mend="请核对两个日期。",
        )
    return BasisFacts(
        facts.kind,
        words["title"],
        words["number"],
        words["issuer"],
        facts.issued_on,
        facts.valid_from,
        facts.valid_until,
        facts.unit,
    )


def _refuse_twice(facts: BasisFacts, present: PolicyBasis | None) -> None:
    """Refuse a document that is there: the same number, or without one the same title."""
    number, title = number_key(facts.number), title_key(facts.title)
    same = Q(number_key=number) if number else Q(number_key="", title_key=title)
    others = PolicyBasis.objects.filter(same, issuer=facts.issuer, unit=facts.unit)
    if present is not None:
        others = others.exclude(pk=present.pk)
    if other := others.first():
        raise RefusedError(
            "basis-registered-already",
            f"依据库中已有“{other}”（编号{other.pk}）。",
            where="number" if number else "title",
            mend="请直接引用；确是另一份文件的，请核对文号和发文机关。",
        )


def _write(basis: PolicyBasis, facts: BasisFacts) -> None:
    for name, value in _named(facts).items():
        setattr(basis, name, value)
    basis.number_key, basis.title_key = number_key(facts.number), title_key(facts.title)
    basis.save()


def _claim(basis: PolicyBasis) -> int:
    """Let citations that waited rest on a document; says how many."""
    waiting = BasisUse.objects.filter(basis=None)
    if basis.unit_id is not None:
        waiting = waiting.filter(declaration__unit=basis.unit_id)
    if basis.number_key:
        meant = Q(number_key=basis.number_key) | Q(number_key="", title_key=basis.title_key)
    else:
        meant = Q(title_key=basis.title_key)
    return waiting.filter(meant).update(basis=basis)


def _leads_to(basis: PolicyBasis, target: PolicyBasis) -> bool:
    """Tell whether a document is the target, or is replaced by it in the end."""
    seen: set[int] = set()
    at: PolicyBasis | None = basis
    while at is not None and at.pk not in seen:
        if at.pk == target.pk:
            return True
        seen.add(at.pk)
        at = at.successor
    return False


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


def _of_instrument(instrument: Instrument) -> PolicyBasis | None:
    """Register a law of the core; None where somebody has registered it by hand."""
    is_law = instrument.number is None or "令" in instrument.number
    facts = BasisFacts(
        BasisKind.LAW if is_law else BasisKind.CIRCULAR,
        instrument.title,
        instrument.number or "",
        valid_from=instrument.begins,
        valid_until=instrument.ends,
    )
    try:
        _refuse_twice(facts, None)
    except RefusedError:
        return None
    basis = PolicyBasis(registered_at=now(), origin=instrument.key)
    _write(basis, facts)
    _claim(basis)
    return basis
