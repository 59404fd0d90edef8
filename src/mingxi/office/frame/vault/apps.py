"""Django's description of the app."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Keys and sealed fields; it has no rows of its own."""

    name = "mingxi.office.frame.vault"
    label = "vault"
    verbose_name = "密钥与加密字段"
