"""An empty office is opened by three administrators, who are three persons, and only once."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from mingxi.cli.main import main
from mingxi.office.events.models import Event
from mingxi.office.people.models import Person, Unit

WORDS = (
    "begin",
    "--unit=101=蘅川县财政局",
    "--system=90001=钟守一",
    "--security=90002=安以宁",
    "--audit=90003=申若谷",
)


@pytest.fixture
def begin() -> Callable[..., Result]:
    """``mingxi begin``, with words put in place of others."""
    return lambda **changes: CliRunner().invoke(
        main, [changes.get(word.split("=")[0].strip("-"), word) for word in WORDS]
    )


def test_three_persons_are_registered_and_their_passwords_told_once(begin) -> None:
    result = begin()
    assert result.exit_code == 0, result.output
    told = [line.split() for line in result.stdout.splitlines() if "初始密码" in line]
    assert [words[1] for words in told] == ["90001", "90002", "90003"]
    assert list(Unit.objects.values_list("name", flat=True)) == ["蘅川县财政局"]
    for _, number, _, password, _ in told:
        person = Person.objects.get(number=number)
        assert person.check_password(password)
        assert person.is_password_issued
        assert not person.is_demonstration
    assert "person.registered" in Event.objects.values_list("kind", flat=True)


def test_an_office_that_has_begun_begins_no_more(begin) -> None:
    assert begin().exit_code == 0
    again = begin(system="--system=90009=外来者")
    assert again.exit_code == 2
    assert "系统里已有人员" in again.stderr
    assert Person.objects.count() == 3


def test_one_person_is_not_two_administrators(begin) -> None:
    result = begin(security="--security=90001=安以宁")
    assert result.exit_code == 2
    assert "工号 90001 写了两次。三名管理员须是三个人" in result.stderr
    assert not Person.objects.exists()
    assert not Unit.objects.exists()


def test_an_administrator_without_a_name_is_asked_for(begin) -> None:
    result = begin(audit="--audit=90003")
    assert result.exit_code == 2
    assert "--audit 的值不对：CODE=NAME" in result.stderr


def test_a_missing_administrator_is_asked_for() -> None:
    result = CliRunner().invoke(main, list(WORDS[:-1]))
    assert result.exit_code == 2
    assert "请写出 --audit。" in result.stderr
