"""Django's description of the app."""

from django.apps import AppConfig


class IdempotencyConfig(AppConfig):
    """Answers that were given."""

    name = "mingxi.office.frame.idempotency"
    label = "idempotency"
    verbose_name = "接口写入"
