"""Passwords, lock-out, second factor, tokens, and the log of tries."""

from datetime import timedelta

import pyotp
import pytest
from django.contrib.auth import hashers
from django.db import DatabaseError, transaction

from mingxi.office.events.models import Event
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame import clock
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.origin import Channel, Origin, arriving
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import ApiToken, Outcome, Person, SecondFactor, SignIn
from mingxi.office.people.reckoning import lockout, passwords
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import sign_ins_for
from mingxi.office.people.services import (
    change_person,
    confirm_second_factor,
    enrol_second_factor,
    issue_password,
    issue_token,
    person_of_token,
    remove_second_factor,
    revoke_token,
    set_password,
    try_code,
    try_password,
    unlock_person,
)

PASSWORD = "Heng-chuan-7712"  # noqa: S105  # as the county's conftest has it
GOOD = "Liu-yue-yu-88"
AFAR = Origin(Channel.PAGE, "10.0.0.7")
HERE = Origin(Channel.PAGE, "127.0.0.1", from_this_machine=True)


@pytest.fixture
def clerk(county) -> Person:
    return county[Role.CLERK]


@pytest.fixture
def system(county) -> Person:
    return county[Role.SYSTEM_ADMINISTRATOR]


def outcomes() -> list[str]:
    return list(SignIn.objects.order_by("id").values_list("outcome", flat=True))


def refuse(name: str, password: str = "wrong") -> RefusedError:  # noqa: S107  # a wrong one
    with pytest.raises(RefusedError) as refused:
        try_password(sign_in_name=name, password=password)
    return refused.value


# --- passwords ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("Ab-1", "太短"),
        ("abcdefghijkl", "四类"),
        ("Password123", "常见"),
        ("Lin.Xiaohe1", "相似"),
        (PASSWORD, "用过"),
    ],
)
def test_a_poor_password_is_refused_in_chinese(clerk, password, said) -> None:
    clerk.sign_in_name = "lin.xiaohe"
    with pytest.raises(RefusedError, match=said):
        set_password(person=clerk, password=password, by=clerk)
    set_password(person=clerk, password=GOOD, by=clerk)
    assert clerk.check_password(GOOD)


def test_the_last_passwords_do_not_come_back(clerk) -> None:
    for turn in range(passwords.FORMER_KEPT):
        set_password(person=clerk, password=f"Xin-mi-ma-{turn}0", by=clerk)
    with pytest.raises(RefusedError, match="用过"):
        set_password(person=clerk, password=PASSWORD, by=clerk)
    set_password(person=clerk, password=GOOD, by=clerk)
    set_password(person=clerk, password=PASSWORD, by=clerk)


def test_an_issued_password_must_be_changed_and_an_old_one_too(clerk, system) -> None:
    assert not clerk.must_change_password(today())
    assert clerk.must_change_password(today() + timedelta(days=passwords.DAYS_MAX + 1))
    issued = issue_password(person=clerk, by=system)
    assert try_password(sign_in_name="A001", password=issued).person == clerk
    assert clerk.must_change_password(today())


def test_nobody_issues_a_password_to_themselves(system) -> None:
    with pytest.raises(RefusedError, match="我的账号"):
        issue_password(person=system, by=system)


# --- sign-in --------------------------------------------------------------------------------------


def test_a_sign_in_is_logged_under_the_digest_of_its_address(clerk) -> None:
    with arriving(AFAR):
        assert try_password(sign_in_name="Ａ001 ", password=PASSWORD).person == clerk
    (logged,) = SignIn.objects.all()
    assert (logged.person, logged.outcome) == (clerk, Outcome.SIGNED_IN)
    assert len(logged.address_digest) == 64
    assert "10.0.0.7" not in logged.address_digest


def test_an_unknown_name_is_answered_as_a_wrong_password_is(clerk, monkeypatch) -> None:
    hashed = []
    for name in ("make_password", "check_password"):
        original = getattr(hashers, name)
        spy = lambda *args, _o=original, _n=name, **more: (hashed.append(_n), _o(*args, **more))[1]  # noqa: E731
        monkeypatch.setattr(f"mingxi.office.people.services.sign_in.{name}", spy, raising=False)
        monkeypatch.setattr(f"django.contrib.auth.base_user.{name}", spy)
    known, unknown = refuse("A001"), refuse("nobody")
    assert (known.message, known.mend) == (unknown.message, unknown.mend)
    assert len(hashed) == 2
    unborne = SignIn.objects.get(outcome=Outcome.WRONG_NAME)
    assert unborne.person is None
    assert "nobody" not in unborne.name_digest


@pytest.mark.parametrize("name", ["A001", "nobody"])
def test_a_name_closes_after_failures_whether_anybody_bears_it_or_not(clerk, name) -> None:
    for _ in range(lockout.FAILURES_MAX):
        assert refuse(name).code in {"people-wrong-password", "people-wrong-name"}
    assert refuse(name, PASSWORD).code == "people-name-closed"
    assert outcomes()[-1] == Outcome.NAME_CLOSED


def test_a_good_sign_in_forgets_the_failures_before_it(clerk) -> None:
    for _ in range(2):
        for _ in range(lockout.FAILURES_MAX - 1):
            refuse("A001")
        try_password(sign_in_name="A001", password=PASSWORD)


def test_a_closed_name_opens_by_itself_or_by_the_administrator(county, clerk, monkeypatch) -> None:
    for _ in range(lockout.FAILURES_MAX):
        refuse("A001")
    assert refuse("A001", PASSWORD).code == "people-name-closed"
    unlock_person(person=clerk, by=county[Role.SECURITY_ADMINISTRATOR])
    try_password(sign_in_name="A001", password=PASSWORD)
    for _ in range(lockout.FAILURES_MAX):
        refuse("A001")
    later = now() + lockout.WINDOW + timedelta(seconds=1)
    for module in ("services.sign_in", "selectors.sign_ins"):
        monkeypatch.setattr(f"mingxi.office.people.{module}.now", lambda: later)
    try_password(sign_in_name="A001", password=PASSWORD)


def test_an_address_is_slowed_down_over_all_names(clerk) -> None:
    with arriving(AFAR):
        for turn in range(lockout.ADDRESS_FAILURES_FREE):
            refuse(f"name{turn}")
        logged = SignIn.objects.count()
        assert refuse("A001", PASSWORD).code == "people-address-paused"
        assert SignIn.objects.count() == logged
    with arriving(Origin(Channel.PAGE, "10.0.0.8")):
        try_password(sign_in_name="A001", password=PASSWORD)


def test_a_closed_person_learns_it_only_with_the_right_password(clerk, system) -> None:
    change_person(person=clerk, name="林", sign_in_name="a001", is_active=False, by=system)
    assert refuse("A001").code == "people-wrong-password"
    assert "停用" in refuse("A001", PASSWORD).message


def test_a_demonstration_password_is_good_on_the_machine_itself_alone(clerk) -> None:
    Person.objects.filter(pk=clerk.pk).update(is_demonstration=True)
    with arriving(AFAR):
        assert "演示密码" in refuse("A001", PASSWORD).message
    with arriving(HERE):
        assert try_password(sign_in_name="A001", password=PASSWORD).person == clerk


def test_the_log_is_read_by_the_audit_administrator_and_own_tries_by_everybody(county) -> None:
    try_password(sign_in_name="A001", password=PASSWORD)
    try_password(sign_in_name="A002", password=PASSWORD)
    assert sign_ins_for(county[Role.AUDIT_ADMINISTRATOR]).count() == 2
    assert [row.person for row in sign_ins_for(county[Role.CLERK])] == [county[Role.CLERK]]
    assert not sign_ins_for(county[Role.SYSTEM_ADMINISTRATOR])


# --- second factor --------------------------------------------------------------------------------


def enrolled(person: Person) -> tuple[pyotp.TOTP, list[str]]:
    factor = enrol_second_factor(person=person, by=person)
    totp = pyotp.TOTP(factor.secret)
    return totp, confirm_second_factor(person=person, code=totp.at(now()), by=person)


@pytest.fixture
def passing(monkeypatch):
    """Let time pass for the second factor."""

    def pass_by(seconds: int) -> None:
        later = clock.now() + timedelta(seconds=seconds)
        monkeypatch.setattr("mingxi.office.people.services.second_factors.now", lambda: later)

    return pass_by


def test_a_code_is_asked_once_it_is_confirmed_and_is_good_once(clerk, passing) -> None:
    enrol_second_factor(person=clerk, by=clerk)
    assert not try_password(sign_in_name="A001", password=PASSWORD).asks_code
    totp, _ = enrolled(clerk)
    assert try_password(sign_in_name="A001", password=PASSWORD).asks_code
    passing(60)
    code = totp.at(clock.now() + timedelta(seconds=60))
    assert try_code(person=clerk, code=f"{code[:3]} {code[3:]}") == clerk
    with pytest.raises(RefusedError, match="已经用过"):
        try_code(person=clerk, code=code)


def test_a_wrong_first_code_confirms_nothing(clerk) -> None:
    enrol_second_factor(person=clerk, by=clerk)
    with pytest.raises(RefusedError, match="验证码不对"):
        confirm_second_factor(person=clerk, code="not it", by=clerk)
    assert not try_password(sign_in_name="A001", password=PASSWORD).asks_code


def test_wrong_codes_close_the_name(clerk) -> None:
    enrolled(clerk)
    for _ in range(lockout.FAILURES_MAX):
        with pytest.raises(RefusedError, match="验证码不对"):
            try_code(person=clerk, code="000 00x")
    assert refuse("A001", PASSWORD).code == "people-name-closed"


def test_a_recovery_code_is_good_once_and_for_its_person(county, clerk) -> None:
    _, codes = enrolled(clerk)
    _, others = enrolled(county[Role.UNIT_HEAD])
    assert try_code(person=clerk, code=codes[0].upper()) == clerk
    for code in (codes[0], others[0]):
        with pytest.raises(RefusedError, match="验证码不对"):
            try_code(person=clerk, code=code)


def test_neither_secret_nor_codes_lie_open_in_the_database(clerk) -> None:
    totp, codes = enrolled(clerk)
    kept = str(SecondFactor.objects.values_list("secret", flat=True).get())
    kept += " ".join(clerk.recovery_codes.values_list("code_digest", flat=True))
    assert totp.secret not in kept
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


def test_a_second_factor_is_taken_off_and_enrolled_anew(county, clerk) -> None:
    first, codes = enrolled(clerk)
    with pytest.raises(RefusedError, match="已经启用"):
        enrol_second_factor(person=clerk, by=clerk)
    remove_second_factor(person=clerk, by=county[Role.SECURITY_ADMINISTRATOR])
    assert not try_password(sign_in_name="A001", password=PASSWORD).asks_code
    second, _ = enrolled(clerk)
    assert first.secret != second.secret
    with pytest.raises(RefusedError, match="验证码不对"):
        try_code(person=clerk, code=codes[1])


# --- tokens ---------------------------------------------------------------------------------------


def test_a_token_is_its_person_until_it_is_revoked(clerk) -> None:
    token, text = issue_token(person=clerk, name="导出", days=30, by=clerk)
    assert text not in ApiToken.objects.values_list("token_hash", flat=True)
    assert person_of_token(text) == clerk
    assert ApiToken.objects.get().last_used_at is not None
    assert person_of_token(text + "x") is None
    revoke_token(token=token, by=clerk)
    assert person_of_token(text) is None
    with pytest.raises(RefusedError, match="已经撤销"):
        revoke_token(token=token, by=clerk)


def test_a_token_ends_with_its_time(clerk, monkeypatch) -> None:
    _, text = issue_token(person=clerk, name="导出", days=1, by=clerk)
    later = now() + timedelta(days=1)
    monkeypatch.setattr("mingxi.office.people.services.tokens.now", lambda: later)
    assert person_of_token(text) is None


@pytest.mark.parametrize(
    "state",
    [
        {"is_active": False},
        {"is_password_issued": True},
        {"is_demonstration": True},
    ],
    ids=lambda state: next(iter(state)),
)
def test_a_token_does_not_go_round_the_state_of_its_person(clerk, state) -> None:
    _, text = issue_token(person=clerk, name="导出", days=30, by=clerk)
    with arriving(AFAR):
        assert person_of_token(text) == clerk
        Person.objects.filter(pk=clerk.pk).update(**state)
        assert person_of_token(text) is None


@pytest.mark.parametrize("days", [0, 367])
def test_a_token_has_days(clerk, days) -> None:
    with pytest.raises(RefusedError) as refused:
        issue_token(person=clerk, name="导出", days=days, by=clerk)
    assert refused.value.where == "days"


# --- what is kept ---------------------------------------------------------------------------------


def test_the_log_of_tries_only_grows(clerk) -> None:
    try_password(sign_in_name="A001", password=PASSWORD)
    for change in (
        lambda: SignIn.objects.update(outcome=Outcome.WRONG_PASSWORD),
        lambda: SignIn.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert outcomes() == [Outcome.SIGNED_IN]


def test_every_try_is_an_event_that_names_no_unknown_name(clerk) -> None:
    try_password(sign_in_name="A001", password=PASSWORD)
    refuse("nobody")
    accepted, refused = Event.objects.order_by("pk")[Event.objects.count() - 2 :]
    assert (accepted.kind, accepted.actor_number) == ("sign_in.accepted", "A001")
    assert (refused.kind, refused.actor_number) == ("sign_in.refused", SYSTEM.number)
    assert "nobody" not in f"{refused.facts}{refused.subject_key}"


def test_personal_data_stands_in_the_log_as_salted_digests_alone(clerk) -> None:
    registered = Event.objects.get(kind="person.registered", subject_key=str(clerk.pk))
    assert set(registered.secret_digests) == {"name", "sign_in_name", "phone", "identity_number"}
    told = f"{registered.facts}{registered.secret_digests}{registered.changed}"
    assert not any(value in told for value in (clerk.name, clerk.phone, clerk.identity_number))
