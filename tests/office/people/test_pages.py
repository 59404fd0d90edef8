"""The pages of people and units, as a person at a browser meets them."""

import re
from datetime import timedelta

import pyotp
import pytest
from django.contrib.auth import get_user
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from mingxi.office.frame.clock import now, today
from mingxi.office.people.models import Person, SecondFactor, Unit
from mingxi.office.people.pages.sessions import BEGUN, SEEN
from mingxi.office.people.reckoning import lockout
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import roles_of
from mingxi.office.people.services import (
    confirm_second_factor,
    enrol_second_factor,
    issue_password,
    issue_token,
    person_of_token,
)

PASSWORD = "Heng-chuan-7712"  # noqa: S105  # as the county's conftest has it
NEW_PASSWORD = "Liu-yue-yu-88"  # noqa: S105  # an invented one
HERE = {"HTTP_HOST": "127.0.0.1"}


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "127.0.0.1"})


@pytest.fixture
def signed_in(county):
    """Give a client at which the holder of a role is signed in."""

    def sign_in(role: Role) -> Client:
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(county[role])
        return client

    return sign_in


def give_password(client: Client, name: str = "A001", password: str = PASSWORD, **more):
    return client.post(reverse("sign-in"), {"sign_in_name": name, "password": password}, **more)


def text(response) -> str:
    return response.content.decode()


# --- sign-in --------------------------------------------------------------------------------------


def test_a_person_signs_in_and_is_led_to_what_was_asked_for(county, client) -> None:
    asked = client.get(reverse("units"))
    assert asked.status_code == 302
    page = client.get(asked.url)
    assert 'name="next" value="/units/"' in text(page)
    answer = client.post(
        reverse("sign-in"),
        {"sign_in_name": "A001", "password": PASSWORD, "next": "/units/"},
    )
    assert answer.url == "/units/"
    assert get_user(client) == county[Role.CLERK]


@pytest.mark.parametrize("wish", ["https://elsewhere.example/", "//elsewhere.example/"])
def test_a_sign_in_never_leads_elsewhere(county, client, wish) -> None:
    answer = client.post(
        reverse("sign-in"), {"sign_in_name": "A001", "password": PASSWORD, "next": wish}
    )
    assert answer.url == reverse("home")


def test_a_wrong_password_keeps_outside_and_says_how_to_go_on(county, client) -> None:
    answer = give_password(client, password="wrong")  # noqa: S106  # a wrong one
    assert answer.status_code == 200
    assert "登录名或者密码不对" in text(answer)
    assert "wrong" not in text(answer)
    assert not get_user(client).is_authenticated


def test_a_closed_name_says_when_it_opens_and_the_administrator_opens_it(
    county, client, signed_in
) -> None:
    for _ in range(lockout.FAILURES_MAX):
        give_password(client, password="wrong")  # noqa: S106  # a wrong one
    assert re.search(r"已暂时锁定。请在 \d\d:\d\d:\d\d 之后再试", text(give_password(client)))
    security = signed_in(Role.SECURITY_ADMINISTRATOR)
    address = reverse("person", kwargs={"person_number": "A001"})
    assert "登录名已锁定" in text(security.get(address))
    security.post(reverse("unlock-person", kwargs={"person_number": "A001"}))
    assert "登录名已锁定" not in text(security.get(address))
    assert give_password(client).status_code == 302


def test_a_demonstration_person_signs_in_on_the_machine_itself_alone(county, client) -> None:
    Person.objects.filter(number="A001").update(is_demonstration=True)
    afar = give_password(client, REMOTE_ADDR="10.0.0.7")
    assert "演示密码只能在运行本系统的机器上使用" in text(afar)
    behind = give_password(client, HTTP_X_FORWARDED_FOR="10.0.0.7")
    assert "演示密码" in text(behind)
    assert give_password(client).status_code == 302
    assert client.get(reverse("account")).status_code == 200
    assert client.get(reverse("account"), REMOTE_ADDR="10.0.0.7").status_code == 302
    assert not get_user(client).is_authenticated


def test_the_second_factor_is_asked_after_the_password(county, client) -> None:
    clerk = county[Role.CLERK]
    factor = enrol_second_factor(person=clerk, by=clerk)
    codes = confirm_second_factor(person=clerk, code=pyotp.TOTP(factor.secret).at(now()), by=clerk)
    assert client.get(reverse("second-factor")).url == reverse("sign-in")
    assert give_password(client).url == reverse("second-factor")
    assert not get_user(client).is_authenticated
    wrong = client.post(reverse("second-factor"), {"code": "000 00x"})
    assert "验证码不对" in text(wrong)
    assert client.post(reverse("second-factor"), {"code": codes[0]}).url == reverse("home")
    assert get_user(client) == clerk


def test_the_wait_for_a_code_ends_when_the_password_changes(county, client) -> None:
    clerk = county[Role.CLERK]
    factor = enrol_second_factor(person=clerk, by=clerk)
    confirm_second_factor(person=clerk, code=pyotp.TOTP(factor.secret).at(now()), by=clerk)
    give_password(client)
    assert client.get(reverse("second-factor")).status_code == 200
    issue_password(person=clerk, by=county[Role.SYSTEM_ADMINISTRATOR])
    assert client.get(reverse("second-factor")).url == reverse("sign-in")


def test_signing_out_takes_a_post(signed_in) -> None:
    client = signed_in(Role.CLERK)
    assert client.get(reverse("sign-out")).status_code == 405
    assert get_user(client).is_authenticated
    assert client.post(reverse("sign-out")).url == reverse("sign-in")
    assert not get_user(client).is_authenticated


# --- sessions -------------------------------------------------------------------------------------


def age(client: Client, **keys: timedelta) -> None:
    session = client.session
    for key, past in keys.items():
        session[key] = int((now() - past).timestamp())
    session.save()


@pytest.mark.parametrize(
    ("ages", "over"),
    [
        ({BEGUN: timedelta(hours=9), SEEN: timedelta(minutes=29)}, False),
        ({BEGUN: timedelta(hours=9), SEEN: timedelta(minutes=31)}, True),
        ({BEGUN: timedelta(hours=11), SEEN: timedelta(minutes=1)}, True),
    ],
)
def test_a_session_ends_when_it_is_idle_or_old(signed_in, ages, over) -> None:
    client = signed_in(Role.CLERK)
    age(client, **ages)
    answer = client.get(reverse("account"))
    assert (answer.status_code == 302) == over
    assert get_user(client).is_authenticated != over


def test_a_page_that_asks_by_itself_keeps_no_session_alive(signed_in) -> None:
    client = signed_in(Role.CLERK)
    age(client, **{BEGUN: timedelta(hours=1), SEEN: timedelta(minutes=20)})
    before = client.session[SEEN]
    client.get(reverse("account"), headers={"HX-Request": "true"})
    assert client.session[SEEN] == before
    client.get(reverse("account"))
    assert client.session[SEEN] > before


def test_a_fragment_of_an_ended_session_leads_the_whole_page_to_the_sign_in(signed_in) -> None:
    client = signed_in(Role.CLERK)
    age(client, **{BEGUN: timedelta(hours=1), SEEN: timedelta(hours=1)})
    answer = client.get(reverse("account"), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == f"{reverse('sign-in')}?next=/account/"


def test_an_issued_password_is_changed_before_anything_else(county, client, signed_in) -> None:
    system = signed_in(Role.SYSTEM_ADMINISTRATOR)
    shown = text(system.post(reverse("issue-password", kwargs={"person_number": "A001"})))
    issued = re.search(r"<code>(\w{4}-\w{4}-\w{4})</code>", shown)
    assert issued is not None
    give_password(client, password=issued[1])
    assert client.get(reverse("units")).url == reverse("change-password")
    changed = client.post(
        reverse("change-password"),
        {"present": issued[1], "password": NEW_PASSWORD, "again": NEW_PASSWORD},
    )
    assert changed.url == reverse("account")
    assert client.get(reverse("units")).status_code == 200


def test_the_other_sessions_end_when_it_is_asked_for_or_the_password_changes(signed_in) -> None:
    here, there, third = (signed_in(Role.CLERK) for _ in range(3))
    assert there.get(reverse("account")).status_code == 200
    here.post(reverse("end-sessions"))
    assert here.get(reverse("account")).status_code == 200
    assert there.get(reverse("account")).status_code == 302
    assert third.get(reverse("account")).status_code == 302
    again = signed_in(Role.CLERK)
    here.post(
        reverse("change-password"),
        {"present": PASSWORD, "password": NEW_PASSWORD, "again": NEW_PASSWORD},
    )
    assert here.get(reverse("account")).status_code == 200
    assert again.get(reverse("account")).status_code == 302


# --- one's own account ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"present": "wrong"}, "现用密码不对"),
        ({"again": "Liu-yue-yu-89"}, "两次输入的新密码不同"),
        ({"password": "short", "again": "short"}, "密码太短"),
    ],
    ids=["present", "again", "poor"],
)
def test_a_password_that_cannot_be_changed_says_why(signed_in, wish, said) -> None:
    client = signed_in(Role.CLERK)
    whole = {"present": PASSWORD, "password": NEW_PASSWORD, "again": NEW_PASSWORD}
    assert said in text(client.post(reverse("change-password"), whole | wish))
    assert client.post(reverse("change-password"), whole).status_code == 302


def test_the_account_shows_personal_data_masked(signed_in) -> None:
    shown = text(signed_in(Role.CLERK).get(reverse("account")))
    assert "138****8000" in shown
    assert "110101********0599" in shown
    assert "13800138000" not in shown


def test_a_second_factor_is_enrolled_by_its_picture_and_taken_off_by_the_password(
    county, signed_in
) -> None:
    client = signed_in(Role.CLERK)
    drawn = text(client.post(reverse("enrol-second-factor")))
    assert "<svg" in drawn
    assert "style=" not in drawn[drawn.index('class="qr"') :]
    factor = SecondFactor.objects.get()
    assert factor.secret in drawn
    assert "验证码不对" in text(client.post(reverse("enrol-second-factor"), {"code": "12"}))
    code = pyotp.TOTP(factor.secret).at(now())
    done = text(client.post(reverse("enrol-second-factor"), {"code": code}))
    assert len(re.findall(r"<li><code>\w{5}-\w{5}</code>", done)) == 10
    client.post(reverse("remove-second-factor"), {"present": "wrong"})
    assert SecondFactor.objects.exists()
    client.post(reverse("remove-second-factor"), {"present": PASSWORD})
    assert not SecondFactor.objects.exists()


def test_a_token_is_shown_once_and_revoked(county, signed_in) -> None:
    client = signed_in(Role.CLERK)
    shown = text(client.post(reverse("issue-token"), {"name": "每日导出", "days": "30"}))
    found = re.search(r"<code>(mingxi_[\w-]+)</code>", shown)
    assert found is not None
    assert person_of_token(found[1]) == county[Role.CLERK]
    account = text(client.get(reverse("account")))
    assert "每日导出" in account
    assert found[1] not in account
    token = county[Role.CLERK].tokens.get()
    client.post(reverse("revoke-token", kwargs={"token_id": token.pk}))
    assert person_of_token(found[1]) is None


def test_a_token_of_another_is_not_there(county, signed_in) -> None:
    head = county[Role.UNIT_HEAD]
    token, written = issue_token(person=head, name="导出", days=9, by=head)
    address = reverse("revoke-token", kwargs={"token_id": token.pk})
    assert signed_in(Role.CLERK).post(address).status_code == 404
    assert person_of_token(written) == head
    assert signed_in(Role.UNIT_HEAD).post(address).status_code == 302


# --- units ----------------------------------------------------------------------------------------


def test_units_are_a_tree_of_what_one_may_see(signed_in) -> None:
    shown = text(signed_in(Role.DEPARTMENT_REVIEWER).get(reverse("units")))
    assert "蘅川县教育局" in shown
    assert "蘅川县第一中学" in shown
    assert "蘅川县民政局" not in shown
    assert "新设单位" not in shown


def test_units_are_found_by_name_and_code_but_not_beyond_sight(signed_in) -> None:
    client = signed_in(Role.DEPARTMENT_REVIEWER)
    assert "蘅川县第一中学" in text(client.get(reverse("units"), {"q": "第一中学"}))
    assert "蘅川县第一中学" in text(client.get(reverse("units"), {"q": "201001"}))
    assert "没有找到" in text(client.get(reverse("units"), {"q": "民政"}))


def test_a_unit_is_added_changed_and_closed(county, signed_in) -> None:
    client = signed_in(Role.SYSTEM_ADMINISTRATOR)
    wish = {
        "code": "201002",
        "name": "蘅川县实验小学",
        "level": "county",
        "kind": "spending_unit",
        "parent": "201",
    }
    taken = text(client.post(reverse("add-unit"), wish | {"code": "201001"}))
    assert "这个单位编码已经使用" in taken
    assert client.post(reverse("add-unit"), wish).status_code == 302
    unit = {"unit_code": "201002"}
    client.post(reverse("change-unit", kwargs=unit), wish | {"name": "蘅川县第二小学"})
    assert Unit.objects.get(code="201002").name == "蘅川县第二小学"
    assert "不能恢复" in text(client.get(reverse("close-unit", kwargs=unit)))
    client.post(reverse("close-unit", kwargs=unit))
    assert Unit.objects.get(code="201002").is_closed(today())


def test_a_unit_that_cannot_be_closed_says_why_and_stays(county, signed_in) -> None:
    client = signed_in(Role.SYSTEM_ADMINISTRATOR)
    shown = text(client.post(reverse("close-unit", kwargs={"unit_code": "201"})))
    assert "还有单位“蘅川县第一中学”" in shown
    assert "请先撤销下级单位" in shown
    assert not Unit.objects.get(code="201").is_closed(today())


def test_a_page_of_a_unit_shows_roles_to_those_who_may_know_them(signed_in) -> None:
    school = reverse("unit", kwargs={"unit_code": "201001"})
    assert "单位财务" in text(signed_in(Role.UNIT_HEAD).get(school))
    seen = text(signed_in(Role.SYSTEM_ADMINISTRATOR).get(school))
    assert "沈静秋" in seen
    assert "单位财务" not in seen


# --- persons --------------------------------------------------------------------------------------


def test_persons_are_searched_and_narrowed(signed_in) -> None:
    client = signed_in(Role.SECURITY_ADMINISTRATOR)
    assert "林晓禾" in text(client.get(reverse("persons"), {"q": "晓禾"}))
    assert "周伯远" not in text(client.get(reverse("persons"), {"q": "晓禾"}))
    of_unit = text(client.get(reverse("persons"), {"unit": "201001"}))
    assert "周伯远" in of_unit
    assert "苏映雪" not in of_unit
    assert "没有找到" in text(client.get(reverse("persons"), {"state": "closed"}))


def test_many_persons_come_by_pages(county, signed_in) -> None:
    Person.objects.bulk_create(
        Person(number=f"X{turn:03}", name="众人", sign_in_name=f"x{turn}") for turn in range(40)
    )
    client = signed_in(Role.SYSTEM_ADMINISTRATOR)
    assert text(client.get(reverse("persons"))).count('<th scope="row">') == 30
    assert "X039" in text(client.get(reverse("persons"), {"page": 2}))


def test_a_person_is_registered_changed_and_closed(county, signed_in) -> None:
    client = signed_in(Role.SYSTEM_ADMINISTRATOR)
    wish = {"number": "N001", "name": "叶知秋", "sign_in_name": "ye", "phone": "13900139000"}
    assert "已经登记" in text(client.post(reverse("register-person"), wish | {"number": "A001"}))
    answer = client.post(reverse("register-person"), wish)
    assert answer.status_code == 302
    shown = text(client.get(answer.url))
    assert "139****9000" in shown
    assert "13900139000" not in shown
    address = reverse("change-person", kwargs={"person_number": "N001"})
    assert "13900139000" not in text(client.get(address))
    client.post(address, {"name": "叶知秋", "sign_in_name": "ye"})
    person = Person.objects.get(number="N001")
    assert not person.is_active
    assert person.phone == "13900139000"


def test_the_system_administrator_does_not_see_what_persons_may_do(signed_in) -> None:
    address = reverse("person", kwargs={"person_number": "A001"})
    assert "任岗" not in text(signed_in(Role.SYSTEM_ADMINISTRATOR).get(address))
    assert "任岗" in text(signed_in(Role.SECURITY_ADMINISTRATOR).get(address))


def test_a_role_is_given_and_ended(county, signed_in) -> None:
    client = signed_in(Role.SECURITY_ADMINISTRATOR)
    address = reverse("appoint-person", kwargs={"person_number": "A001"})
    wish = {"role": "unit_head", "unit": "201001", "begins": str(today())}
    refused = text(client.post(address, wish))
    assert "“经办人”与“单位负责人”是“单位内审签”的两方" in refused
    client.post(address, wish | {"role": "disclosure_officer"})
    clerk = county[Role.CLERK]
    assert roles_of(clerk) == {Role.CLERK, Role.DISCLOSURE_OFFICER}
    held = clerk.appointments.get(role=Role.DISCLOSURE_OFFICER)
    ending = reverse("end-appointment", kwargs={"appointment_id": held.pk})
    assert "不能早于今天" in text(client.post(ending, {"ends": "2020-01-01"}))
    client.post(ending, {"ends": str(today())})
    assert roles_of(clerk) == {Role.CLERK}


def test_an_audit_is_assigned_with_its_units_and_its_end(county, signed_in) -> None:
    client = signed_in(Role.SECURITY_ADMINISTRATOR)
    Person.objects.create(number="D002", name="新审计", sign_in_name="d002")
    address = reverse("appoint-person", kwargs={"person_number": "D002"})
    wish = {"role": "auditor", "unit": "203", "begins": str(today())}
    assert "审计岗须指定被审计单位" in text(client.post(address, wish))
    wish["covers"] = ["201", "201001"]
    assert "审计岗须有失效日期" in text(client.post(address, wish))
    wish["ends"] = str(today() + timedelta(days=30))
    assert client.post(address, wish).status_code == 302
    assert roles_of(Person.objects.get(number="D002")) == {Role.AUDITOR}


def test_a_lost_second_factor_is_taken_off_by_security(county, signed_in) -> None:
    clerk = county[Role.CLERK]
    factor = enrol_second_factor(person=clerk, by=clerk)
    confirm_second_factor(person=clerk, code=pyotp.TOTP(factor.secret).at(now()), by=clerk)
    address = reverse("reset-second-factor", kwargs={"person_number": "A001"})
    assert signed_in(Role.SYSTEM_ADMINISTRATOR).post(address).status_code == 403
    signed_in(Role.SECURITY_ADMINISTRATOR).post(address)
    assert not SecondFactor.objects.exists()


# --- the log --------------------------------------------------------------------------------------


def test_the_sign_in_log_is_narrowed_by_number_outcome_and_day(county, client, signed_in) -> None:
    give_password(client)
    give_password(Client(headers={"host": "127.0.0.1"}), "A002", "wrong")
    give_password(Client(headers={"host": "127.0.0.1"}), "nobody", "wrong")
    reader = signed_in(Role.AUDIT_ADMINISTRATOR)
    log = reverse("sign-ins")
    shown = text(reader.get(log))
    assert "林晓禾" in shown
    assert "周伯远" in shown
    assert "没有此登录名" in shown
    assert "周伯远" not in text(reader.get(log, {"number": "A001"}))
    assert "林晓禾" not in text(reader.get(log, {"outcome": "wrong_password"}))
    after = {"since": str(today() + timedelta(days=1))}
    assert "没有登录记录" in text(reader.get(log, after))


def test_a_message_is_said_once(county, signed_in) -> None:
    client = signed_in(Role.SECURITY_ADMINISTRATOR)
    answer = client.post(reverse("unlock-person", kwargs={"person_number": "A001"}))
    assert [str(one) for one in get_messages(answer.wsgi_request)] == ["林晓禾的登录名已解除锁定。"]
    assert "已解除锁定" in text(client.get(answer.url))
    assert "已解除锁定" not in text(client.get(answer.url))
