"""Sign in: password, second factor, and the log of both."""

from datetime import datetime
from typing import NamedTuple, NoReturn

from django.contrib.auth.hashers import make_password
from django.utils.timezone import localtime

from mingxi.office.events.services import SYSTEM, Actor, Subject, record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.origin import current_origin
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Outcome, Person, SecondFactor, SignIn
from mingxi.office.people.models.persons import normal_sign_in_name
from mingxi.office.people.selectors import sign_ins
from mingxi.office.people.services.second_factors import is_code_good


class Passed(NamedTuple):
    """Who gave the right password, and whether a code is asked before they are in."""

    person: Person
    asks_code: bool


def try_password(*, sign_in_name: str, password: str) -> Passed:
    """Take one try to sign in and log how it ended.

    A name that nobody bears takes the same time, counts the same way and is answered with the same
    words as a wrong password.

    Raises:
        RefusedError: With the words for the page.
    """
    name = normal_sign_in_name(sign_in_name)
    person = Person.objects.filter(sign_in_name=name).first()
    _refuse_paused_address()
    _refuse_closed_name(name, person)
    if person is None:
        make_password(password)
        _refuse(name, None, Outcome.WRONG_NAME)
    if not _is_right(person, password):
        _refuse(name, person, Outcome.WRONG_PASSWORD)
    if not person.is_active:
        _refuse(name, person, Outcome.NOT_ACTIVE)
    if person.is_demonstration and not current_origin().from_this_machine:
        _refuse(name, person, Outcome.NOT_THIS_MACHINE)
    if SecondFactor.objects.filter(person=person).exclude(confirmed_at=None).exists():
        return Passed(person, asks_code=True)
    _accept(person)
    return Passed(person, asks_code=False)


def try_code(*, person: Person, code: str) -> Person:
    """Take the code of who gave the right password before; wrong ones count as wrong passwords do.

    Raises:
        RefusedError: With the words for the page.
    """
    name = person.sign_in_name
    _refuse_paused_address()
    _refuse_closed_name(name, person)
    if not is_code_good(person=person, code=code):
        _refuse(name, person, Outcome.WRONG_CODE)
    _accept(person)
    return person


def ask_password(*, person: Person, password: str) -> None:
    """Ask a signed-in person for their password again, before what a found session must not do.

    Raises:
        RefusedError: Wrong; it counts as a wrong try to sign in does.
    """
    _refuse_closed_name(person.sign_in_name, person)
    if not _is_right(person, password):
        with writing():
            _log(person.sign_in_name, person, Outcome.WRONG_PASSWORD)
            _record_refusal(person, Outcome.WRONG_PASSWORD)
        raise RefusedError(
            "people-wrong-password",
            "现用密码不对。",
            where="present",
            mend="请核对大小写和输入法后再试。",
        )


def unlock_person(*, person: Person, by: Actor) -> Person:
    """Open a closed sign-in name before its time."""
    with writing():
        _log(person.sign_in_name, person, Outcome.UNLOCKED)
        record("person.unlocked", by=by, on=person, facts={"number": person.number})
    return person


def _is_right(person: Person, password: str) -> bool:
    if not person.has_usable_password():
        make_password(password)
        return False
    return person.check_password(password)


def _accept(person: Person) -> None:
    with writing():
        # Tries at once may all have passed the door before the first of them was logged.
        closed_until = sign_ins.name_closed_until(person.sign_in_name)
        if closed_until is None:
            _log(person.sign_in_name, person, Outcome.SIGNED_IN)
            record("sign_in.accepted", by=person, on=person, facts={"number": person.number})
    if closed_until is not None:
        raise _closed(closed_until)


def _refuse_paused_address() -> None:
    until = sign_ins.address_paused_until(current_origin().address)
    if until is not None:
        raise RefusedError(
            "people-address-paused",
            "从这里输错的次数太多。",
            mend=f"请在 {_clock(until)} 之后再试。",
        )


def _refuse_closed_name(name: str, person: Person | None) -> None:
    until = sign_ins.name_closed_until(name)
    if until is not None:
        with writing():
            _log(name, person, Outcome.NAME_CLOSED)
            _record_refusal(person, Outcome.NAME_CLOSED)
        raise _closed(until)


def _closed(until: datetime) -> RefusedError:
    return RefusedError(
        "people-name-closed",
        "这个登录名连续输错，已暂时锁定。",
        mend=f"请在 {_clock(until)} 之后再试，或者请安全管理员解除锁定。",
    )


def _refuse(name: str, person: Person | None, outcome: Outcome) -> NoReturn:
    with writing():
        _log(name, person, outcome)
        _record_refusal(person, outcome)
    message, mend = _WORDS[outcome]
    raise RefusedError(f"people-{outcome.value.replace('_', '-')}", message, mend=mend)


_WRONG = ("登录名或者密码不对。", "请核对大小写和输入法后再试；连续输错五次将锁定十五分钟。")
_WORDS = {
    Outcome.WRONG_NAME: _WRONG,
    Outcome.WRONG_PASSWORD: _WRONG,
    Outcome.WRONG_CODE: (
        "验证码不对，或者已经用过。",
        "请输入验证器上现在的六位数字，或者一个没有用过的恢复码。",
    ),
    Outcome.NOT_ACTIVE: ("这个账号已停用。", "请与系统管理员联系。"),
    Outcome.NOT_THIS_MACHINE: (
        "演示密码只能在运行本系统的机器上使用。",
        "请在那台机器上用 http://127.0.0.1 开头的地址打开；正式使用请另行登记人员。",
    ),
}


def _log(name: str, person: Person | None, outcome: Outcome) -> None:
    SignIn.objects.create(
        at=now(),
        person=person,
        name_digest=sign_ins.name_digest(name),
        address_digest=sign_ins.address_digest(current_origin().address),
        outcome=outcome,
    )


def _record_refusal(person: Person | None, outcome: Outcome) -> None:
    on = Subject("people.person", "unknown") if person is None else person
    record("sign_in.refused", by=SYSTEM, on=on, facts={"outcome": str(outcome)})


def _clock(moment: datetime) -> str:
    return f"{localtime(moment):%H:%M:%S}"
