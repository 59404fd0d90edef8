"""An administrator whom nobody else can help is let in again by who keeps the machine."""

from click.testing import CliRunner, Result

from mingxi.cli.main import main
from mingxi.office.events.models import Event
from mingxi.office.people.models import SecondFactor
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services import enrol_second_factor, try_password


def rescue(number: str) -> Result:
    return CliRunner().invoke(main, ["rescue", number])


def test_the_new_password_opens_the_door_and_the_second_factor_is_off(county) -> None:
    person = county[Role.SECURITY_ADMINISTRATOR]
    enrol_second_factor(person=person, by=person)
    result = rescue(person.number)
    assert result.exit_code == 0, result.output
    password = result.stdout.split("新的初始密码")[1].split()[0]
    assert try_password(sign_in_name=person.sign_in_name, password=password).person == person
    person.refresh_from_db()
    assert person.is_password_issued
    assert not SecondFactor.objects.filter(person=person).exists()
    kinds = list(Event.objects.order_by("-pk").values_list("kind", flat=True)[:4])
    assert {"password.set", "second_factor.removed", "person.unlocked"} <= set(kinds)


def test_who_is_no_administrator_is_sent_to_them(county) -> None:
    before = county[Role.CLERK].password
    result = rescue(county[Role.CLERK].number)
    assert result.exit_code == 1
    assert "由系统管理员签发" in result.stderr
    county[Role.CLERK].refresh_from_db()
    assert county[Role.CLERK].password == before


def test_a_number_that_nobody_has_is_told(county) -> None:  # others have theirs
    result = rescue("77777")
    assert result.exit_code == 1
    assert "没有工号为“77777”的人员" in result.stderr
