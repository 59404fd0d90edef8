"""Set and issue passwords."""

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import today
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning import passwords


class MakeUpValidator:
    """Asks a password for length and several kinds of characters (``AUTH_PASSWORD_VALIDATORS``)."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002  # Django asks so
        """Raise ``ValidationError`` where there are too few."""
        if len(password) < passwords.LENGTH_MIN:
            raise ValidationError(
                f"密码太短：至少{passwords.LENGTH_MIN}个字符。", code="password_too_short"
            )
        if passwords.kinds_in(password) < passwords.KINDS_MIN:
            raise ValidationError(
                f"密码太简单：{_KINDS}，现在只有{passwords.kinds_in(password)}类。",
                code="password_kinds",
            )

    def get_help_text(self) -> str:
        """Tell what is asked."""
        return f"至少{passwords.LENGTH_MIN}个字符，{_KINDS}。"


_KINDS = f"须含大写字母、小写字母、数字、其他符号四类中的{passwords.KINDS_MIN}类以上"


def set_password(*, person: Person, password: str, by: Actor) -> Person:
    """Set a password; one that somebody else chose must be changed at the next sign-in.

    It ends all other sessions of the person. Hashing is slow on purpose and lies outside of the
    transaction.

    Raises:
        RefusedError: Where the policy does not allow it, or it was used lately.
    """
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise RefusedError("people-password", " ".join(error.messages), where="password") from error
    if any(
        check_password(password, former) for former in (person.password, *person.former_passwords)
    ):
        raise RefusedError(
            "people-password-used",
            f"这个密码用过：不能与现在的和最近{passwords.FORMER_KEPT}次的相同。",
            where="password",
            mend="请换一个没有用过的。",
        )
    return keep_password(person=person, hashed=make_password(password), by=by)


def keep_password(*, person: Person, hashed: str, by: Actor) -> Person:
    """Keep a password that was hashed before, outside of the transaction this may be part of."""
    is_issued = by.number != person.number
    with writing():
        row = Person.objects.select_for_update().get(pk=person.pk)
        if row.has_usable_password():
            row.former_passwords = [row.password, *row.former_passwords][: passwords.FORMER_KEPT]
        row.password = hashed
        row.is_password_issued = is_issued
        row.password_changed_on = today()
        fields = ["password", "former_passwords", "is_password_issued", "password_changed_on"]
        row.save(update_fields=fields)
        facts: dict[str, str | int] = {"number": row.number, "issued": int(is_issued)}
        record("password.set", by=by, on=row, changed=["password"], facts=facts)
    person.refresh_from_db(fields=fields)
    return person


def issue_password(*, person: Person, by: Actor) -> str:
    """Set a drawn password for somebody else and give it, to be handed over and changed at once."""
    if by.number == person.number:
        raise RefusedError(
            "people-own-password", "自己的密码请在“我的账号”中更换。", where="person"
        )
    password = passwords.issued_password()
    set_password(person=person, password=password, by=by)
    return password
