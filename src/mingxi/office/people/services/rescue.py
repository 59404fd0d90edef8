"""Let an administrator in again whom nobody else can help.

The system administrator issues passwords, the security administrator takes a second factor off;
who holds one of these roles alone and loses the way in is helped by whoever keeps the machine, and
the log tells it.
"""

from django.contrib.auth.hashers import make_password

from mingxi.languages import say
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.database import writing
from mingxi.office.frame.telling import ToldError
from mingxi.office.people.models import Person, SecondFactor
from mingxi.office.people.reckoning.passwords import issued_password
from mingxi.office.people.reckoning.roles import ADMINISTRATORS
from mingxi.office.people.selectors import roles_of
from mingxi.office.people.services.passwords import keep_password
from mingxi.office.people.services.second_factors import remove_second_factor
from mingxi.office.people.services.sign_in import unlock_person


def rescue_administrator(*, number: str) -> tuple[Person, str]:
    """Issue a password to an administrator, take a second factor off, unlock; give the password.

    Raises:
        ToldError: Nobody has this number, or the person is no administrator today.
    """
    person = Person.objects.filter(number=number).first()
    if person is None:
        raise ToldError(say("没有工号为“{number}”的人员。请核对工号。", number=number))
    if ADMINISTRATORS.isdisjoint(roles_of(person)):
        raise ToldError(
            say(
                "“{number}”今天不是管理员。其他人的密码由系统管理员签发，"
                "二次验证由安全管理员停用。",
                number=number,
            )
        )
    password = issued_password()
    hashed = make_password(password)
    with writing():
        keep_password(person=person, hashed=hashed, by=SYSTEM)
        if SecondFactor.objects.filter(person=person).exists():
            remove_second_factor(person=person, by=SYSTEM)
        unlock_person(person=person, by=SYSTEM)
    return person, password
