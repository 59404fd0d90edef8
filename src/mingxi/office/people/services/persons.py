"""Register and change persons, and end their sessions."""

from django.contrib.auth.hashers import make_password
from django.db.models import F

from mingxi.office.events.services import SYSTEM, Actor, record
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.models.persons import normal_sign_in_name
from mingxi.office.people.services.checking import changed_fields, check


def register_person(  # noqa: PLR0913  # a person has as many parts
    *,
    number: str,
    name: str,
    sign_in_name: str,
    phone: str = "",
    identity_number: str = "",
    demonstration_hash: str | None = None,
    by: Actor,
) -> Person:
    """Register a person: who signs in once a password is issued, and acts once a role is given.

    Args:
        number: 工号; it never changes.
        name: As on the identity card.
        sign_in_name: Any case; kept in small letters.
        phone: Kept sealed.
        identity_number: Kept sealed.
        demonstration_hash: For persons of the demonstration their password, hashed. It is public,
            may be that of all of them, and opens nothing from another machine.
        by: Who registers.
    """
    is_demonstration = demonstration_hash is not None
    person = Person(
        number=number,
        name=name,
        sign_in_name=normal_sign_in_name(sign_in_name),
        phone=phone,
        identity_number=identity_number,
        is_demonstration=is_demonstration,
        password=demonstration_hash or make_password(None),
    )
    if number == SYSTEM.number:
        raise RefusedError(
            "people-number-reserved",
            "这个工号留给系统自身，日志中不能与人混淆。",
            where="number",
            mend="请换一个。",
        )
    with writing():
        check(person)
        person.save(force_insert=True)
        record(
            "person.registered",
            by=by,
            on=person,
            facts={"number": number, "demonstration": int(is_demonstration)},
            secrets=_personal(person),
        )
    return person


def change_person(  # noqa: PLR0913  # a person has as many parts
    *,
    person: Person,
    name: str,
    sign_in_name: str,
    phone: str | None = None,
    identity_number: str | None = None,
    is_active: bool = True,
    by: Actor,
) -> Person:
    """Change what is kept of a person; who is no longer active is signed out everywhere.

    ``phone`` and ``identity_number`` stay as they are where None; the number never changes.
    """
    wishes: dict[str, object] = {
        "name": name,
        "sign_in_name": normal_sign_in_name(sign_in_name),
        "is_active": is_active,
    }
    personal = {"phone": phone, "identity_number": identity_number}
    wishes |= {field: value for field, value in personal.items() if value is not None}
    with writing():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if not is_active and by.number == person.number:
            raise RefusedError(
                "people-own-closing",
                "不能停用自己。",
                where="is_active",
                mend="请由另一位系统管理员办理。",
            )
        changed = changed_fields(person, wishes)
        if not changed:
            return person
        check(person)
        person.save(update_fields=changed)
        record(
            "person.changed",
            by=by,
            on=person,
            changed=changed,
            facts={"number": person.number, "active": int(person.is_active)},
            secrets={field: text for field, text in _personal(person).items() if field in changed},
        )
    return person


def end_sessions(*, person: Person, by: Actor) -> Person:
    """End all sessions of a person; the page that asks for it keeps its own alive."""
    with writing():
        Person.objects.filter(pk=person.pk).update(session_round=F("session_round") + 1)
        person.refresh_from_db(fields=["session_round"])
        record("person.signed_out_everywhere", by=by, on=person, facts={"number": person.number})
    return person


def _personal(person: Person) -> dict[str, str]:
    """Give the personal values, which the log keeps as salted digests alone."""
    personal = {
        "name": person.name,
        "sign_in_name": person.sign_in_name,
        "phone": person.phone,
        "identity_number": person.identity_number,
    }
    return {field: text for field, text in personal.items() if text}
