"""Persons who may sign in."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import normalize

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest

from mingxi.office.frame.clock import today
from mingxi.office.frame.vault.fields import SealedRow, SealedTextField
from mingxi.office.people.models.units import CODE
from mingxi.office.people.reckoning import passwords
from mingxi.office.people.reckoning.roles import Role
from mingxi.prose.identifiers import IdentifierKind, identifiers_in

if TYPE_CHECKING:
    from mingxi.office.people.models.appointments import Appointment

PHONE = RegexValidator(r"^[0-9+-]{7,20}\Z", "只能用 7 至 20 位数字和连字符。")


def identity_number_validator(number: str) -> None:
    """Refuse what is no identity number of a citizen (GB 11643-1999: day of birth, check digit)."""
    found = [(one.text, one.kind, one.sound) for one in identifiers_in(number)]
    if found != [(number, IdentifierKind.IDENTITY, True)]:
        raise ValidationError("身份证号不对，请核对各位数字。")


def normal_sign_in_name(name: str) -> str:
    """Give the form under which a sign-in name is kept and looked for: ``Ｗang.M`` → ``wang.m``."""
    return normalize("NFKC", name).strip().casefold()


class Person(SealedRow, AbstractBaseUser):
    """A person who may sign in; never deleted, since the log names persons for ever."""

    number = models.CharField(
        "工号",
        max_length=32,
        unique=True,
        validators=[CODE],
        error_messages={"unique": "这个工号已经登记，请核对或者换一个。"},
    )
    name = models.CharField("姓名", max_length=64)
    sign_in_name = models.CharField(
        "登录名",
        max_length=64,
        unique=True,
        validators=[RegexValidator(r"^[\w.@-]+\Z", "只能用文字、数字和 . @ - _，不含空格。")],
        error_messages={"unique": "这个登录名已有人使用，请换一个。"},
    )
    phone = SealedTextField("联系电话", max_length=20, blank=True, validators=[PHONE])
    identity_number = SealedTextField(
        "身份证号", max_length=18, blank=True, validators=[identity_number_validator]
    )
    is_active = models.BooleanField("在用", default=True)
    is_demonstration = models.BooleanField("演示人员", default=False)
    # Set where somebody else chose the password.
    is_password_issued = models.BooleanField("密码待更换", default=True)
    password_changed_on = models.DateField("密码更换日期", null=True, blank=True)
    former_passwords = models.JSONField("曾用密码", default=list, blank=True)
    # Raised to end all sessions that began before.
    session_round = models.PositiveIntegerField("会话轮次", default=0)

    # The sign-in log tells it, and with the wrong tries.
    last_login = None

    objects = BaseUserManager["Person"]()
    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS = ["number", "name"]

    class Meta:
        verbose_name = "人员"
        verbose_name_plural = "人员"
        ordering = ["number"]

    def __str__(self) -> str:
        """Give the name."""
        return self.name

    def must_change_password(self, on: date) -> bool:
        """Tell whether the password is somebody else's choice, or too old (等级保护).

        The passwords of demonstration persons are shown to everybody, and stay.
        """
        if self.is_demonstration:
            return False
        if self.is_password_issued or self.password_changed_on is None:
            return True
        return on > self.password_changed_on + timedelta(days=passwords.DAYS_MAX)

    @cached_property
    def appointments_today(self) -> list["Appointment"]:
        """The appointments that hold today, asked once for a request's person."""
        return list(self.appointments.on(today()).select_related("unit"))

    @property
    def roles_today(self) -> frozenset[Role]:
        """The roles held today."""
        return frozenset(Role(held.role) for held in self.appointments_today)

    @property
    def standing(self) -> str:
        """What the person is today, for the head of pages: ``柳溪镇财政所 乡镇财政所``."""
        return "；".join(
            f"{held.unit.name} {held.get_role_display()}" for held in self.appointments_today
        )

    def get_session_auth_hash(self) -> str:
        """Bind sessions to the password and to the round."""
        return f"{super().get_session_auth_hash()}{self.session_round}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Do the same under former secrets of the installation."""
        for fallback in super().get_session_auth_fallback_hash():
            yield f"{fallback}{self.session_round}"


class PersonRequest(HttpRequest):
    """A request as views behind ``@needs`` get it: who asks is known to be a person."""

    # The guard has turned everybody else away.
    user: Person
