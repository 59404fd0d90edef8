"""The second factor: an authenticator app, and codes for the day it is lost."""

from django.db import models

from mingxi.office.frame.vault.fields import SealedRow, SealedTextField
from mingxi.office.people.models.persons import Person


class SecondFactor(SealedRow):
    """A person's authenticator (TOTP, RFC 6238); it counts once a first code confirmed it."""

    person = models.OneToOneField(
        Person, verbose_name="人员", on_delete=models.PROTECT, related_name="second_factor"
    )
    secret = SealedTextField("密钥", max_length=64)
    confirmed_at = models.DateTimeField("启用时间", null=True, blank=True)
    # A code is good once (RFC 6238, 5.2): the step of the last one taken.
    last_step = models.BigIntegerField("最近时间步", default=0)

    class Meta:
        verbose_name = "二次验证"
        verbose_name_plural = "二次验证"

    def __str__(self) -> str:
        """Give whose it is."""
        return f"{self.person}的二次验证"


class RecoveryCode(models.Model):
    """A code that stands once for the authenticator; kept as a keyed digest."""

    person = models.ForeignKey(
        Person, verbose_name="人员", on_delete=models.PROTECT, related_name="recovery_codes"
    )
    code_digest = models.CharField("恢复码摘要", max_length=64, unique=True)
    used_at = models.DateTimeField("使用时间", null=True, blank=True)

    class Meta:
        verbose_name = "恢复码"
        verbose_name_plural = "恢复码"

    def __str__(self) -> str:
        """Give whose it is."""
        return f"{self.person}的恢复码"
