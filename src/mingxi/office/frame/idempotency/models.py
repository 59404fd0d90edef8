"""Answers that were given to writes."""

from django.db import models

from mingxi.office.frame.vault.fields import SealedRow, SealedTextField


class GivenAnswer(SealedRow):
    """The answer to one write, to be given again while its key is remembered.

    Key and request are kept as keyed digests and the answer is sealed, since all may name persons.
    """

    key_digest = models.CharField("键的摘要", max_length=64, unique=True)
    request_digest = models.CharField("请求的摘要", max_length=64)
    status = models.PositiveSmallIntegerField("状态码")
    body = SealedTextField("回答")
    given_at = models.DateTimeField("回答时间", db_index=True)

    class Meta:
        verbose_name = "已给出的回答"
        verbose_name_plural = "已给出的回答"
