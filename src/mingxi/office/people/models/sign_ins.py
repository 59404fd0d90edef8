"""The log of sign-ins."""

from django.db import models
from django.db.models import TextChoices

from mingxi.office.frame.database.triggers import append_only
from mingxi.office.people.models.persons import Person


class Outcome(TextChoices):
    """How a try ended."""

    SIGNED_IN = "signed_in", "登录成功"
    WRONG_NAME = "wrong_name", "登录名不存在"
    WRONG_PASSWORD = "wrong_password", "密码不对"  # an outcome, no password
    WRONG_CODE = "wrong_code", "验证码不对"
    NAME_CLOSED = "name_closed", "登录名已锁定"
    NOT_ACTIVE = "not_active", "人员已停用"
    NOT_THIS_MACHINE = "not_this_machine", "演示密码只能在本机使用"
    UNLOCKED = "unlocked", "解除锁定"


# After them the tries before no longer count against a name.
CLEARING = (Outcome.SIGNED_IN, Outcome.UNLOCKED)
FAILING = (Outcome.WRONG_NAME, Outcome.WRONG_PASSWORD, Outcome.WRONG_CODE)
# Tries at a closed name do not keep it closed, but they slow down who makes them.
SLOWING = (*FAILING, Outcome.NAME_CLOSED)


class SignIn(models.Model):
    """One try to sign in; append-only. What comes while an address is paused is not even looked at.

    A name that nobody bears is kept as digest alone: what is typed there by mistake is often a
    password. The address is a digest as well; the same address gives the same digest.
    """

    at = models.DateTimeField("时间", db_index=True)
    person = models.ForeignKey(
        Person,
        verbose_name="人员",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sign_ins",
    )
    name_digest = models.CharField("登录名摘要", max_length=64)
    address_digest = models.CharField("地址摘要", max_length=64, blank=True)
    outcome = models.CharField("结果", max_length=32, choices=Outcome.choices)

    class Meta:
        verbose_name = "登录记录"
        verbose_name_plural = "登录记录"
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["name_digest", "at"], name="sign_in_name"),
            models.Index(fields=["address_digest", "at"], name="sign_in_address"),
        ]

    def __str__(self) -> str:
        """Give time and outcome."""
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.get_outcome_display()}"

    @property
    def tone(self) -> str:
        """The class of the badge that shows the outcome."""
        return "badge-ok" if self.outcome in CLEARING else "badge-warn"


TRIGGERS = append_only("people_signin")
