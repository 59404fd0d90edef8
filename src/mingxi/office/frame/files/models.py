"""The rows of stored files."""

from django.db import models

from mingxi.office.frame.clock import now
from mingxi.office.frame.vault.fields import DigestField, SealedRow, SealedTextField


class StoredFile(SealedRow):
    """A file as it was given; ``row_key`` is also its name in the folder of files."""

    name = SealedTextField("文件名", max_length=255)
    media_type = models.CharField("文件类型", max_length=127)
    size_bytes = models.BigIntegerField("大小（字节）")
    sha256 = SealedTextField("内容的 SHA-256")
    content_digest = DigestField("内容摘要", of="sha256", purpose="file_content")
    content_key = SealedTextField("文件密钥")
    by_number = models.CharField("存入人工号", max_length=32)
    stored_at = models.DateTimeField("存入时间", default=now, db_index=True)

    class Meta:
        verbose_name = "文件"
        verbose_name_plural = "文件"

    def __str__(self) -> str:
        return f"文件 {self.row_key}"
