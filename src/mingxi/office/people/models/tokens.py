"""Tokens by which programs use the API as their person."""

from datetime import datetime

from django.db import models

from mingxi.office.people.models.persons import Person


class ApiToken(models.Model):
    """A token; only its hash is kept, the token itself is shown once."""

    person = models.ForeignKey(
        Person, verbose_name="人员", on_delete=models.PROTECT, related_name="tokens"
    )
    name = models.CharField("用途", max_length=64)
    token_hash = models.CharField("令牌摘要", max_length=64, unique=True)
    created_at = models.DateTimeField("签发时间")
    expires_at = models.DateTimeField("到期时间")
    last_used_at = models.DateTimeField("最近使用", null=True, blank=True)
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)

    class Meta:
        verbose_name = "接口令牌"
        verbose_name_plural = "接口令牌"
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        """Give what it is for."""
        return self.name

    def is_valid(self, at: datetime) -> bool:
        """Tell whether it opens anything at a time."""
        return self.revoked_at is None and at < self.expires_at
