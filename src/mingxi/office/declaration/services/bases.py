"""What may be done with the documents that projects rest on (依据库)."""

from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Q

from mingxi.office.declaration.models import PolicyBasis
from mingxi.office.declaration.reckoning.matching_bases import number_key, title_key
from mingxi.office.declaration.reckoning.plain_words import no_personal_data
from mingxi.office.declaration.reckoning.states import BasisKind
from mingxi.office.declaration.selectors.bases import may_keep
from mingxi.office.declaration.services.citing import claim_citations
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit

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


def register_basis(*, facts: BasisFacts, file: StoredFile | None = None, by: Person) -> PolicyBasis:
    """Register a document; citations that waited for it rest on it from now on.

    Raises RefusedError where it is registered already, or its facts are unfit.
    """
    facts = _sound(facts)
    with writing():
        refuse_twice(facts, None)
        basis = PolicyBasis(registered_by=by, registered_at=now(), file=file)
        write_facts(basis, facts)
        found = claim_citations(basis)
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
        present = held_basis(basis.pk)
        refuse_strangers(present, by)
        refuse_twice(facts, present)
        changed = [name for name, value in _named(facts).items() if getattr(present, name) != value]
        if file is not None:
            present.file = file
            changed.append("file")
        write_facts(present, facts)
        found = claim_citations(present)
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
        present, successor = _held_both(basis, successor)
        refuse_strangers(present, by)
        if successor is not None and leads_to(successor, present):
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


def reinstate_basis(*, basis: PolicyBasis, by: Person) -> PolicyBasis:
    """Take a repeal back that was written by mistake; what replaced it is forgotten as well."""
    with writing():
        present = held_basis(basis.pk)
        refuse_strangers(present, by)
        if present.repealed_on is None:
            raise RefusedError("basis-not-repealed", f"“{present}”没有登记废止，不需要撤销。")
        facts: dict[str, str | int] = {
            "repealed_on": present.repealed_on.isoformat(),
            "uses": present.uses.count(),
        }
        present.repealed_on, present.successor = None, None
        present.save(update_fields=["repealed_on", "successor"])
        record("basis.reinstated", by=by, on=present, facts=facts)
    return present


def held_basis(basis_id: int) -> PolicyBasis:
    """Hold an entry as it stands now; refuses where it was merged into another meanwhile."""
    present = PolicyBasis.objects.select_for_update().filter(pk=basis_id).first()
    if present is None:
        raise RefusedError(
            "basis-gone",
            "这份文件已被并入另一份。",
            where="basis_id",
            mend="请回到依据库，打开合并后的那一份。",
        )
    return present


def refuse_strangers(basis: PolicyBasis, person: Person) -> None:
    """Refuse who may not keep this entry."""
    if not may_keep(person, basis):
        raise RefusedError(
            "basis-of-others",
            f"“{basis}”由财政部门或者登记它的单位维护。",
            where="basis_id",
            mend="请与登记人或者财政局预算股联系。",
        )


def _held_both(
    basis: PolicyBasis, successor: PolicyBasis | None
) -> tuple[PolicyBasis, PolicyBasis | None]:
    """Hold an entry and what replaces it, by their numbers, so that two never wait crosswise."""
    keys = {basis.pk} if successor is None else {basis.pk, successor.pk}
    held = {pk: held_basis(pk) for pk in sorted(keys)}
    return held[basis.pk], held[successor.pk] if successor else None


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


def refuse_twice(facts: BasisFacts, present: PolicyBasis | None) -> None:
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


def write_facts(basis: PolicyBasis, facts: BasisFacts) -> None:
    """Write what is known onto a row, with the keys by which it is compared."""
    for name, value in _named(facts).items():
        setattr(basis, name, value)
    basis.number_key, basis.title_key = number_key(facts.number), title_key(facts.title)
    basis.save()


def leads_to(basis: PolicyBasis | None, target: PolicyBasis) -> bool:
    """Tell whether a document is the target, or is replaced by it in the end."""
    seen: set[int] = set()
    at = basis
    while at is not None and at.pk not in seen:
        if at.pk == target.pk:
            return True
        seen.add(at.pk)
        at = at.successor
    return False
